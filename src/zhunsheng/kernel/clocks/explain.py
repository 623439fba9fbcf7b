"""A clock in words and in days: how the last day came about, what is left, what colour it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from zhunsheng.kernel.calendar.areas import AreaCalendar, for_area
from zhunsheng.kernel.clocks import moves
from zhunsheng.kernel.clocks.models import Clock, ClockQuerySet, Period
from zhunsheng.kernel.statutes.limits import limit_by_id
from zhunsheng.lib import days
from zhunsheng.lib.days import Before, Due, Pause, Unit
from zhunsheng.lib.days.words import countdown
from zhunsheng.lib.hanzi import date_text

SOON_SHARE = 5
"""Amber when less than one part in so many is left …"""
SOON_DAYS = 3
"""… or fewer than so many days."""
STRIP_LENGTH = 200
"""Longer stretches (years of a bar period) are not drawn day by day."""

DAY = timedelta(days=1)
PARTIES = frozenset({"applicant", "party"})
"""Whose limits are rights and no duties of an office; a respondent is an office."""
LAPSED = "lapsed"
"""The tone of an ended limit that was a party's: a right was not used, and no office is late."""


@dataclass(frozen=True)
class StripDay:
    """One day of the picture: ``kind`` is start, counted, idle (not counted), paused, rolled or after.

    ``number`` is the how-manieth unit the day is, ``name`` its holiday, ``is_due`` marks the last day, ``is_today``
    the day of asking.
    """

    day: date
    kind: str
    number: int
    name: str
    is_due: bool
    is_today: bool


@dataclass(frozen=True)
class Explanation:
    """What a page shows of a clock.

    ``remaining`` counts ``unit_text`` after the day of asking: 0 on the last day, negative when overdue; for a closed
    clock it is 0. ``tone`` is ok, soon, overdue, lapsed (a party's limit) or paused. ``sentences`` lead from the event
    to the last day.
    """

    clock: Clock
    as_of: date
    due_on: date
    nominal_on: date
    remaining: int
    unit: Unit
    tone: str
    provisional: bool
    sentences: list[str]

    @property
    def state(self) -> str:
        """The clock's state."""
        return self.clock.state

    @property
    def unit_text(self) -> str:
        """个工作日 or 日."""
        return self.unit.amount(0).removeprefix("0")

    @property
    def headline(self) -> str:
        """还剩12日, 今天到期, 已逾期3个工作日, 暂停 …, for the place where the number stands large."""
        clock = self.clock
        if clock.is_paused:
            return f"暂停，恢复后{countdown(max(self.remaining, 0), self.unit_text)}"
        if not clock.is_open:
            return str(clock.get_state_display())
        return "期限已过" if self.tone == LAPSED else countdown(self.remaining, self.unit_text)

    @cached_property
    def strip(self) -> list[StripDay]:
        """The stretch day by day; empty when it is longer than a page can show."""
        last = max(self.due_on, min(self.as_of, self.due_on + 7 * DAY))
        if (last - self.clock.started_on).days > STRIP_LENGTH or self.clock.backward:
            return []
        return list(_strip(self, last))


def explain(clock: Clock, as_of: date) -> Explanation:
    """The clock as it stands on ``as_of``."""
    until = clock.closed_on or as_of if not clock.is_open else as_of
    answer = moves.reckon(clock, until)
    due_on = answer.due if isinstance(answer, Due) else answer.nominal
    unit = Unit.WD if clock.unit == Unit.WD else Unit.CD
    remaining = _remaining(clock, answer, as_of, unit)
    return Explanation(
        clock=clock,
        as_of=as_of,
        due_on=due_on,
        nominal_on=answer.nominal,
        remaining=remaining,
        unit=unit,
        tone=_tone(clock, due_on, remaining, unit),
        provisional=answer.provisional,
        sentences=[_basis(clock), *answer.explanation, *_ending(clock, due_on), *_doubt(clock)],
    )


