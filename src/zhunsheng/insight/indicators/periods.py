"""Periods and the ways in which a row belongs to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, Protocol

from django.db.models import Q

from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """From one day to another, both included. ``end`` is the cut-off that a report has to state.

    Raises ``ValueError`` when the end lies before the start.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(
                f"统计期间的止日{date_text(self.end)}早于起日{date_text(self.start)}。"
            )

    @classmethod
    def of_year(cls, year: int, until: date | None = None) -> Period:
        """A calendar year, cut off at ``until`` and never later than today.

        Raises ``ValueError`` for a year that has not begun by then.
        """
        first = date(year, 1, 1)
        last = min(date(year, 12, 31), until or clock.today(), clock.today())
        if last < first:
            raise ValueError(f"{year}年在截止日期{date_text(last)}还没有开始，没有数字可统计。")
        return cls(first, last)

    @property
    def is_year(self) -> bool:
        """A whole calendar year."""
        return (self.start, self.end) == (
            date(self.start.year, 1, 1),
            date(self.start.year, 12, 31),
        )

    @property
    def title(self) -> str:
        """2022年, or 2022年1月1日至2022年10月31日."""
        if self.is_year:
            return f"{self.start.year}年"
        return f"{date_text(self.start)}至{date_text(self.end)}"

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """The first instant of the period and the first one after it, by Chinese time."""
        first = datetime.combine(self.start, time(), clock.CHINA)
        return first, datetime.combine(self.end + DAY, time(), clock.CHINA)

    def year_before(self) -> Period:
        """The same days one year earlier; 29 February becomes the 28th."""
        return Period(_year_earlier(self.start), _year_earlier(self.end))

    def months(self) -> list[Period]:
        """The calendar months of the period, the first and last ones cut to it."""
        found = []
        start = self.start
        while start <= self.end:
            following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
            found.append(Period(start, min(following - DAY, self.end)))
            start = following
        return found


def _year_earlier(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


class Moment(Protocol):
    """A way in which rows belong to a period."""

    @property
    def text(self) -> str:
        """The rule in words that do not depend on the period, for frozen definitions."""

    def condition(self, period: Period) -> Q:
        """The rows that belong to ``period``."""


@dataclass(frozen=True)
class During:
    """A flow: what ``field`` dates lies in the period. ``instant`` says that it is a date with time."""

    field: str
    instant: bool = False

    @property
    def text(self) -> str:
        """See :class:`Moment`."""
        return f"{self.field} in period"

    def condition(self, period: Period) -> Q:
        """See :class:`Moment`."""
        if self.instant:
            first, after = period.instants
            return Q((f"{self.field}__gte", first), (f"{self.field}__lt", after))
        return Q((f"{self.field}__range", (period.start, period.end)))


@dataclass(frozen=True)
class OpenAt:
    """A stock: begun on or before the day and not ended by it.

    The day is the period's last one, or with ``at="start"`` the eve of its first one (what was carried in). ``ends``
    dates the day of the ending, on which a row is no longer open; with ``inclusive`` it is the last day on which it
    still holds, as in registers with 有效期至.
    """

    begins: str
    ends: str
    at: Literal["start", "end"] = "end"
    inclusive: bool = False

    @property
    def text(self) -> str:
        """See :class:`Moment`."""
        day = "end of period" if self.at == "end" else "eve of period"
        last = "last day" if self.inclusive else "ended"
        return f"{self.begins} by {day}, {self.ends} ({last}) not by then"

    def condition(self, period: Period) -> Q:
        """See :class:`Moment`."""
        day = period.end if self.at == "end" else period.start - DAY
        later = f"{self.ends}__gte" if self.inclusive else f"{self.ends}__gt"
        return Q((f"{self.begins}__lte", day)) & (
            Q((f"{self.ends}__isnull", True)) | Q((later, day))
        )


@dataclass(frozen=True)
class Whenever:
    """No period: every row counts as it stands now."""

    @property
    def text(self) -> str:
        """See :class:`Moment`."""
        return "as it stands"

    def condition(self, _period: Period) -> Q:
        """See :class:`Moment`."""
        return Q()
