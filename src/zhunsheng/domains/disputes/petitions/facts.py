"""What the document templates of petitions may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disputes.petitions.law import formal
from zhunsheng.domains.disputes.petitions.outcomes import WAYS
from zhunsheng.kernel.procedure.facts import common_facts, day
from zhunsheng.lib.hanzi import date_text

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter = context.matter
    outcome = context.procedure.outcome_by_code.get(matter.outcome)
    return common_facts(context) | {
        "law": f"《{context.procedure.law}》",
        "basis": formal(context.action.cite),
        "matter": {
            "number": matter.number or "",
            "kind": matter.get_kind_display(),
            "field": matter.get_field_display(),
            "channel": _channel(matter),
            "title": matter.subject or matter.title,
            "facts": matter.facts,
            "demand": matter.demand,
            "is_secret": matter.is_secret,
            "people": matter.people_count or 0,
            "received_on": date_text(matter.received_on),
            "accepted_on": day(matter.accepted_on),
            "answered_on": day(matter.answered_on),
            "reviewed_on": day(matter.reviewed_on),
            "outcome": outcome.title if outcome else "",
            "outcome_basis": formal(outcome.cite if outcome else None),
            "way": WAYS.get(matter.outcome, ""),
            "responsible": matter.responsible.name if matter.responsible else matter.organ.name,
            "reviewer": matter.reviewer,
            "superior_number": matter.superior_number,
            "handler": matter.handler.name if matter.handler else "",
        },
    }


def _channel(matter: Any) -> str:
    from zhunsheng.domains.disputes.petitions.choices import Channel

    return str(dict(Channel.choices).get(matter.channel, matter.channel))
