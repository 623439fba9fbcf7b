"""What a page of figures was asked for: year or days, place, and the addresses of the neighbouring pages."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest

from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.forms import parse_day
from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.lib import clock

M = TypeVar("M", Place, Unit)
#: Those who work in the house. A respondent's clerk reads the published report instead.
READERS = ("leader", "auditor", "chief", "organ_head", "handler", "registrar")
#: Who looks from above.
LEADERS = ("leader", "organ_head", "chief", "auditor")
#: Who may declare a report final, or restate it; leaders read only.
FREEZERS = ("chief", "organ_head")
FIRST_YEAR = 2015


def period_of(request: HttpRequest, year: int | None = None) -> Period:
    """The year of the address or of ``?year=`` (default: this one), cut off at ``?until=`` or narrowed to ``?month=``.

    404 when it has not begun.
    """
    asked = request.GET.get("year", "")
    wanted = year or (int(asked) if asked.isdecimal() else clock.today().year)
    month = request.GET.get("month", "")
    if wanted < FIRST_YEAR:
        raise Http404(f"没有{FIRST_YEAR}年以前的数字。")
    try:
        until = parse_day(request.GET["until"]) if request.GET.get("until") else None
        whole = Period.of_year(wanted, until)
        return whole.months()[int(month) - 1] if month.isdecimal() and int(month) else whole
    except (ValueError, IndexError, OverflowError) as error:
        raise Http404("这个期间还没有数字，请选已经开始的期间。") from error


def scope_of(request: HttpRequest) -> Scope:
    """The place of ``?place=`` and the unit of ``?unit=``; 404 when there is none."""
    return Scope(
        _found(Place, request.GET.get("place", ""), "没有这个区划。"),
        _found(Unit, request.GET.get("unit", ""), "没有这个单位。"),
    )


def _found(model: type[M], code: str, missing: str) -> M | None:
    """The place or unit of a code; None where none is asked for."""
    if not code:
        return None
    found = model._default_manager.filter(code=code).first()
    if found is None:
        raise Http404(missing)
    return found


class AskedForm(forms.Form):
    """年度、区划和单位: the line above the figures."""

    year = forms.ChoiceField(label="年度", required=False)
    place = forms.ChoiceField(label="区划", required=False)
    unit = forms.ChoiceField(label="单位", required=False)

    def __init__(self, period: Period, scope: Scope) -> None:
        place_code = scope.place.code if scope.place else ""
        unit_code = scope.unit.code if scope.unit else ""
        super().__init__({"year": period.start.year, "place": place_code, "unit": unit_code})
        year: Any = self.fields["year"]
        year.choices = [(one, f"{one}年") for one in years()]
        place: Any = self.fields["place"]
        place.choices = [("", "全部区划"), *places()]
        unit: Any = self.fields["unit"]
        unit.choices = [("", "全部单位"), *units(period, scope)]


def units(period: Period, scope: Scope) -> list[tuple[str, str]]:
    """The organs that report by themselves: those that exist at the period's end, and the one that is asked for."""
    own = (Unit.Kind.GOVERNMENT, Unit.Kind.DEPARTMENT, Unit.Kind.TOWNSHIP)
    rows = Unit.objects.valid_on(period.end).filter(kind__in=own).order_by("code")
    found = {unit.code: unit.label for unit in rows}
    if scope.unit is not None:
        found.setdefault(scope.unit.code, scope.unit.label)
    return list(found.items())


def places() -> list[tuple[str, str]]:
    """The county and its townships by code: what a figure can be narrowed to."""
    levels = (Place.Level.COUNTY, Place.Level.TOWNSHIP)
    return list(Place.objects.filter(level__in=levels).order_by("code").values_list("code", "name"))


def years() -> list[int]:
    """The years that can be chosen, newest first."""
    return list(range(clock.today().year, FIRST_YEAR - 1, -1))


def begun(year: int) -> bool:
    """Whether a year has begun."""
    return FIRST_YEAR <= year <= clock.today().year


def holds_any(person: Person, roles: tuple[str, ...]) -> bool:
    """Whether the person has one of the roles in any business."""
    return any(right.role.code in roles for right in rights(person))


def address(path: str, request: HttpRequest, **values: Any) -> str:
    """``/desk/<path>`` with the period, place and unit that are asked now, and ``values``."""
    kept = {
        name: request.GET[name]
        for name in ("until", "place", "unit", "month")
        if request.GET.get(name)
    }
    query = {name: value for name, value in {**kept, **values}.items() if value not in (None, "")}
    return f"/desk/{path}" + (f"?{urlencode(query)}" if query else "")
