"""The parts of a matter page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from zhunsheng.faces.ui import parts
from zhunsheng.faces.ui.tones import ActionKind, ClockTone, StageState, Tone
from zhunsheng.kernel.clocks.explain import explain
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import reveal
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.common import COMMON_ACTIONS
from zhunsheng.kernel.procedure.corrections import undone
from zhunsheng.kernel.procedure.declaration import Action, Procedure
from zhunsheng.kernel.procedure.offers import Offer
from zhunsheng.lib import clock as today
from zhunsheng.lib.hanzi import date_text

INTERNAL = "internal"


def events_of(matter: Matter) -> list[Event]:
    """The matter's events in order, with the people in them and the personal texts beside them."""
    rows = Event.objects.filter(stream="matter", subject_id=matter.pk).order_by("sequence")
    return list(rows.select_related("person", "on_behalf_of").prefetch_related("personal_values"))


def action_of(procedure: Procedure, code: str) -> Action | None:
    """The declaration of an event's action."""
    return procedure.action_by_code.get(code) or COMMON_ACTIONS.get(code)


def stage_bar(procedure: Procedure, matter: Matter, events: Sequence[Event]) -> list[parts.Stage]:
    """The steps with the day on which each was entered first."""
    entered: dict[str, date] = {}
    for event in events:
        stage = procedure.stage_by_code.get(event.to_stage)
        if stage:
            entered.setdefault(stage.step, timezone.localdate(event.occurred_at))
    now = procedure.stage_by_code[matter.stage]
    codes = [code for code, _title in procedure.steps]
    position = codes.index(now.step)
    bar = []
    for index, (code, title) in enumerate(procedure.steps):
        if code == now.step and not now.final:
            bar.append(parts.Stage(title, StageState.CURRENT, entered.get(code), now.title))
        elif index <= position:
            bar.append(parts.Stage(title, StageState.DONE if code in entered else StageState.SKIPPED, entered.get(code)))
        else:
            bar.append(parts.Stage(title, StageState.TODO))
    return bar


_TONES = {"ok": ClockTone.OK, "soon": ClockTone.SOON, "overdue": ClockTone.OVERDUE, "paused": ClockTone.PAUSED}


def clocks_of(matter: Matter) -> list[parts.Clock]:
    """The open clocks, the leading one first."""
    rows = Clock.objects.open_of(matter).select_related("limit__statute_version__statute").prefetch_related("periods")
    return [clock_card(row) for row in sorted(rows, key=lambda row: (not row.leading, row.due_on))]


def clock_card(row: Clock) -> parts.Clock:
    """One clock as the card shows it."""
    said = explain(row, today.today())
    overdue = said.remaining < 0
    if row.is_paused:
        next_ = "恢复办理后继续计算"
    elif overdue:
        next_ = f"{date_text(said.due_on)}已经届满"
    else:
        next_ = f"{date_text(said.due_on)}届满"
    paused = row.history[-1].starts_on if row.is_paused and row.history else None
    return parts.Clock(
        title=f"{row.title}期限",
        number=abs(said.remaining),
        unit=said.unit_text,
        next=next_,
        tone=_TONES[said.tone],
        state=f"已暂停第{(today.today() - paused).days + 1}天" if paused else "",
        explanation=said.sentences,
        cite=row.limit.cite.text,
        provisional=said.provisional,
    )


def actions_of(matter: Matter, offers: Sequence[Offer]) -> list[parts.Action]:
    """Actions of the main way: the first free one is primary, destructive ones are red."""
    found: list[parts.Action] = []
    for offer in offers:
        if offer.action.group:
            continue
        found.append(_action(matter, offer, primary=not any(not one.blocked for one in found)))
    return found


def groups_of(matter: Matter, offers: Sequence[Offer]) -> list[tuple[str, list[parts.Action]]]:
    """Further actions by group; blocked ones are left out of these folded lists."""
    groups: dict[str, list[parts.Action]] = {}
    for offer in offers:
        if offer.action.group and not offer.blocked:
            groups.setdefault(offer.action.group, []).append(_action(matter, offer, primary=False))
    return list(groups.items())


