"""办理经过: every event as a sentence, its facts one click deeper, each with a way to correct it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.present.papers import INTERNAL
from zhunsheng.kernel.forms import IdCardField, PhoneField, YuanField
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import reveal
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.common import COMMON_ACTIONS
from zhunsheng.kernel.procedure.corrections import OCCURRED, undone
from zhunsheng.kernel.procedure.declaration import Action, Procedure
from zhunsheng.kernel.procedure.values import chosen
from zhunsheng.lib.clock import local_date
from zhunsheng.lib.hanzi import date_text, mask_id, mask_phone, yuan


@dataclass(frozen=True)
class Item:
    """Something that was filled in, and the address where it can be corrected (empty: nowhere)."""

    label: str
    value: str
    correct_url: str = ""
    name: str = ""


@dataclass(frozen=True)
class Told:
    """One event as the timeline tells it."""

    sequence: int
    at: datetime
    text: str
    cite: str
    tone: Tone
    late: datetime | None
    items: tuple[Item, ...]
    digest: str
    gone: bool
    action: str

    @property
    def deeper(self) -> bool:
        """Whether there is anything to unfold."""
        return bool(self.items or self.digest)


def events_of(matter: Matter) -> list[Event]:
    """The matter's events in order, with the people in them and the personal texts beside them."""
    rows = Event.objects.filter(stream="matter", subject_id=matter.pk).order_by("sequence")
    return list(rows.select_related("person", "on_behalf_of").prefetch_related("personal_values"))


def action_of(procedure: Procedure, code: str) -> Action | None:
    """The declaration of an event's action."""
    return procedure.action_by_code.get(code) or COMMON_ACTIONS.get(code)


def entered_together(events: Sequence[Event]) -> date | None:
    """The day on which the whole history was entered later, or None: then each late record says so itself."""
    days = {local_date(event.recorded_at) for event in events}
    late = any(local_date(event.occurred_at) < local_date(event.recorded_at) for event in events)
    return days.pop() if late and len(days) == 1 and len(events) > 1 else None


def timeline(
    procedure: Procedure,
    matter: Matter,
    events: Sequence[Event],
    audiences: frozenset[str],
    *,
    correctable: bool = False,
) -> list[Told]:
    """办理经过, newest first; a reader from outside sees only what is meant for them."""
    gone = undone(list(events))
    internal = INTERNAL in audiences
    together = entered_together(events) is not None
    found = []
    for event in reversed(events):
        action = action_of(procedure, event.action)
        if not internal and not (action and audiences & set(action.audience)):
            continue
        fixed = event.sequence in gone or event.action in ("correct", "undo")
        said = _told(
            matter,
            event,
            action,
            gone=event.sequence in gone,
            internal=internal,
            correctable=correctable and not fixed,
            together=together,
        )
        found.append(said)
    return found


def _told(
    matter: Matter,
    event: Event,
    action: Action | None,
    *,
    gone: bool,
    internal: bool,
    correctable: bool,
    together: bool,
) -> Told:
    data = reveal(event) if internal else json.loads(event.data)
    violations = data.get("violations", [])
    marks = "".join(f"（补录：{one['message']}）" for one in violations)
    late = local_date(event.recorded_at) > local_date(event.occurred_at) and not together
    return Told(
        sequence=event.sequence,
        at=event.occurred_at,
        text=f"{sentence(event, data)}{marks}",
        cite=action.cite.text if action and action.cite else "",
        tone=Tone.RED if violations else Tone.PLAIN if gone else Tone.BRAND,
        late=event.recorded_at if late else None,
        items=tuple(items(matter, event, action, data, correctable=correctable))
        if internal
        else (),
        digest=event.hash if internal else "",
        gone=gone,
        action=action.title if action else event.action,
    )


def sentence(event: Event, data: dict[str, Any]) -> str:
    """The event's sentence, with who entered it where the sentence does not say so."""
    text: str = data.get("text", "")
    name = event.person.name if event.person else ""
    return text if not name or name in text else f"{text.removesuffix('。')}（{name}办理）。"


def items(
    matter: Matter, event: Event, action: Action | None, data: dict[str, Any], *, correctable: bool
) -> list[Item]:
    """What was filled in, with a way to correct each item; the day of the act comes first."""
    fields = getattr(action.form, "base_fields", {}) if action and action.form else {}

    def link(name: str) -> str:
        if not correctable:
            return ""
        query = urlencode({"event": event.sequence, "field": name})
        return f"{reverse('workbench:act', args=[matter.pk, 'correct'])}?{query}"

    found = [Item("办理日期", date_text(local_date(event.occurred_at)), link(OCCURRED), OCCURRED)]
    for name, value in data.get("form", {}).items():
        if name in fields:
            label = str(fields[name].label or name)
            text = shown(fields[name], value)
            hidden = masked(name, fields[name], text)
            found.append(Item(label, hidden, link(name), name))
    if data.get("back_entry"):
        found.append(Item("补录原因", data["back_entry"]))
    return found


def masked(name: str, field: Any, text: str) -> str:
    """Numbers and addresses of people are masked in the history; the participants' card shows them on request."""
    if isinstance(field, IdCardField):
        return mask_id(text)
    if isinstance(field, PhoneField):
        return mask_phone(text)
    return "（在“参加人”里查看）" if name in Party.PERSONAL and text else text


def shown(field: Any, value: Any) -> str:
    """A recorded value in words."""
    if isinstance(value, list):
        return "、".join(shown(field, one) for one in value)
    if hasattr(field, "queryset"):
        found = field.queryset.model._default_manager.filter(pk=value).first()
        return str(found or value)
    if (label := chosen(field, value)) is not None:
        return label
    if isinstance(value, bool):
        return "是" if value else "否"
    try:
        money = isinstance(field, YuanField)
        return yuan(int(value)) if money else date_text(date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)
