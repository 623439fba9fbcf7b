"""移交: what leads to a matter of another business waits there until somebody takes or declines it.

The first matter calls ``context.refer``. The receiving business sees the hand-over among 待接收 and files with
``taking=``: both matters are linked in the transaction that makes the second, and the papers go along. The first one
is told of it, of a refusal and of the end by the common act ``branch``; its procedure may do more
(``Procedure.heard``).

A line of a register leads to a matter in the same way (:func:`from_entry`). It keeps no acts, so nobody tells it: who
keeps the register asks :func:`of_entry`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q, QuerySet

from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import Right, rights
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import Matter, MatterLink
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure import telling
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.refusals import NotAllowed, Refused
from zhunsheng.kernel.procedure.registry import (
    procedure_for,
    procedure_of,
    procedures,
)
from zhunsheng.kernel.procedure.values import plain
from zhunsheng.lib import clock

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context
    from zhunsheng.kernel.procedure.declaration import Procedure

TAKEN, DECLINED, ENDED = "taken", "declined", "ended"
RESULTS = ((TAKEN, "已接收"), (DECLINED, "未接收"), (ENDED, "已办结"))
TITLE_LENGTH = 120


def make(
    context: Context,
    procedure: str,
    title: str,
    data: Mapping[str, Any],
    unit: Unit | None = None,
    papers: Sequence[Document] = (),
) -> MatterLink:
    """Write a hand-over that waits for ``unit``, or for whoever takes such matters in."""
    return MatterLink.objects.create(
        from_matter_id=context.matter.pk,
        procedure=procedure,
        unit=unit,
        title=title[:TITLE_LENGTH],
        content=_content(data),
        papers=[paper.pk for paper in papers],
        referred_on=context.on,
    )


def _content(data: Mapping[str, Any]) -> str:
    given = {name: plain(value) for name, value in data.items()}
    return json.dumps(given, ensure_ascii=False)


def from_entry(
    ref: object, procedure: str, title: str, data: Mapping[str, Any], unit: Unit | None = None
) -> MatterLink:
    """Write a hand-over of a line of a register (an ``EntryRef``); ``unit`` is told that it waits."""
    link = MatterLink.objects.create(
        from_entry=str(ref),
        procedure=procedure,
        unit=unit,
        title=title[:TITLE_LENGTH],
        content=_content(data),
        referred_on=clock.today(),
    )
    telling.tell_receivers([link])
    return link


def of_entry(register: str, pk: int) -> QuerySet[MatterLink]:
    """What a line of a register led to, in whichever version it did."""
    return MatterLink.objects.filter(from_entry__startswith=f"{register}/{pk}@").order_by("pk")


def waiting_for(person: Person) -> QuerySet[MatterLink]:
    """Hand-overs that wait for the person, the oldest first."""
    rows = MatterLink.objects.filter(to_matter=None, declined_on=None)
    conditions = list(_conditions(person))
    if not conditions:
        return rows.none()
    return rows.filter(reduce(or_, conditions)).select_related("unit").order_by("pk")


def _conditions(person: Person) -> Iterator[Q]:
    for code in {p.code for p in procedures}:
        declared = procedure_for(code, clock.today())
        for right in rights(person):
            if _takes(right, declared):
                yield Q(procedure=code) & (Q(unit=None) | _units(right, person))


def _takes(right: Right, declared: Procedure) -> bool:
    """A right in every business does not reach what waits for a confidential one."""
    reach = (declared.domain,) if declared.confidential else (Grant.EVERY, declared.domain)
    named = right.role.code in declared.filing.roles and right.domain in reach
    return named and not right.role.participates_as


def _units(right: Right, person: Person) -> Q:
    if right.own:
        return Q(unit=person.unit_id)
    if right.units is not None:
        return Q(unit__in=right.units)
    return Q() if right.places is None else Q(unit__place__in=right.places)


def open_for(actor: Actor, pk: int) -> MatterLink:
    """The waiting hand-over that ``actor`` may take, its row locked. Raises a :class:`Refused`."""
    link = MatterLink.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if link is None:
        raise Refused("没有找到这项移交。", "请从“待接收”重新打开。")
    person = actor.principal or actor.person
    if person is not None and not waiting_for(person).filter(pk=pk).exists() and link.is_waiting:
        raise NotAllowed("这项移交不由您接收。", "请由接收单位负责登记的人员办理。")
    if not link.is_waiting:
        raise Refused("这项移交已经有人接收或者退回。", "请刷新“待接收”列表。")
    return link


def carried(context: Context, link: MatterLink) -> list[Document]:
    """The papers that go along, as unsaved documents of the new matter."""
    if link.from_matter_id is None:
        return []
    rows = Document.objects.filter(pk__in=link.papers, matter_id=link.from_matter_id)
    return [_copy(row, context) for row in rows.exclude(state=Document.State.VOID).order_by("pk")]


def _copy(row: Document, context: Context) -> Document:
    copy = Document(
        **{
            field.attname: getattr(row, field.attname)
            for field in Document._meta.concrete_fields
            if field.attname not in _OWN
        }
    )
    copy.direction, copy.occurred_on = Document.Direction.INCOMING, context.on
    return copy


_OWN = frozenset({"id", "matter_id", "event_id", "submitted_by_id", "sealed_copy_id", "created_at"})


def follow(context: Context, before: Mapping[str, Any]) -> None:
    """What an act means for the matters to which this one is tied."""
    if context.taking:
        take(context, context.taking)
    elif not before:
        # Made a moment ago: nothing has led to it.
        return
    if context.matter.closed_on is not None and before.get("closed_on") is None:
        tell_end(context.matter)


def take(context: Context, link: MatterLink) -> None:
    """Tie the new matter to the hand-over and tell the first one."""
    link.to_matter_id, link.taken_on = context.matter.pk, context.on
    link.save(update_fields=["to_matter", "taken_on"])
    unit = context.matter.unit
    number = context.matter.number
    text = f"{unit or '接收单位'}已接收" + (f"，案号{number}" if number else "")
    _hear(link, TAKEN, text, context.on)


def decline(pk: int, actor: Actor, reason: str) -> MatterLink:
    """Send a hand-over back with a reason; the first matter is told. Raises a :class:`Refused`."""
    if not reason.strip():
        raise Refused("没有写退回原因。", "请写明为什么不接收，对方据此改走别的途径。")
    with transaction.atomic():
        link = open_for(actor, pk)
        link.declined_on, link.reason = clock.today(), reason.strip()
        link.save(update_fields=["declined_on", "reason"])
        _hear(link, DECLINED, f"{actor.name}未接收：{link.reason}", link.declined_on)
    return link


def hear_ended(matter: Matter | int | None = None) -> int:
    """Tell first matters of those that they led to and that have ended since; returns how many. Safe to repeat."""
    rows = MatterLink.objects.filter(to_matter__closed_on__isnull=False, heard_on=None)
    if matter is not None:
        rows = rows.filter(to_matter=matter)
    done = 0
    for pk in list(rows.values_list("pk", flat=True)):
        with transaction.atomic():
            link = MatterLink.objects.select_for_update().get(pk=pk)
            if link.heard_on is None:
                link.heard_on = clock.today()
                link.save(update_fields=["heard_on"])
                second: Any = link.to_matter
                _hear(link, ENDED, _ending(second), second.closed_on)
                done += 1
    return done


def tell_end(matter: Matter) -> None:
    """Let the first matters hear after the commit that ``matter`` has ended.

    Matters are locked by rising id, and a first matter has the lower one. While history is brought in nobody else is
    there, and it is told at once.
    """
    if telling.is_quiet():
        hear_ended(matter)
    else:
        transaction.on_commit(partial(hear_ended, matter.pk))


def _ending(second: Matter) -> str:
    outcome = procedure_of(second).outcome_by_code.get(second.outcome)
    return f"已办结：{outcome.title}" if outcome else "已办结"


def _hear(link: MatterLink, result: str, text: str, on: date) -> None:
    from zhunsheng.kernel.procedure.engine import perform

    if link.from_matter_id is None:
        return
    said = {"link": link.pk, "result": result, "branch": title_of(link), "text": text}
    first = Matter.objects.get(pk=link.from_matter_id)
    # What is recorded later than it happened never stands before the first matter's own last act.
    day = max(on, first.acted_on or on)
    perform(first, "branch", Actor.system(), said, at=day, key=f"branch:{link.pk}:{result}")


def title_of(link: MatterLink) -> str:
    """What the business is called to which the hand-over goes; its code where that business is not here."""
    return next((p.title for p in procedures if p.code == link.procedure), link.title)
