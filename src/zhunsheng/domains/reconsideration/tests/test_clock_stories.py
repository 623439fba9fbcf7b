"""Random stories of pausing, excluding, extending, correcting and undoing, against a plain recount of the days."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import Case
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification.run import verify
from zhunsheng.kernel.procedure.corrections import history, replay, undone
from zhunsheng.kernel.procedure.offers import context_for
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib.clock import local_date

ACCEPTED = date(2022, 8, 8)
DATA: dict[str, tuple[str, dict[str, Any]]] = {
    "suspend": ("handler", {"suspension_ground": "8", "reason": "等待另案"}),
    "resume": ("handler", {"reason": "已结"}),
    "appraise": ("handler", {"kind": "appraisal", "institution": "某所", "reason": "真伪"}),
    "appraised": ("handler", {"record": "已出结论"}),
    "extend": ("organ_head", {"reason": "复杂"}),
    "undo": ("organ_head", {"reason": "误办"}),
    "correct": ("registrar", {"reason": "看错", "field": "accepted_on", "event": 2}),
}
STEPS = st.lists(st.tuples(st.sampled_from(sorted(DATA)), st.integers(0, 9)), max_size=9)


def told(case: Case) -> tuple[date, int, set[date], bool]:
    """Acceptance, days of extension, days that do not count, and whether counting has stopped, from the events."""
    events = history(case.matter.pk)
    accepted, extra, excluded = ACCEPTED, 0, set()
    since: dict[str, date] = {}
    begun_by = {"resume": "suspend", "appraised": "appraise"}
    gone = undone(events)
    for event in (e for e in events if e.sequence not in gone):
        day, data = local_date(event.occurred_at), json.loads(event.data)
        if event.action in begun_by.values():
            since[event.action] = day
        elif event.action in begun_by:
            first = since.pop(begun_by[event.action])
            excluded |= {first + timedelta(n) for n in range((day - first).days)}
        elif event.action == "extend":
            extra += data["form"]["days"]
        elif event.action == "correct":
            accepted = date.fromisoformat(data["notes"]["value"])
    return accepted, extra, excluded, bool(since)


def plain_due(case: Case) -> date | None:
    """The end of the sixty days, counted day by day."""
    day, extra, excluded, stopped = told(case)
    if stopped:
        return None
    left = 60 + extra
    while left:
        day += timedelta(1)
        left -= day not in excluded
    calendar = for_area(default_area())
    while not calendar.is_workday(day):
        day += timedelta(1)
    return day


def state(case: Case) -> dict[str, Any]:
    """All of the matter and its clocks that an undone act must give back."""
    row = dict(Reconsideration.objects.filter(pk=case.matter.pk).values().get())
    for name in ("version", "head_hash", "acted_on"):
        del row[name]
    return {"row": row, "clocks": clocks(case)}


def clocks(case: Case) -> list[Any]:
    """Clocks and periods by what they say, keys aside."""
    names = (
        "code",
        "started_on",
        "amount",
        "nominal_on",
        "due_on",
        "state",
        "closed_on",
        "leading",
    )
    parts = ("kind", "starts_on", "ends_on", "amount", "counted", "reason", "cite")
    rows = Clock.objects.filter(matter=case.matter).order_by("code", "pk")
    return [
        [getattr(one, n) for n in names]
        + [[getattr(p, n) for n in parts] for p in one.periods.order_by("pk")]
        for one in rows
    ]


def give(case: Case, step: str, number: int, on: date) -> None:
    """Do one step; ``number`` is its days."""
    role, data = DATA[step]
    more: dict[str, Any] = {}
    if step == "extend":
        more = {"days": 3 * number + 1}
    if step == "correct":
        more = {"value": (date(2022, 8, 1) + timedelta(min(number, 7))).isoformat()}
    if step == "undo":
        last = Event.objects.filter(subject_id=case.matter.pk, stream="matter").latest("sequence")
        for paper in Document.objects.filter(event_id=last.pk, state="issued").exclude(number=""):
            case.do("void_document", "handler", on, document=paper.pk, reason="误发")
    case.do(step, role, on, **data, **more)


def live(case: Case, steps: list[tuple[str, int]]) -> None:
    """One story; each act leaves the due date that the plain recount gives."""
    handler = case.district.people["handler"].pk
    case.do("accept", "registrar", ACCEPTED, accepted_on="2022-08-08", handler=handler)
    case.do("send_copy", "handler", ACCEPTED, method="online")
    on, before = ACCEPTED, [state(case)]
    for step, number in steps:
        on += timedelta(number)
        was = state(case)
        try:
            with transaction.atomic():
                give(case, step, number, on)
        except Refused:
            assert state(case) == was
            case.matter = Reconsideration.objects.get(pk=case.matter.pk)
            continue
        if step == "undo":
            assert state(case) == before.pop()
        else:
            before = [] if step == "correct" else [*before, was]
        assert case.matter.due_on == plain_due(case)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@example([("suspend", 2), ("undo", 0), ("suspend", 3), ("resume", 9), ("correct", 1)])
@example([("appraise", 1), ("suspend", 2), ("appraised", 3), ("resume", 4), ("extend", 9)])
@given(STEPS)
def test_every_story_counts_right(filed: Case, steps: list[tuple[str, int]]) -> None:
    pk = filed.matter.pk
    with transaction.atomic():
        case = Case(filed.district, Reconsideration.objects.get(pk=pk))
        live(case, steps)
        as_lived = clocks(case)
        action = next(a for a in context_actions(case) if a.code == "mark_major")
        context = context_for(case.matter, action, case.district.actor("handler"))
        replay(context, history(pk), {})
        assert clocks(case) == as_lived
        report = verify()
        assert report.ok, report.lines()
        transaction.set_rollback(True)


def context_actions(case: Case) -> Any:
    """The actions of the case's procedure."""
    from zhunsheng.kernel.procedure.registry import procedure_of

    return procedure_of(case.matter).actions
