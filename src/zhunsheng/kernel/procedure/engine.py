"""``file`` and ``perform``: the only ways in which a matter comes to be and changes.

One transaction: lock the row; check stage, role, date, guards, form and documents; apply the effect; run the clocks;
write the event with its hash; insert documents and notices. A repeated ``key`` returns the first event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from zhunsheng.kernel.ledger import receipts
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters import search
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure import (
    checks,
    clockwork,
    paperwork,
    record,
    referral,
    statements,
)
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.common import COMMON_ACTIONS
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Action, Procedure
from zhunsheng.kernel.procedure.paperwork import Upload
from zhunsheng.kernel.procedure.refusals import Conflict, Refused, WrongStage
from zhunsheng.kernel.procedure.registry import procedure_for, procedure_of, versions
from zhunsheng.lib import clock

#: The hour of the day that stands for a day when only the day is known (Beijing time).
OFFICE_HOUR = time(9, 0)


def file(
    procedure: str,
    actor: Actor,
    data: Mapping[str, Any] | None = None,
    files: Iterable[Upload] = (),
    at: date | datetime | None = None,
    key: str | None = None,
    *,
    version: str = "",
    back_entry: str = "",
    taking: int | None = None,
) -> Event:
    """Make a matter of ``procedure`` (a code) by its filing action and return the event.

    The version of the law is the one in force on the day of ``at`` unless ``version`` says otherwise, which the event
    then says. ``back_entry`` is the reason of a recorded fact; ``taking`` the hand-over (:mod:`.referral`) from which
    the matter comes. Raises a :class:`Refused` and writes nothing when
    something is wrong.
    """
    moment, day = _moment(at)
    in_force = procedure_for(procedure, day)
    declared = _version(procedure, version) if version else in_force
    matter = declared.model(
        domain=declared.domain,
        procedure=declared.code,
        procedure_version=declared.version,
        stage=declared.initial,
        restricted=declared.confidential,
        received_on=day,
        acted_on=day,
        back_entry=bool(back_entry),
        version=0,
    )
    context = Context(declared, declared.filing, matter, actor, moment, day, back_entry=back_entry)
    if declared is not in_force:
        context.notes["law_by_choice"] = {"chosen": version, "in_force": in_force.version}
    return _run(context, data or {}, files, key, taking=taking)


def _version(procedure: str, version: str) -> Procedure:
    found = next((p for p in versions(procedure) if p.version == version), None)
    if found is None:
        raise Refused(f"“{procedure}”没有“{version}”版的程序。", "请核对法律版本。")
    return found


def perform(
    matter: Matter | int,
    action: str,
    actor: Actor,
    data: Mapping[str, Any] | None = None,
    files: Iterable[Upload] = (),
    at: date | datetime | None = None,
    key: str | None = None,
    *,
    version: int | None = None,
    back_entry: str = "",
) -> Event:
    """Do ``action`` on ``matter`` and return the event; a matter instance given is brought up to date.

    ``version`` is the matter's version that the actor saw: when it has changed since, the act is refused as a
    conflict. Raises a :class:`Refused` and writes nothing when something is wrong.
    """
    known = matter if isinstance(matter, Matter) else Matter.objects.get(pk=matter)
    procedure = procedure_of(known)
    declared = procedure.action_by_code.get(action) or COMMON_ACTIONS.get(action)
    if declared is None:
        raise WrongStage(
            f"“{procedure.title}”没有“{action}”这项办理。", "请刷新页面，从可以办理的事项中选择。"
        )
    moment, day = _moment(at)
    context = Context(procedure, declared, known, actor, moment, day, back_entry=back_entry)
    return _run(context, data or {}, files, key, version)


def _moment(at: date | datetime | None) -> tuple[datetime, date]:
    """The instant and the day of an act; a bare day that is not today stands for its office hour."""
    if at is None or (not isinstance(at, datetime) and at == clock.today()):
        return clock.now(), clock.today()
    if isinstance(at, datetime):
        return at, clock.local_date(at)
    return timezone.make_aware(datetime.combine(at, OFFICE_HOUR)), at


def _run(
    context: Context,
    data: Mapping[str, Any],
    files: Iterable[Upload],
    key: str | None,
    version: int | None = None,
    taking: int | None = None,
) -> Event:
    """Store the files, then do the act in one transaction; a lost race for ``key`` returns the winner's event."""
    checks.words(context.back_entry, key)
    stored = paperwork.store(context.action, list(files))
    request = record.request_digest(context, data, stored) if key else None
    try:
        with transaction.atomic():
            if key and (first := record.first_with_key(context.actor.client, key, request)):
                return first
            given = context.matter
            if context.action is not context.procedure.filing:
                _lock(context, version)
            if taking is not None:
                context.taking = referral.open_for(context.actor, taking)
            event = _act(context, data, stored, key, request)
        _bring_up_to_date(given, context.matter)
        return event
    except IntegrityError:
        if key and (first := record.first_with_key(context.actor.client, key, request)):
            return first
        raise


def _bring_up_to_date(given: Matter, done: Matter) -> None:
    """What the caller holds becomes what the act has left, relations read before included."""
    if given is not done and type(given) is type(done):
        given.__dict__.clear()
        given.__dict__.update(done.__dict__)


