"""Mistakes: an appended ``correct`` or ``undo`` event. The old event stays; clocks are replayed and figures follow."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from zhunsheng.kernel.access.roles import roles
from zhunsheng.kernel.clocks import services as clocks
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.forms import faults, parse_day
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import reveal
from zhunsheng.kernel.procedure import checks
from zhunsheng.kernel.procedure.forms import CommonForm
from zhunsheng.kernel.procedure.refusals import (
    GuardFailed,
    InvalidForm,
    NotAllowed,
    Refused,
    WrongDate,
)
from zhunsheng.kernel.procedure.values import plain
from zhunsheng.lib import clock as today_clock
from zhunsheng.lib.clock import local_date

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context
    from zhunsheng.kernel.procedure.declaration import Action

OCCURRED = "occurred"
_MENDING = ("correct", "undo")


class CorrectForm(CommonForm):
    """Which event, which field, the right value, and why."""

    in_clear = ("field",)
    event = forms.IntegerField(label="更正哪一条记录", min_value=1)
    field = forms.CharField(label="更正哪一项", max_length=60)
    value = forms.CharField(label="正确的内容", max_length=4000, required=False)
    reason = forms.CharField(label="更正原因", max_length=200)


class UndoForm(CommonForm):
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
    if target is None or target.action in _MENDING or target.sequence in undone(events):
        raise Refused("要更正的记录不存在，或者已被撤销。", "请从办理经过里选择要更正的记录。")
    action = _declared(context, target.action)
    _entitled(context, action)
    name = context.data["field"]
    value = (
        _occurred(context, events, target) if name == OCCURRED else _checked(context, action, name)
    )
    context.notes["corrects"] = target.sequence
    context.notes["field"] = name
    if name == OCCURRED or isinstance(value, date | int | bool):
        context.notes["value"] = plain(value)
    later = [e for e in standing(events) if e.sequence > target.sequence]
    _write(context, action, name, value, _overwritten(later))
    if action is not None and action.mend is not None:
        action.mend(context, name, value)
    corrected = {(target.sequence, name): plain(value)}
    context.matter.acted_on = _last_day(events, corrected)
    replay(context, events, corrected)


def standing(events: list[Event]) -> list[Event]:
    """The acts that hold: neither undone nor themselves a correction or an undoing."""
    gone = undone(events)
    return [e for e in events if e.action not in _MENDING and e.sequence not in gone]


def _entitled(context: Context, action: Action | None) -> None:
    """An act that a higher role reserves is mended by that role; an outsider's act, by the staff."""
    from zhunsheng.kernel.procedure.common import STAFF

    if action is None or not set(action.roles) & set(STAFF):
        return
    if not checks.permitted(replace(context, action=action)):
        titles = "、".join(roles[code].title for code in action.roles if code in roles)
        raise NotAllowed(
            f"“{action.title}”不是您有权办理的事项，您不能更正或者撤销它。", f"请由{titles}办理。"
        )


def _last_day(events: list[Event], corrected: dict[tuple[int, str], Any]) -> date:
    """The day of the last standing act: mending a record is no step of the case."""
    values = {**_earlier_corrections(events), **corrected}
    return max(_day_of(event, values) for event in standing(events))


def _day_of(event: Event, values: dict[tuple[int, str], Any]) -> date:
    day = values.get((event.sequence, OCCURRED))
    return date.fromisoformat(day) if day else local_date(event.occurred_at)


def _overwritten(later: list[Event]) -> set[str]:
    """Columns of the matter that later acts wrote anew; a correction of an earlier act leaves them alone."""
    return {name for event in later for name in json.loads(event.data).get("changes", ())}


def _checked(context: Context, action: Action | None, name: str) -> Any:
    """The new value cleaned by the field that asked for the old one."""
    form = action.form(context=context) if action and action.form else None
    asked = form.recalled(name) if form else None
    if asked is None:
        raise Refused("这条记录没有这一项内容。", "请从办理经过里选择要更正的内容。")
    try:
        return asked.field.clean(context.data["value"])
    except forms.ValidationError as error:
        said = [faults.word(asked, one) for one in error.error_list]
        raise InvalidForm({"value": said}, {"value": "正确的内容"}) from error


def _occurred(context: Context, events: list[Event], target: Event) -> date:
    """A corrected day of an act, between its neighbours and not in the future."""
    try:
        day = parse_day(context.data["value"])
    except ValueError as error:
        raise InvalidForm({"value": [str(error)]}, {}) from error
    values = _earlier_corrections(events)
    others = [e for e in standing(events) if e.sequence != target.sequence]
    earlier = [_day_of(e, values) for e in others if e.sequence < target.sequence]
    later = [_day_of(e, values) for e in others if e.sequence > target.sequence]
    if earlier and day < max(earlier):
        raise WrongDate("更正后的日期早于它前面一步的日期。", "请先核对前面一步。")
    if (later and day > min(later)) or day > today_clock.today():
        raise WrongDate("更正后的日期晚于它后面一步的日期或今天。", "请先核对后面一步。")
    return day


def _write(
    context: Context, action: Action | None, name: str, value: Any, overwritten: set[str]
) -> None:
    """Carry the corrected value to the matter's columns that the old act wrote from it."""
    matter = context.matter
    columns = {
        field.name for field in matter._meta.concrete_fields if field.attname not in overwritten
    }
    form = action.form if action else None
    if name in columns and form is not None and form.has_column(name):
        setattr(matter, name, value)
    for column, source in (action.sets if action else {}).items():
        if source == name and column in columns:
            setattr(matter, column, value)
    if name == OCCURRED and action and action is context.procedure.filing:
        matter.received_on = value
    if name == OCCURRED and matter.closed_on and action and action.closes:
        matter.closed_on = value


def undo(context: Context) -> None:
    """Effect of ``undo``: give back stage and values as they were before the last act, replay the clocks."""
    events = history(context.matter.pk)
    # Voiding the last act's documents comes after it and must not stand in its way.
    held = [e for e in standing(events) if e.action != "void_document"]
    last = held[-1]
    action = _declared(context, last.action)
    if len(held) == 1 or action is None or not action.undoable:
        raise GuardFailed("这一步不能撤销。", "收件登记不能撤销；填错的内容请用“更正记录”改正。")
    _entitled(context, action)
    body = reveal(last)
    papers = Document.objects.filter(event_id=last.pk).exclude(state=Document.State.VOID)
    if papers.exclude(number="").exists():
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
    left = [e for e in events if e.sequence != last.sequence]
    matter.acted_on = _last_day(left, {})
    replay(context, left, {})


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
            told = {**operation, "on": day}
            if "by" in operation:
                told["amount"] = values.get((event.sequence, operation["by"]), operation["amount"])
            clockwork.apply(context, told, event, fact=True)
    context.matter.due_on = clockwork.leading_due(context)


def _earlier_corrections(events: list[Event]) -> dict[tuple[int, str], Any]:
    found: dict[tuple[int, str], Any] = {}
    for event in events:
        if event.action == "correct":
            notes = json.loads(event.data).get("notes", {})
            if "value" in notes:
                found[(notes["corrects"], notes["field"])] = notes["value"]
    return found
