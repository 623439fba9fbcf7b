"""The calendar in memory: which days are worked in an area, as `zhunsheng.lib.days` asks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.calendar.models import CalendarArea, CalendarYear, DayEntry
from zhunsheng.kernel.calendar.versions import Watched

DEFAULT_AREA = "CN-NX"
NATIONAL_AREA = "CN"
SATURDAY = 5


class UnknownArea(LookupError):
    """No calendar has that code; the message is for the user."""

    def __init__(self, code: str, known: list[str]) -> None:
        super().__init__(
            f"没有代码为“{code}”的工作日历，可用的有：{'、'.join(known) or '（尚未装载）'}。"
        )


@dataclass(frozen=True)
class AreaCalendar:
    """The arrangement of one area with those above it; implements ``zhunsheng.lib.days.Calendar``.

    In a year without a notice it answers from what is sure (weekdays, the parent's notice, the days that the
    statute itself names) and says that the year is not known.
    """

    code: str
    name: str
    days: Mapping[date, tuple[bool, str]]
    known: frozenset[int]
    sources: Mapping[int, tuple[str, ...]]
    ancestors: tuple[str, ...] = ()

    def is_workday(self, day: date, /) -> bool:
        """Whether ``day`` is worked, for all that is known today."""
        entry = self.days.get(day)
        return day.weekday() < SATURDAY if entry is None else entry[0]

    def is_known(self, year: int, /) -> bool:
        """Whether every notice that governs the area in ``year`` has been entered."""
        return year in self.known

    def reason(self, day: date, /) -> str | None:
        """Which holiday falls on ``day``, or that a weekend is worked; None for an ordinary day."""
        entry = self.days.get(day)
        if entry is None:
            return None
        return "调休上班" if entry[0] else entry[1]

    def source(self, year: int) -> tuple[str, ...]:
        """The notices (or the statute) that the year's days come from."""
        return self.sources.get(year, ())


def for_area(code: str = DEFAULT_AREA) -> AreaCalendar:
    """The calendar of an area by its code (``CN``, ``CN-NX``). Raises :class:`UnknownArea`."""
    found = CALENDAR.get().get(code)
    if found is None:
        raise UnknownArea(code, sorted(CALENDAR.get()))
    return found


def areas_under(code: str) -> list[str]:
    """Codes of the area and of all areas that inherit from it."""
    return [
        area.code for area in CALENDAR.get().values() if code == area.code or code in area.ancestors
    ]


def _load() -> dict[str, AreaCalendar]:
    areas = {area.pk: area for area in CalendarArea.objects.all()}
    years: dict[int, list[CalendarYear]] = {}
    for row in CalendarYear.objects.order_by("year"):
        years.setdefault(row.area_id, []).append(row)
    days: dict[int, dict[date, tuple[bool, str]]] = {}
    for area_id, day, kind, name in DayEntry.objects.values_list("area_id", "day", "kind", "name"):
        days.setdefault(area_id, {})[day] = (kind == DayEntry.Kind.WORK, name)
    return {area.code: _merged(area, areas, years, days) for area in areas.values()}


def _merged(
    area: CalendarArea,
    areas: Mapping[int, CalendarArea],
    years: Mapping[int, list[CalendarYear]],
    days: Mapping[int, dict[date, tuple[bool, str]]],
) -> AreaCalendar:
    """Lay the area's days over those of the areas above it."""
    chain = [area]
    while chain[0].parent_id is not None:
        chain.insert(0, areas[chain[0].parent_id])
    merged: dict[date, tuple[bool, str]] = {}
    known: set[int] | None = None
    sources: dict[int, tuple[str, ...]] = {}
    for link in chain:
        merged |= days.get(link.pk, {})
        rows = years.get(link.pk, [])
        for row in rows:
            sources[row.year] = (*sources.get(row.year, ()), row.source)
        if link.announces:
            loaded = {row.year for row in rows if row.status == CalendarYear.Status.LOADED}
            known = loaded if known is None else known & loaded
    return AreaCalendar(
        code=area.code,
        name=area.name,
        days=merged,
        known=frozenset(known or ()),
        sources=sources,
        ancestors=tuple(link.code for link in chain[:-1]),
    )


CALENDAR: Watched[dict[str, AreaCalendar]] = Watched("calendar", _load)
