"""The timeline that limits are counted on, and the record of one count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zhunsheng.lib.days.terms import Calendar, Extension, Pause, Rule, Unit, add_months

DAY = timedelta(days=1)
SATURDAY = 5

Interval = tuple[date, date]
"""Days that do not count: from the first to the day before the second."""


def uncounted(pauses: Iterable[Pause], as_of: date) -> list[Interval]:
    """The days that pauses take away; open ones reach to `as_of`. They may overlap."""
    return [(p.start, as_of if p.end is None else p.end) for p in pauses]


class Timeline:
    """A calendar from which some days are taken out; remembers which unknown years it met."""

    def __init__(self, calendar: Calendar, off: Sequence[Interval] = ()) -> None:
        self.calendar = calendar
        self.off = off
        self.unknown: set[int] = set()

    def is_workday(self, day: date) -> bool:
        """Whether `day` is worked, for all that is known of years without a notice."""
        if not self.calendar.is_known(day.year):
            self.unknown.add(day.year)
        return self.calendar.is_workday(day)

    def is_off(self, day: date) -> bool:
        """Whether `day` lies in a pause."""
        return any(start <= day < end for start, end in self.off)

    def counts(self, day: date, unit: Unit) -> bool:
        """Whether `day` uses up one unit (days for a limit in months, too)."""
        return not self.is_off(day) and (unit != Unit.WD or self.is_workday(day))

    def walk(self, start: date, amount: int, unit: Unit) -> date:
        """The day on which the `amount`-th unit after `start` ends."""
        if unit == Unit.M:
            amount = (add_months(start, amount) - start).days
        day = start
        while amount:
            day += DAY
            amount -= self.counts(day, unit)
        return day

    def walk_back(self, end: date, amount: int, unit: Unit) -> date:
        """The day of the `amount`-th unit before `end`, `end` not counted."""
        day = end
        while amount:
            day -= DAY
            amount -= self.counts(day, unit)
        return day

    def next_workday(self, day: date) -> date:
        """`day` itself, or the first working day after it; a paused day cannot be the last one."""
        while self.is_off(day) or not self.is_workday(day):
            day += DAY
        return day

    def count(self, start: date, end: date, unit: Unit) -> int:
        """How many units lie after `start` up to and with `end`."""
        return sum(self.counts(day, unit) for day in days_between(start, end))


def days_between(start: date, end: date) -> Iterator[date]:
    """The days after `start` up to and with `end`."""
    for ordinal in range(start.toordinal() + 1, end.toordinal() + 1):
        yield date.fromordinal(ordinal)


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of counting in one unit: `amount` units after `start` end on `end`."""

    start: date
    end: date
    amount: int
    unit: Unit
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One count with everything its explanation needs."""

    rule: Rule
    start: date
    trigger: str
    timeline: Timeline
    pauses: tuple[Pause, ...]
    extensions: tuple[Extension, ...]
    legs: tuple[Leg, ...]
    due: date
    as_of: date
    unknown: tuple[int, ...]