def _action(matter: Matter, offer: Offer, *, primary: bool) -> parts.Action:
    action = offer.action
    kind = ActionKind.DANGER if action.destructive else ActionKind.PRIMARY if primary else ActionKind.PLAIN
    url = reverse("workbench:act", args=[matter.pk, action.code])
    if offer.blocked is None:
        return parts.Action(action.title, url, kind, hint=action.help)
    cite = offer.blocked.cite.text if offer.blocked.cite else ""
    return parts.Action(action.title, "", kind, reason=f"{offer.blocked.message}{offer.blocked.remedy}", cite=cite)


def documents_for(matter: Matter, audiences: frozenset[str]) -> list[Document]:
    """The documents that a reader of these groups may open, in the order of the file."""
    rows: QuerySet[Document] = matter.documents.select_related("blob", "sealed_copy").order_by("occurred_on", "pk")
    if INTERNAL in audiences:
        return list(rows)
    return [row for row in rows if audiences & set(row.audience) and row.state != Document.State.DRAFT]


def document_line(row: Document) -> parts.Document:
    """One line of the documents table."""
    status, tone = _status(row)
    return parts.Document(
        title=row.title if not row.filename or row.title != row.kind else row.filename,
        url=reverse("workbench:document", args=[row.pk]),
        number=row.number,
        on=row.occurred_on,
        status=status,
        tone=tone,
        size=row.blob.size if row.blob and row.direction == Document.Direction.INCOMING else None,
    )


def _status(row: Document) -> tuple[str, Tone]:
    if row.state == Document.State.VOID:
        return "已作废", Tone.RED
    if row.direction == Document.Direction.INCOMING:
        return "收到", Tone.PLAIN
    if row.sealed_copy_id:
        return "已盖章", Tone.GREEN
    return ("已编号", Tone.BRAND) if row.state == Document.State.ISSUED else ("草稿", Tone.AMBER)


def timeline(
    procedure: Procedure, matter: Matter, events: Sequence[Event], audiences: frozenset[str]
) -> list[parts.Happening]:
    """办理经过, newest first; a reader from outside sees only what is meant for them."""
    gone = undone(list(events))
    internal = INTERNAL in audiences
    found = []
    for event in reversed(events):
        action = action_of(procedure, event.action)
        if not internal and not (action and audiences & set(action.audience)):
            continue
        found.append(_happening(matter, event, action, gone=event.sequence in gone, internal=internal))
    return found


def _happening(
    matter: Matter, event: Event, action: Action | None, *, gone: bool, internal: bool
) -> parts.Happening:
    data = reveal(event) if internal else json.loads(event.data)
    violations = data.get("violations", [])
    marks = "".join(f"（补录：{one['message']}）" for one in violations)
    text = f"{data.get('text', '')}{marks}{'（已撤销）' if gone else ''}"
    cite = action.cite.text if action and action.cite else ""
    return parts.Happening(
        at=event.occurred_at,
        actor=event.person.name if event.person else "",
        text=text,
        cite=cite,
        on_behalf_of=event.on_behalf_of.name if event.on_behalf_of else "",
        recorded_at=event.recorded_at,
        facts=_facts(action, data, matter, event) if internal else (),
        tone=Tone.RED if violations else Tone.PLAIN if gone else Tone.BRAND,
        digest=event.hash if internal else "",
    )


def _facts(action: Action | None, data: dict[str, Any], matter: Matter, event: Event) -> list[parts.Fact]:
    """What was filled in, with a way to correct each item."""
    fields = getattr(action.form, "base_fields", {}) if action and action.form else {}
    found = []
    for name, value in data.get("form", {}).items():
        if name in fields:
            label = str(fields[name].label or name)
            found.append(parts.Fact(label, _shown(fields[name], value), wide=len(str(value)) > 40))
    if data.get("back_entry"):
        found.append(parts.Fact("补录原因", data["back_entry"], wide=True))
    return found


def _shown(field: Any, value: Any) -> str:
    """A recorded value in words."""
    if isinstance(value, bool):
        return "是" if value else "否"
    choices = getattr(field, "choices", None)
    if choices is not None and not hasattr(field, "queryset"):
        labels = {str(key): str(label) for key, label in choices}
        return labels.get(str(value), str(value))
    if hasattr(field, "queryset"):
        found = field.queryset.model._default_manager.filter(pk=value).first()
        return str(found or value)
    try:
        return date_text(date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)
