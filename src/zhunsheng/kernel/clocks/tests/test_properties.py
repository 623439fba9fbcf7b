"""Any interleaving of pauses, exclusions, extensions and resumptions, on real rows, against plain counting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks import services as clocks
from zhunsheng.kernel.clocks.explain import explain
from zhunsheng.kernel.clocks.models import Clock, Period
from zhunsheng.kernel.clocks.replay import Operation, rebuild
from zhunsheng.kernel.clocks.services import ClockRefused
from zhunsheng.kernel.clocks.tests.days import D
from zhunsheng.kernel.matters.models import Matter

DAY = timedelta(days=1)
CODES = ["reconsideration.decide", "reconsideration.reply", "reconsideration.correct"]

steps = st.lists(
    st.tuples(
        st.integers(0, 12),  # days since the step before
        st.sampled_from(["pause", "exclusion", "resume", "extend", "exclude"]),
        st.integers(1, 25),  # amount of an extension, or length of a closed exclusion
    ),
    max_size=9,
)
starts = st.dates(D("2022-01-01"), D("2022-06-30"))


class Undo(Exception):
    """Ends an example without leaving rows."""


def perform(clock: Clock, step: str, on: date, amount: int) -> Operation | None:
    """Do one step; returns the operation that the engine would have recorded, or None when refused."""
    try:
        match step:
            case "pause" | "exclusion":
                clocks.pause(clock, on, kind=step)
                return Operation("pause", clock.code, on, kind=step)
            case "resume":
                ended = clocks.resume(clock, on)
                assert ended is not None
                return Operation("resume", clock.code, on, kind=ended.kind)
            case "extend":
                clocks.extend(clock, amount, on)
                return Operation("extend", clock.code, on, amount=amount)
            case _:
                clocks.exclude(clock, on, on + amount * DAY)
                return Operation("exclude", clock.code, on, until=on + amount * DAY)
    except ClockRefused as refusal:
        if not (refusal.message.endswith("。") and refusal.remedy.endswith("。")):
            raise
        return None


def counted_by_hand(clock: Clock) -> tuple[date, date]:
    """Nominal and rolled last day, counted day by day from the stored rows alone."""
    calendar, periods = for_area(clock.area), list(clock.periods.all())
    off = [(p.starts_on, p.ends_on) for p in periods if p.kind != Period.Kind.EXTENSION]

    def is_off(day: date) -> bool:
        return any(first <= day < until for first, until in off if until is not None)

    left = clock.amount + sum(p.counted or 0 for p in periods)
    day = clock.started_on
    while left:
        day += DAY
        left -= not is_off(day) and (clock.unit == "CD" or calendar.is_workday(day))
    last = day
    while clock.rollover and (is_off(last) or not calendar.is_workday(last)):
        last += DAY
    return day, last


def snapshot(clock: Clock) -> list[tuple[object, ...]]:
    rows = clock.periods.order_by("pk").values_list("kind", "starts_on", "ends_on", "counted")
    fresh = Clock.objects.get(pk=clock.pk)
    return [(fresh.state, fresh.nominal_on, fresh.due_on, fresh.provisional), *rows]


@pytest.mark.parametrize("code", CODES)
@given(start=starts, story=steps)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_rows_agree_with_counting_and_with_replay(
    matter: Matter, code: str, start: date, story: list[tuple[int, str, int]]
) -> None:
    with pytest.raises(Undo), transaction.atomic():
        check_story(matter, code, start, story)
        raise Undo


def check_story(matter: Matter, code: str, start: date, story: list[tuple[int, str, int]]) -> None:
    clock = clocks.start(matter, code, start, version="2017")
    done = [Operation("start", code, start, version="2017")]
    on = start
    for gap, step, amount in story:
        on += gap * DAY
        before = snapshot(clock)
        due = clock.due_on
        # The engine reads the clock afresh for every act.
        clock = Clock.objects.get(pk=clock.pk)
        operation = perform(clock, step, on, amount)
        if operation is None:
            assert snapshot(clock) == before
            continue
        done.append(operation)
        stored = Clock.objects.get(pk=clock.pk)
        has_open = stored.periods.filter(ends_on=None).exclude(kind="extension").exists()
        assert stored.is_paused == has_open
        assert stored.due_on >= stored.nominal_on
        assert stored.due_on >= due, "nothing shortens a limit"
        if not has_open:
            assert (stored.nominal_on, stored.due_on) == counted_by_hand(stored)
            assert explain(stored, on).due_on == stored.due_on
    within_the_law(clock)
    before = snapshot(clock)
    rebuild(matter, done)
    assert snapshot(Clock.objects.get(matter=matter)) == before


def within_the_law(clock: Clock) -> None:
    maximum = {"reconsideration.decide": 30, "reconsideration.reply": 0}.get(clock.code)
    extended = sum(p.counted or 0 for p in clock.periods.all())
    assert maximum is None or extended <= maximum


@given(start=starts, pause=st.integers(0, 70), length=st.integers(0, 90), end=st.integers(0, 200))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_clock_is_missed_exactly_when_met_after_its_last_day(
    matter: Matter, start: date, pause: int, length: int, end: int
) -> None:
    with pytest.raises(Undo), transaction.atomic():
        clock = clocks.start(matter, CODES[0], start, version="2017")
        clocks.pause(clock, start + pause * DAY)
        clocks.resume(clock, start + (pause + length) * DAY)
        done_on = start + end * DAY
        clocks.meet(clock, done_on)
        _nominal, last = counted_by_hand(clock)
        assert Clock.objects.get().state == ("missed" if done_on > last else "met")
        raise Undo
