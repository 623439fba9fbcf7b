"""What a time limit is made of: its rule, its pauses and extensions, the calendar, the answer."""

import calendar as gregorian
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, Protocol


class Calendar(Protocol):
    """Which days are worked, as the government has arranged them for one region."""

    @property
    def code(self) -> str:
        """Such as `CN` or `CN-NX`."""

    def is_workday(self, day: date, /) -> bool:
        """Whether `day` is worked; for a year not known, what is sure of it (weekdays at least)."""

    def is_known(self, year: int, /) -> bool:
        """Whether every holiday notice of the year is entered; if not, answers are provisional."""

    def reason(self, day: date, /) -> str | None:
        """Why `day` is not what its weekday suggests: `国庆节`, `调休上班`; None if it is."""


class Unit(StrEnum):
    """What a limit is counted in."""

    WD = "WD"
    CD = "CD"
    M = "M"

    def amount(self, number: int) -> str:
        """`number` of this unit in Chinese: 20个工作日, 60日, 3个月; whole years as statutes say them, 5年."""
        if self is Unit.M and number and number % 12 == 0:
            return f"{number // 12}年"
        return f"{number}{_UNIT_WORDS[self]}"


_UNIT_WORDS = {Unit.WD: "个工作日", Unit.CD: "日", Unit.M: "个月"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A limit as the statute states it: so many units, and whether a rest day moves the end."""

    amount: int
    unit: Unit
    rollover: bool = False

    def __post_init__(self) -> None:
        _require_positive(self.amount, "期限")


@dataclass(frozen=True, slots=True)
class Pause:
    """A time that does not count: 中止 (pause) or 补正、鉴定、听证 and the like (exclusion).

    It begins on `start` and the limit runs again on `end`: the days from `start` to the day before
    `end` are not counted, so one that ends on the day it began takes nothing away. `end` is None
    while it lasts.
    """

    start: date
    end: date | None
    kind: Literal["pause", "exclusion"] = "pause"
    reason: str = ""

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"恢复日期 {self.end} 早于开始日期 {self.start}，请核对后重新填写。")


@dataclass(frozen=True, slots=True)
class Extension:
    """A lawful lengthening; counted from the original end of the limit, not from its approval."""

    amount: int
    unit: Unit
    reason: str = ""

    def __post_init__(self) -> None:
        _require_positive(self.amount, "延长期限")


def _require_positive(amount: int, what: str) -> None:
    if amount < 1:
        raise ValueError(f"{what}应当是不小于1的整数，现为{amount}。")


@dataclass(frozen=True, slots=True)
class Due:
    """When a limit ends.

    `nominal` is its last day with pauses and extensions, `due` the last day after roll-over;
    `provisional`: the answer leans on a year whose holidays are not yet announced;
    `open`: a pause lasts, and the dates are as if it ended on the day of asking;
    `remaining`: working days (for a limit in working days) or calendar days (for the others) after
    the day of asking up to `due`; 0 on the last day, negative when overdue. While a pause lasts, it
    is what the pause found unused, counted to `nominal`, and stands still.
    """

    nominal: date
    due: date
    provisional: bool
    remaining: int
    open: bool
    explain: Callable[[], list[str]] = field(repr=False, compare=False)

    @property
    def explanation(self) -> list[str]:
        """How the dates came about, in Chinese sentences; composed when asked for."""
        return self.explain()


@dataclass(frozen=True, slots=True)
class Before:
    """The last day for an act that must come so long before an event (“七日前”).

    `nominal` is the last day that keeps the distance, to check an act that was done; `latest` is
    the last working day not after it, to plan one.
    """

    nominal: date
    latest: date
    provisional: bool
    explanation: list[str]


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier), or that month's last day (民法典 202)."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = gregorian.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(day.day, last))
