"""Clocks rebuilt from recorded operations."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zhunsheng.kernel.clocks import services as clocks
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.clocks.replay import Operation, rebuild
from zhunsheng.kernel.clocks.tests.days import D
from zhunsheng.kernel.matters.models import Matter

DECIDE, REPLY, EXAMINE = (
    "reconsideration.decide",
    "reconsideration.reply",
    "reconsideration.examine",
)
STORY = [
    Operation("start", EXAMINE, D("2022-08-03"), 1, "2017", leading=True),
    Operation("meet", EXAMINE, D("2022-08-08"), 2),
    Operation("start", DECIDE, D("2022-08-08"), 2, "2017", leading=True),
    Operation("start", REPLY, D("2022-08-10"), 3, "2017"),
    Operation("meet", REPLY, D("2022-08-22"), 4),
    Operation("pause", DECIDE, D("2022-08-25"), 5, kind="pause", reason="等待另案"),
    Operation("resume", DECIDE, D("2022-09-05"), 6),
    Operation("exclude", DECIDE, D("2022-09-10"), 7, until=D("2022-09-15"), reason="鉴定"),
    Operation("extend", DECIDE, D("2022-10-10"), 8, amount=30),
]


def facts(matter: Matter) -> list[tuple[object, ...]]:
    return [
        (c.code, c.state, c.started_on, c.nominal_on, c.due_on, c.closed_on, c.event_id, c.leading)
        for c in Clock.objects.filter(matter=matter).order_by("pk")
    ]


def perform(matter: Matter) -> None:
    """The same story, one operation at a time."""
    running: dict[str, Clock] = {}
    for op in STORY:
        if op.op == "start":
            running[op.code] = clocks.start(
                matter, op.code, op.on, version=op.version, leading=op.leading, event_id=op.event_id
            )
        elif op.op == "meet":
            clocks.meet(running[op.code], op.on)
        elif op.op == "pause":
            clocks.pause(running[op.code], op.on, reason=op.reason, event_id=op.event_id)
        elif op.op == "resume":
            clocks.resume(running[op.code], op.on, event_id=op.event_id)
        elif op.op == "exclude" and op.until:
            clocks.exclude(running[op.code], op.on, op.until, reason=op.reason)
        elif op.amount:
            clocks.extend(running[op.code], op.amount, op.on, event_id=op.event_id)


def test_replaying_gives_the_same_clocks_in_four_statements(matter: Matter) -> None:
    perform(matter)
    before = facts(matter)
    with CaptureQueriesContext(connection) as queries:
        still_open = rebuild(matter, STORY)
    assert facts(matter) == before
    assert [clock.code for clock in still_open] == [DECIDE]
    written = [q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(written) == 4
    decide = Clock.objects.get(code=DECIDE)
    assert [(p.kind, p.event_id) for p in decide.periods.all()] == [
        ("pause", 5),
        ("exclusion", 7),
        ("extension", 8),
    ]


def test_a_corrected_date_moves_the_end(matter: Matter) -> None:
    corrected = [
        replace(op, on=D("2022-08-09")) if op.code == DECIDE and op.op == "start" else op
        for op in STORY
    ]
    rebuild(matter, STORY)
    before = Clock.objects.get(code=DECIDE).nominal_on
    rebuild(matter, corrected)
    assert (Clock.objects.get(code=DECIDE).nominal_on - before).days == 1


def test_an_undone_suspension_is_gone(matter: Matter) -> None:
    rebuild(matter, [op for op in STORY if op.op not in ("pause", "resume")])
    assert Clock.objects.get(code=DECIDE).nominal_on == D("2022-11-11")


def test_an_extension_that_a_correction_made_late_counts_for_nothing(matter: Matter) -> None:
    late = [replace(op, on=D("2023-01-10")) if op.op == "extend" else op for op in STORY]
    rebuild(matter, late)
    clock = Clock.objects.get(code=DECIDE)
    assert (clock.periods.last().counted, clock.periods.last().amount) == (0, 30)  # type: ignore[union-attr]
    assert clock.nominal_on == D("2022-10-23")


def test_starting_again_drops_the_clock_before(matter: Matter) -> None:
    again = [STORY[0], replace(STORY[0], on=D("2022-08-05"), event_id=9)]
    rebuild(matter, again)
    assert [(c.state, c.event_id) for c in Clock.objects.order_by("pk")] == [
        ("cancelled", 1),
        ("running", 9),
    ]


def test_operations_on_clocks_that_never_started_are_skipped(matter: Matter) -> None:
    assert rebuild(matter, STORY[4:6]) == []
    assert Clock.objects.count() == 0


def test_an_unknown_operation_is_an_error_and_leaves_the_clocks(matter: Matter) -> None:
    rebuild(matter, STORY)
    with pytest.raises(ValueError, match="freeze"):
        rebuild(matter, [STORY[0], replace(STORY[1], op="freeze")])
    assert Clock.objects.count() == 3
