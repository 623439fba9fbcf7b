"""The pages of “更正记录” and “撤销上一步”: a clerk chooses from what is on the file and sees the old value."""

from __future__ import annotations

from copy import copy
from typing import Any

from django import forms

from zhunsheng.faces.workbench.acting import Attempt
from zhunsheng.faces.workbench.present.history import (
    Item,
    Told,
    action_of,
    events_of,
    items,
    timeline,
)
from zhunsheng.faces.workbench.present.papers import INTERNAL
from zhunsheng.kernel.access import records
from zhunsheng.kernel.forms import ChineseDateField, IdCardField, PhoneField
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import reveal
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.corrections import OCCURRED, undone
from zhunsheng.kernel.procedure.values import recalled
from zhunsheng.lib.clock import local_date

YES_NO = (("True", "是"), ("False", "否"))


def choices_of(context: Context) -> list[Told]:
    """Every record with what can be corrected in it, newest first."""
    events = events_of(context.matter)
    told = timeline(
        context.procedure, context.matter, events, frozenset({INTERNAL}), correctable=True
    )
    return [one for one in told if any(item.correct_url for item in one.items)]


def prepare(context: Context, attempt: Attempt) -> dict[str, Any] | None:
    """Let the form show the record, the old value and a control of the field's own kind.

    Returns what the page tells about it, or None while nothing is chosen.
    """
    form = attempt.form
    sequence, name = _asked(form, "event"), _asked(form, "field")
    event = next((e for e in events_of(context.matter) if str(e.sequence) == sequence), None)
    if event is None or not name:
        return None
    action = action_of(context.procedure, event.action)
    data = reveal(event)
    known = items(context.matter, event, action, data, correctable=False)
    item = next((one for one in known if one.name == name), None)
    field = _field(context, event, name)
    if item is None or field is None:
        return None
    if isinstance(field, IdCardField | PhoneField) or name in Party.PERSONAL:
        person = context.actor.person
        records.read(person.pk if person else None, context.matter.pk, f"更正{item.label}")
    raw = local_date(event.occurred_at) if name == OCCURRED else data["form"].get(name)
    _exchange(form, field, raw)
    for hidden in ("event", "field"):
        form.fields[hidden].widget = forms.HiddenInput()
    return {"event": event, "text": data.get("text", ""), "item": item}


def _asked(form: forms.Form, name: str) -> str:
    given = form.data.get(name) if form.is_bound else form.initial.get(name)
    return str(given or "")


def _field(context: Context, event: Event, name: str) -> forms.Field | None:
    """The field that asked for the value, as the old act's form offers it on this matter."""
    if name == OCCURRED:
        return ChineseDateField(label="办理日期")
    action = action_of(context.procedure, event.action)
    if action is None or action.form is None:
        return None
    asked = action.form(context=context).recalled(name)
    return asked.field if asked else None


def _exchange(form: forms.Form, field: forms.Field, raw: Any) -> None:
    """Give the text field of the correction the control of the corrected field."""
    value = form.fields["value"]
    if isinstance(field, forms.BooleanField):
        value.widget = forms.Select(choices=YES_NO)
        raw = str(bool(raw))
    else:
        value.widget = copy(field.widget)
    value.label = f"正确的{field.label}"
    value.help_text = field.help_text
    form.initial.setdefault("value", field.prepare_value(recalled(field, raw)))


def last_standing(context: Context) -> tuple[Event, list[Item]] | None:
    """The step that “撤销上一步” would undo, with what was filled in."""
    events = events_of(context.matter)
    gone = undone(events)
    standing = [e for e in events if e.action not in ("correct", "undo") and e.sequence not in gone]
    if len(standing) < 2:
        return None
    event = standing[-1]
    action = action_of(context.procedure, event.action)
    return event, items(context.matter, event, action, reveal(event), correctable=False)
