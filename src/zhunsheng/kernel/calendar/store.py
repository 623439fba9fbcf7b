"""Writing one year's arrangement of one area; the only place that changes the tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from zhunsheng.kernel.calendar.areas import CALENDAR
from zhunsheng.kernel.calendar.models import CalendarArea, CalendarYear, DayEntry

if TYPE_CHECKING:
    from zhunsheng.kernel.calendar.entries import Entry
    from zhunsheng.kernel.orgs.models import Person


@transaction.atomic
def replace_year(
    area: CalendarArea,
    year: int,
    entries: Iterable[Entry],
    *,
    status: str,
    source: str,
    confirmed: bool,
    by: Person | None = None,
    at: datetime | None = None,
) -> CalendarYear:
    """Make ``entries`` the arrangement of ``area`` for ``year``.

    A notice may name days at the turn of the year: they win over the neighbouring year's.
    """
    entries = list(entries)
    row, _made = CalendarYear.objects.update_or_create(
        area=area,
        year=year,
        defaults={
            "status": status,
            "source": source,
            "confirmed": confirmed,
            "entered_by": by,
            "entered_at": at,
        },
    )
    row.days.all().delete()
    DayEntry.objects.filter(area=area, day__in=[entry.day for entry in entries]).delete()
    DayEntry.objects.bulk_create(
        DayEntry(area=area, notice=row, day=entry.day, kind=entry.kind, name=entry.name)
        for entry in entries
    )
    CALENDAR.changed()
    return row
