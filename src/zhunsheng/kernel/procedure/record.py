"""What an act leaves behind: its event, the personal values behind commitments, and notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, TextField

from zhunsheng.kernel.ledger import chain
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import Personal, conceal, keep
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.kernel.procedure import statements
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import KeyReused
from zhunsheng.kernel.procedure.values import is_empty, plain, shown
from zhunsheng.lib import canonical, clock
from zhunsheng.lib.digest import ALGORITHM

if TYPE_CHECKING:
    from zhunsheng.kernel.documents.models import Document
    from zhunsheng.kernel.procedure.forms import ActionForm
    from zhunsheng.kernel.procedure.paperwork import Stored

STREAM = "matter"
#: Columns of the matter that the engine keeps itself; an event does not repeat them.
_OWN = frozenset({"version", "head_hash", "due_on", "stage", "acted_on", "id", "matter_ptr_id"})


def request_digest(context: Context, data: Mapping[str, Any], stored: Sequence[Stored]) -> str:
    """A digest of all that a caller sent, to tell a repeated call from a key used twice."""
    body = {
        "action": context.action.code,
        "matter": context.matter.pk,
        "data": {str(name): _sent(value) for name, value in sorted(data.items())},
        "files": [item.digest for item in stored],
    }
    # Keyed: short personal answers could be guessed from a plain digest, and this one stays for good.
    text = canonical.dumps([[k, _pairs(v)] for k, v in body.items()]).decode()
    return lookup_digest(text, "request")


def _sent(value: Any) -> str:
    """A sent value as text, whatever a program may send; the form judges it later."""
    try:
        text = str(plain(value))
    except TypeError:
        text = repr(value)
    return text.encode(errors="backslashreplace").decode()


def _pairs(value: Any) -> Any:
    return [[k, v] for k, v in value.items()] if isinstance(value, dict) else value


def first_with_key(client: str, key: str, request: str | None) -> Event | None:
    """The event that the key made earlier; raises :class:`KeyReused` when it came with other content."""
    event = Event.objects.filter(client=client, key=key).first()
    if event is not None and event.request != request:
        raise KeyReused("同一个请求标识先前已用于另一项内容。", "请为新的办理换一个请求标识。")
    return event


def write(
    context: Context,
    form: ActionForm,
    before: Mapping[str, Any],
    from_stage: str,
    operations: list[dict[str, Any]],
    papers: Sequence[Document],
    key: str | None,
    request: str | None,
) -> Event:
    """Write the event, chained to the matter's last one, and the values behind its commitments."""
    data, concealed = conceal(_body(context, form, before, operations, papers))
    matter, actor = context.matter, context.actor
    event = Event(
        stream=STREAM,
        subject_id=matter.pk,
        sequence=matter.version,
        action=context.action.code,
        actor=actor.label,
        person_id=actor.person.pk if actor.person else None,
        on_behalf_of_id=actor.principal.pk if actor.principal else None,
        from_stage=from_stage,
        to_stage=matter.stage,
        data=canonical.dumps(data).decode(),
        occurred_at=context.at,
        recorded_at=clock.now(),
        algorithm=ALGORITHM,
        previous=before.get("head_hash", ""),
        client=actor.client if key else "",
        key=key,
        request=request,
    )
    event.hash = chain.link(event)
    statements.insert(event)
    keep(event, concealed)
    return event


def _body(
    context: Context,
    form: ActionForm,
    before: Mapping[str, Any],
    operations: list[dict[str, Any]],
    papers: Sequence[Document],
) -> dict[str, Any]:
    data: dict[str, Any] = {"text": sentence(context, form)}
    filled = {name: value for name, value in context.data.items() if not is_empty(value)}
    entries = {
        name: plain(value) if form.is_clear(name) else Personal(str(value))
        for name, value in filled.items()
    }
    changes = _changes(context, before)
    documents = [paper.ledger_entry() for paper in (*context.files, *papers)]
    optional = {
        "form": entries,
        "changes": changes,
        "clocks": operations,
        "documents": documents,
        "violations": context.violations,
        "notes": context.notes,
    }
    data.update({name: value for name, value in optional.items() if value})
    if context.back_entry:
        data["back_entry"] = Personal(context.back_entry)
    return data


def _changes(context: Context, before: Mapping[str, Any]) -> dict[str, Any]:
    """Old and new values of the matter's columns, so that the act can be undone; texts as personal."""
    changes: dict[str, Any] = {}
    if not before:
        return changes
    matter = context.matter
    for field in matter._meta.concrete_fields:
        name = field.attname
        old, new = before.get(name), matter.__dict__.get(name)
        if name in _OWN or old == new:
            continue
        if (
            isinstance(field, CharField | TextField)
            and not field.choices
            and name not in _CLEAR_TEXT
        ):
            changes[name] = [Personal(str(old or "")), Personal(str(new or ""))]
        else:
            changes[name] = [plain(old), plain(new)]
    return changes


_CLEAR_TEXT = frozenset({"outcome", "number", "receipt", "superior_number", "channel"})


def sentence(context: Context, form: ActionForm) -> str:
    """The timeline's sentence: the action's text with the actor and the shown values of clear fields."""
    slots = {
        name: shown(form, name, context.data.get(name))
        for name in form.fields
        if form.is_clear(name)
    }
    return context.action.sentence.format_map({"actor": context.actor.name, **slots})


def tell(context: Context, event: Event) -> None:
    """Insert the notices that the action declares; a back entry notifies nobody."""
    if context.back_entry or (context.actor.kind == "system" and context.notes.get("silent")):
        return
    from zhunsheng.kernel.procedure.telling import tell_all, tell_receivers

    tell_all(context, event)
    tell_receivers(context.referred)