def explained(clocks: ClockQuerySet, as_of: date) -> list[Explanation]:
    """Many clocks as they stand, for lists: two queries, however many they are."""
    rows = list(clocks.prefetch_related("periods"))
    for row in rows:
        row.loaded = list(row.periods.all())
    return [explain(row, as_of) for row in rows]


def _remaining(clock: Clock, answer: Due | Before, as_of: date, unit: Unit) -> int:
    if not clock.is_open:
        return 0
    if isinstance(answer, Due):
        return answer.remaining
    return days.count(as_of, answer.nominal, unit, for_area(clock.area))


def _tone(clock: Clock, due_on: date, remaining: int, unit: Unit) -> str:
    if clock.is_paused:
        return "paused"
    if clock.state == Clock.State.MISSED:
        return LAPSED if _is_of_a_party(clock) else "overdue"
    if not clock.is_open:
        return "ok"
    if remaining < 0:
        return LAPSED if _is_of_a_party(clock) else "overdue"
    first, last = sorted((clock.started_on, due_on))
    whole = days.count(first, last, unit, for_area(clock.area), _pauses(clock), last)
    return "soon" if remaining < SOON_DAYS or remaining * SOON_SHARE < whole else "ok"


def _is_of_a_party(clock: Clock) -> bool:
    return limit_by_id(clock.limit_id).whose in PARTIES


def _pauses(clock: Clock) -> list[Pause]:
    return [
        Pause(period.starts_on, period.ends_on)
        for period in clock.history
        if period.kind != Period.Kind.EXTENSION
    ]


def _basis(clock: Clock) -> str:
    limit = limit_by_id(clock.limit_id)
    text = f"依据{limit.cite.text}，{clock.title}的期限为{Unit(clock.unit).amount(clock.amount)}"
    if (clock.amount, clock.unit) != (limit.amount, limit.unit):
        text += f"（法定{limit.amount_text}，本案另行确定）"
    return text + "。"


def _ending(clock: Clock, due_on: date) -> Iterator[str]:
    if clock.closed_on is None:
        return
    day = date_text(clock.closed_on)
    if clock.state == Clock.State.MET:
        yield f"已于{day}完成，没有超过期限。"
    elif clock.state == Clock.State.MISSED:
        late = (clock.closed_on - due_on).days
        yield f"已于{day}完成，超过届满日{late}天。"
    else:
        yield f"自{day}起不再适用。"


def _doubt(clock: Clock) -> Iterator[str]:
    ungranted = [
        period
        for period in clock.history
        if period.kind == Period.Kind.EXTENSION and (period.counted or 0) < (period.amount or 0)
    ]
    for period in ungranted:
        granted = Unit(period.unit).amount(period.amount or 0)
        counted = Unit(period.unit).amount(period.counted or 0)
        yield f"{date_text(period.starts_on)}批准延长{granted}，依法计入{counted}。"
    limit = limit_by_id(clock.limit_id)
    if not limit.confirmed:
        yield "这项期限的依据还没有由法制人员核对，请以法律原文为准。"


def _strip(explanation: Explanation, last: date) -> Iterator[StripDay]:
    clock = explanation.clock
    calendar = for_area(clock.area)
    pauses = _pauses(clock)
    number, day = 0, clock.started_on
    while day <= last:
        kind = _kind(explanation, day, calendar, pauses)
        number += kind == "counted"
        yield StripDay(
            day=day,
            kind=kind,
            number=number if kind == "counted" else 0,
            name=calendar.reason(day) or ("" if calendar.is_workday(day) else "周末"),
            is_due=day == explanation.due_on,
            is_today=day == explanation.as_of,
        )
        day += DAY


def _kind(explanation: Explanation, day: date, calendar: AreaCalendar, pauses: list[Pause]) -> str:
    if day == explanation.clock.started_on:
        return "start"
    if day > explanation.due_on:
        return "after"
    end = explanation.as_of
    if any(pause.start <= day < (pause.end or end) for pause in pauses):
        return "paused"
    if day > explanation.nominal_on:
        return "rolled"
    if explanation.unit == Unit.WD and not calendar.is_workday(day):
        return "idle"
    return "counted"
