"""Calendars for the tests: the national arrangement of chinesecalendar and regional overlays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import chinese_calendar

_KNOWN = range(2004, 2027)
_is_workday = cache(chinese_calendar.is_workday)


@dataclass(frozen=True)
class ListedCalendar:
    """The national calendar plus further rest days with their names."""

    code: str = "CN"
    overlay: Mapping[date, str] = field(default_factory=dict)

    def is_known(self, year: int) -> bool:
        return year in _KNOWN

    def is_workday(self, day: date) -> bool:
        if not self.is_known(day.year):
            return day.weekday() < 5
        return day not in self.overlay and _is_workday(day)

    def reason(self, day: date) -> str | None:
        if day in self.overlay:
            return self.overlay[day]
        if not self.is_known(day.year):
            return None
        is_holiday, name = chinese_calendar.get_holiday_detail(day)
        if is_holiday:
            return chinese_calendar.Holiday(name).chinese if name else None
        return "调休上班" if day.weekday() >= 5 else None


CN = ListedCalendar()
NINGXIA = ListedCalendar("CN-NX", {date(2022, 7, 11): "古尔邦节", date(2022, 7, 12): "古尔邦节"})
CALENDARS = {calendar.code: calendar for calendar in (CN, NINGXIA)}
