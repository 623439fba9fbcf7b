"""What the papers of an intake may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from zhunsheng.domains.disputes.intake.branches import take_by
from zhunsheng.domains.disputes.intake.remedies import OPEN, last_days
from zhunsheng.domains.disputes.intake.ways import BY_CODE
from zhunsheng.kernel.procedure.facts import common_facts, day
from zhunsheng.lib.hanzi import date_text

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the paper."""
    matter = context.matter
    chosen = [BY_CODE[code] for code in context.data.get("ways") or ()]
    rows = context.participants("applicant")
    party = rows[0].party if rows else None
    take = take_by(context.on, matter.procedure_version) if chosen else None
    return common_facts(context) | {
        "matter": {
            "number": matter.number or "",
            "receipt": matter.receipt,
            "title": matter.title,
            "received_on": date_text(matter.received_on),
            "kind": matter.get_kind_display(),
            "story": matter.story,
            "wish": matter.wish,
            "other_side": matter.other_side,
            "happened_on": day(matter.happened_on),
            "decision": matter.get_decision_display(),
            "decision_title": matter.decision_title,
            "decision_on": day(matter.decision_on),
            "urgency": matter.get_urgency_display(),
            "handler": matter.handler.name if matter.handler else "",
        },
        "who": {
            "name": party.name if party else "",
            "phone": party.phone if party else "",
        },
        "remedies": [_remedy(one) for one in last_days(matter, context.on)],
        "open": OPEN,
        "ways": [_way(way) for way in chosen if not way.discreet],
        "take_by": day(take),
        "address": f"{settings.SITE_URL}/progress/?code={matter.receipt}",
    }


def _way(way: Any) -> dict[str, str]:
    return {"title": way.title, "plain": way.plain}


def _remedy(one: Any) -> dict[str, str]:
    return {"sentence": one.sentence, "where": one.where, "cite": one.cite}
