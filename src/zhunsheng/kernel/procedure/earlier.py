"""Texts that were already written earlier in a case: the next form begins with them, and nobody types them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import ERASED, reveal
from zhunsheng.kernel.procedure import checks
from zhunsheng.kernel.procedure.corrections import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhunsheng.kernel.procedure.context import Context


def carried(context: Context) -> dict[str, Any]:
    """Initial values of the act's form from what the case's earlier acts say; nothing for who may not do the act.

    The texts stay where they are, encrypted beside the ledger: what a form begins with is written nowhere.
    """
    wanted = getattr(context.action.form, "carried", {})
    if not wanted or context.matter.pk is None or not checks.permitted(context):
        return {}
    rows = Event.objects.filter(stream="matter", subject_id=context.matter.pk).order_by("sequence")
    events = list(rows.prefetch_related("personal_values"))
    found = {}
    for name, sources in wanted.items():
        said = (_said(events, *source.split(".")) for source in sources)
        if (value := next(filter(None, said), None)) is not None:
            found[name] = value
    return found


def _said(events: Sequence[Event], action: str, name: str) -> Any:
    """What the last act of its kind that still stands says, as corrected since."""
    last = next((e for e in reversed(standing(list(events))) if e.action == action), None)
    if last is None:
        return None
    value = reveal(last).get("form", {}).get(name)
    for event in events:
        if event.action == "correct":
            answer = reveal(event).get("form", {})
            if (answer.get("event"), answer.get("field")) == (last.sequence, name):
                value = answer.get("value", "")
    return None if value == ERASED else value