def _lock(context: Context, version: int | None) -> None:
    """Take the row's lock; the act works on what the database holds, so that a refusal changes nothing in memory."""
    given = context.matter
    fresh: Matter | None = statements.lock(context.procedure.model, given.pk)
    if fresh is None:
        raise Refused("没有找到这个案件。", "请从列表重新打开。")
    changed_law = fresh.procedure_version != context.procedure.version
    if changed_law or (version is not None and fresh.version != version):
        raise Conflict(
            f"您打开页面以后，这个案件又有了新的办理（{fresh.acted_on:%m月%d日}）。",
            "请核对最新情况后再提交，已填的内容都保留着。",
        )
    context.matter = fresh


def _act(
    context: Context,
    data: Mapping[str, Any],
    stored: list[paperwork.Stored],
    key: str | None,
    request: str | None,
) -> Event:
    matter, action = context.matter, context.action
    filing = action is context.procedure.filing
    if not filing:
        checks.stage(context)
    checks.role(context)
    checks.day(context)
    form = checks.form(context, data)
    context.files = paperwork.prepare_files(context, stored)
    if context.taking:
        context.files += referral.carried(context, context.taking)
    checks.documents(context)
    checks.guards(context)
    before = {} if filing else dict(matter.__dict__)
    from_stage = "" if filing else matter.stage
    _apply(context, form)
    if filing:
        _begin(context)
    if action.effect:
        action.effect(context)
    operations = clockwork.operations(context)
    papers = paperwork.generate(context)
    event = record.write(context, form, before, from_stage, operations, papers, key, request)
    _receipts(context, event)
    clockwork.run(context, operations, event)
    paperwork.save(context, papers, event)
    if action.after:
        action.after(context, event)
    _finish(context, before, event)
    record.tell(context, event)
    referral.follow(context, before)
    return event


def _begin(context: Context) -> None:
    """Complete the new matter, number and insert it."""
    if context.action.prepare:
        context.action.prepare(context)
    _number(context)
    statements.insert(context.matter)


def _receipts(context: Context, event: Event) -> None:
    """What the applicant gets for a filing that anybody may make, or anew; what others get who are told of it.

    A filing that settled its matter at once gives none: there is nothing left to look up.
    """
    filed = context.action is context.procedure.filing and context.procedure.public_filing
    if filed and context.matter.closed_on is None:
        _give_receipt(context, event, event)
    if context.action.reissues_receipt:
        first = Event.objects.get(stream=record.STREAM, subject_id=context.matter.pk, sequence=1)
        _give_receipt(context, event, first)
    if context.action.receipt_for:
        event.other_receipt = receipts.issue(event)  # type: ignore[attr-defined]


def _give_receipt(context: Context, event: Event, proven: Event) -> None:
    """A receipt for ``proven``; its query code stays on the returned event only, as no copy is kept."""
    context.matter.receipt, event.receipt_secret = receipts.issue(proven)  # type: ignore[attr-defined]


def _apply(context: Context, form: Any) -> None:
    """Write the form's fields, the declared settings, the stage and the closing to the matter in memory."""
    matter, action = context.matter, context.action
    columns = _columns(context.procedure.model)[0]
    for name, value in context.data.items():
        if name in columns and form.writes(name):
            setattr(matter, name, value)
    for name, source in action.sets.items():
        setattr(matter, name, source(context) if callable(source) else setting(context, source))
    target = action.target(context) if callable(action.target) else action.target
    if target:
        matter.stage = target
        closed = context.procedure.stage_by_code[target].closed
        if closed and matter.closed_on is None:
            matter.closed_on = context.on
    matter.acted_on = max(matter.acted_on or context.on, context.on)
    matter.version += 1


def setting(context: Context, source: str) -> Any:
    """The value that ``sets`` names: the day of the act, a constant ``=text``, or a form field."""
    if source == "occurred":
        return context.on
    if source.startswith("="):
        return source[1:]
    return context.data.get(source)


def _number(context: Context) -> None:
    from zhunsheng.kernel.numbers.issue import issue

    pattern = context.procedure.number
    if pattern and not context.matter.number:
        organ = context.matter.organ
        context.matter.number = issue(pattern, organ.document_code, context.on.year)


def _finish(context: Context, before: Mapping[str, Any], event: Event) -> None:
    """Write what changed on the matter, with the new head of its chain."""
    matter = context.matter
    matter.head_hash = event.hash
    changed = _changed(matter, before)
    if not before or {"title", "number", "superior_number"} & changed or context.new_names:
        names = [p.name for p in context.all_participants]
        search.index(
            matter.pk,
            (matter.number or "", matter.title, matter.superior_number, matter.receipt),
            names,
        )
    if not before:
        statements.update(matter, ("head_hash", "due_on", "receipt"))
        return
    statements.update(matter, changed)


def _changed(matter: Matter, before: Mapping[str, Any]) -> set[str]:
    now = matter.__dict__
    return {name for name in _columns(type(matter))[1] if before.get(name) != now.get(name)}


@cache
def _columns(model: type[Matter]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Names of the model's columns: as fields, and as attributes (``handler_id``)."""
    fields = model._meta.concrete_fields
    return frozenset(field.name for field in fields), tuple(field.attname for field in fields)


__all__ = ["Action", "Actor", "Upload", "file", "perform", "setting"]
