"""What waits for a person: matters whose stage waits for a role that the person holds there."""

from __future__ import annotations

from functools import cache, reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhunsheng.faces.workbench.people import principals_of
from zhunsheng.kernel.access.scope import CONSULTED, rights, visible
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.notices import services
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.consultation import WAITING
from zhunsheng.kernel.procedure.registry import procedures

#: Counts above this are not made exact (design: no exact totals above 1,000).
MOST = 1000
DONE_SHOWN = 200


@cache
def stages_waiting(role: str) -> tuple[tuple[str, str], ...]:
    """(procedure, stage) pairs that wait for a role."""
    return tuple(
        sorted(
            {
                (p.code, stage.code)
                for p in procedures
                for stage in p.stages
                if role in stage.waits_for
            }
        )
    )


def _waiting(role: str) -> Q | None:
    stages: dict[str, list[str]] = {}
    for procedure, stage in stages_waiting(role):
        stages.setdefault(procedure, []).append(stage)
    if not stages:
        return None
    found = (Q(procedure=procedure, stage__in=codes) for procedure, codes in stages.items())
    return reduce(or_, found)


def todo(person: Person) -> QuerySet[Matter]:
    """待办: what waits for one of my roles or my opinion, and for a leader whose acts I record; none paused."""
    conditions = _turns(person)
    asked = Participant.objects.filter(person=person, role=CONSULTED, note=WAITING)
    conditions.append(Q(pk__in=asked.values("matter"), closed_on=None))
    for principal in principals_of(person):
        if turns := _turns(principal):
            seen = visible(person, Matter.objects.filter(closed_on=None))
            conditions.append(reduce(or_, turns) & Q(pk__in=seen.values("pk")))
    # Each way for itself, by its own index: one OR of them reads every matter (measured: a second of a million).
    first, *others = (Matter.objects.filter(condition).values("pk") for condition in conditions)
    return Matter.objects.filter(~_stands_still(), pk__in=first.union(*others) if others else first)


def _turns(person: Person) -> list[Q]:
    """Conditions on the matters whose stage waits for a role that the person holds there."""
    conditions = []
    for right in rights(person):
        waiting = _waiting(right.role.code)
        if waiting is None:
            continue
        if not right.own:
            # By itself, so that SQLite starts from the few that wait and not from all matters of a unit.
            waiting = Q(pk__in=Matter.objects.filter(waiting).values("pk"))
        if right.role.participates_as:
            ids = Matter.objects.filter(right.condition()).values("pk")
            conditions.append(waiting & Q(pk__in=ids))
        else:
            conditions.append(waiting & right.condition())
    return conditions


def paused(person: Person) -> QuerySet[Matter]:
    """暂停: what I handle whose leading clock stands still."""
    return Matter.objects.filter(_stands_still(), handler=person)


def done(person: Person) -> QuerySet[Matter]:
    """已办: the matters on which I acted last."""
    acted = Event.objects.filter(stream="matter", person=person).order_by("-pk")
    ids = list(dict.fromkeys(acted.values_list("subject_id", flat=True)[: DONE_SHOWN * 5]))[
        :DONE_SHOWN
    ]
    return Matter.objects.filter(pk__in=ids)


def copied(person: Person) -> QuerySet[Matter]:
    """抄送: matters of which I was told and that I do not handle."""
    told = Notice.objects.filter(person=person, matter__isnull=False).order_by("-pk")
    ids = list(dict.fromkeys(told.values_list("matter_id", flat=True)[:DONE_SHOWN]))
    return Matter.objects.filter(pk__in=ids).exclude(handler=person)


def _stands_still() -> Exists:
    """The matter's leading clock is paused."""
    return Exists(
        Clock.objects.filter(matter=OuterRef("pk"), state=Clock.State.PAUSED, leading=True)
    )


def todo_count(person: Person) -> int:
    """How much waits, counted once for a request."""
    cached: int | None = person.__dict__.get("_todo_count")
    if cached is None:
        cached = todo(person)[:MOST].count()
        person.__dict__["_todo_count"] = cached
    return cached


def referrals(person: Person) -> int:
    """How many hand-overs wait for the person to take, counted once for a request."""
    cached: int | None = person.__dict__.get("_referrals")
    if cached is None:
        cached = referral.waiting_for(person)[:MOST].count()
        person.__dict__["_referrals"] = cached
    return cached


def notices_unread(person: Person) -> int:
    """Unread notices to me or to my unit."""
    return services.unread(person)
