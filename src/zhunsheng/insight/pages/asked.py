"""What a page of figures was asked for: year or days, place, and the addresses of the neighbouring pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest

from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.forms import parse_day
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.lib import clock

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
    """The place of ``?place=``; 404 when there is none."""
    code = request.GET.get("place", "")
    if not code:
        return Scope()
    place = Place.objects.filter(code=code).first()
    if place is None:
        raise Http404("没有这个区划。")
    return Scope(place)


class AskedForm(forms.Form):
    """年度和区划: the line above the figures."""

    year = forms.ChoiceField(label="年度", required=False)
    place = forms.ChoiceField(label="区划", required=False)

    def __init__(self, period: Period, scope: Scope) -> None:
        code = scope.place.code if scope.place else ""
        super().__init__({"year": period.start.year, "place": code})
        year: Any = self.fields["year"]
        year.choices = [(one, f"{one}年") for one in years()]
        place: Any = self.fields["place"]
        place.choices = [("", "全部区划"), *places()]


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
    """``/desk/<path>`` with the period and place that are asked now, and ``values``."""
    kept = {
        name: request.GET[name] for name in ("until", "place", "month") if request.GET.get(name)
    }
    query = {name: value for name, value in {**kept, **values}.items() if value not in (None, "")}
    return f"/desk/{path}" + (f"?{urlencode(query)}" if query else "")
