"""Whether a day is worked as a condition of a query, for rules that must not ask the database themselves."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, Q

from zhunsheng.kernel.calendar.areas import DEFAULT_AREA, NATIONAL_AREA, SATURDAY
from zhunsheng.kernel.calendar.models import DayEntry


def worked(day: date, area: str = DEFAULT_AREA) -> Q:
    """True for every row when ``day`` is worked in the area, by its own notice before the national one."""
    own, national = (
        DayEntry.objects.filter(day=day, area__code=code) for code in (area, NATIONAL_AREA)
    )
    kinds = DayEntry.Kind
    by_nation = (
        ~Q(Exists(national.filter(kind=kinds.REST)))
        if day.weekday() < SATURDAY
        else Q(Exists(national.filter(kind=kinds.WORK)))
    )
    return Q(Exists(own.filter(kind=kinds.WORK))) | (
        ~Q(Exists(own.filter(kind=kinds.REST))) & by_nation
    )
