"""Mistakes: an appended ``correct`` or ``undo`` event. The old event stays; clocks are replayed and figures follow."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from zhunsheng.kernel.clocks import services as clocks
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import reveal
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, Refused, WrongDate
from zhunsheng.kernel.procedure.values import plain
from zhunsheng.lib import clock as today_clock
from zhunsheng.lib.clock import local_date

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context
    from zhunsheng.kernel.procedure.declaration import Action

OCCURRED = "occurred"


class CorrectForm(ActionForm):
    """Which event, which field, the right value, and why."""

    in_clear = ("field",)
    event = forms.IntegerField(label="更正哪一条记录", min_value=1)
    field = forms.CharField(label="更正哪一项", max_length=60)
    value = forms.CharField(label="正确的内容", max_length=4000, required=False)
    reason = forms.CharField(label="更正原因", max_length=200)


class UndoForm(ActionForm):
    """Why the last act is undone."""

    reason = forms.CharField(label="撤销原因", max_length=200)


def history(matter_id: int) -> list[Event]:
    """The matter's events in order."""
    return list(Event.objects.filter(stream="matter", subject_id=matter_id).order_by("sequence"))


def undone(events: list[Event]) -> set[int]:
    """Sequences of the events that a later event has undone."""
    return {
        note["undoes"]
        for event in events
        if event.action == "undo" and (note := json.loads(event.data).get("notes", {}))
    }


def _declared(context: Context, code: str) -> Action | None:
    from zhunsheng.kernel.procedure.common import COMMON_ACTIONS

    return context.procedure.action_by_code.get(code) or COMMON_ACTIONS.get(code)


def correct(context: Context) -> None:
    """Effect of ``correct``: check the new value with the old act's own form, write it, replay the clocks."""
    events = history(context.matter.pk)
    target = next((e for e in events if e.sequence == context.data["event"]), None)
    if target is None or target.action in ("correct", "undo") or target.sequence in undone(events):
        raise Refused("要更正的记录不存在，或者已被撤销。", "请从办理经过里选择要更正的记录。")
    action = _declared(context, target.action)
    name = context.data["field"]
    value = (
        _occurred(context, events, target) if name == OCCURRED else _checked(context, action, name)
    )
    context.notes["corrects"] = target.sequence
    context.notes["field"] = name
    if name == OCCURRED or isinstance(value, date | int | bool):
        context.notes["value"] = plain(value)
    _write(context, action, name, value)
    replay(context, events, {(target.sequence, name): plain(value)})


def _checked(context: Context, action: Action | None, name: str) -> Any:
    """The new value cleaned by the field that asked for the old one."""
    form = action.form(context=context) if action and action.form else None
    if form is None or name not in form.fields:
        raise Refused("这条记录没有这一项内容。", "请从办理经过里选择要更正的内容。")
    try:
        return form.fields[name].clean(context.data["value"])
    except forms.ValidationError as error:
        raise InvalidForm({"value": error.messages}, {"value": "正确的内容"}) from error


def _occurred(context: Context, events: list[Event], target: Event) -> date:
    """A corrected day of an act, between its neighbours and not in the future."""
    try:
        day = date.fromisoformat(context.data["value"])
    except ValueError as error:
        raise InvalidForm({"value": ["请按“2022-08-08”的样子填写日期。"]}, {}) from error
    earlier = [e for e in events if e.sequence < target.sequence]
    later = [e for e in events if e.sequence > target.sequence]
    if earlier and day < local_date(earlier[-1].occurred_at):
        raise WrongDate("更正后的日期早于它前面一步的日期。", "请先核对前面一步。")
    if (later and day > local_date(later[0].occurred_at)) or day > today_clock.today():
        raise WrongDate("更正后的日期晚于它后面一步的日期或今天。", "请先核对后面一步。")
    return day


def _write(context: Context, action: Action | None, name: str, value: Any) -> None:
    """Carry the corrected value to the matter's columns that the old act wrote from it."""
    matter = context.matter
    columns = {field.name for field in matter._meta.concrete_fields}
    if name in columns:
        setattr(matter, name, value)
    for column, source in (action.sets if action else {}).items():
        if source == name:
            setattr(matter, column, value)
    if name == OCCURRED and action and action is context.procedure.filing:
        matter.received_on = value
    if name == OCCURRED and matter.closed_on and action and action.closes:
        matter.closed_on = value


def undo(context: Context) -> None:
    """Effect of ``undo``: give back stage and values as they were before the last act, replay the clocks."""
    events = history(context.matter.pk)
    gone = undone(events)
    standing = [e for e in events if e.action not in ("correct", "undo") and e.sequence not in gone]
    last = standing[-1]
    action = _declared(context, last.action)
    if len(standing) == 1 or action is None or not action.undoable:
        raise GuardFailed("这一步不能撤销。", "收件登记不能撤销；填错的内容请用“更正记录”改正。")
    body = reveal(last)
    if any(paper.get("number") for paper in body.get("documents", ())):
        raise GuardFailed(
            "这一步已经发出有文号的文书，不能直接撤销。",
            "请先作废该文书（文号保留在登记簿），再撤销这一步。",
        )
    matter = context.matter
    fields = {field.attname: field for field in matter._meta.concrete_fields}
    for name, (old, _new) in body.get("changes", {}).items():
        setattr(matter, name, fields[name].to_python(old) if old is not None else None)
    matter.stage = last.from_stage
    if not context.procedure.stage_by_code[matter.stage].closed:
        matter.closed_on = None
    context.notes["undoes"] = last.sequence
    replay(context, [e for e in events if e.sequence != last.sequence], {})


def replay(context: Context, events: list[Event], corrected: dict[tuple[int, str], Any]) -> None:
    """Rebuild the matter's clocks from the operations of all standing events, with corrected dates in place."""
    from zhunsheng.kernel.procedure import clockwork

    values = {**_earlier_corrections(events), **corrected}
    gone = undone(events)
    clocks.discard(context.matter)
    context.__dict__["clocks"] = {}
    for event in events:
        if event.sequence in gone:
            continue
        for operation in json.loads(event.data).get("clocks", ()):
            day = values.get((event.sequence, operation["from"]), operation["on"])
            clockwork.apply(context, {**operation, "on": day}, event, fact=True)
    context.matter.due_on = clockwork.leading_due(context)


def _earlier_corrections(events: list[Event]) -> dict[tuple[int, str], Any]:
    found: dict[tuple[int, str], Any] = {}
    for event in events:
        if event.action == "correct":
            notes = json.loads(event.data).get("notes", {})
            if "value" in notes:
                found[(notes["corrects"], notes["field"])] = notes["value"]
    return found
