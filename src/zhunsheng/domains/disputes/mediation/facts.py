"""What the document templates of mediation may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disputes.kinds import Source
from zhunsheng.domains.disputes.mediation.law import TITLES
from zhunsheng.domains.disputes.mediation.models import Mediating
from zhunsheng.domains.disputes.mediation.remedies import remedies
from zhunsheng.kernel.database.compiled import Read, fill
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.procedure.facts import common_facts, day, person
from zhunsheng.lib.hanzi import date_text, yuan

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context


_mediators: Read[Mediating] = Read(
    lambda matter: Mediating.objects.filter(matter=matter, is_active=True), int
)


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter = context.matter
    way = TITLES[context.procedure.code].partition("（")[0]
    others = [_party(p) for p in context.participants("other")]
    applicants = [_party(p) for p in context.participants("applicant")]
    fill(matter, Place)
    mediators = [] if matter.pk is None else _mediators(matter.pk)
    return common_facts(context) | {
        "way": way,
        "committee": matter.committee or matter.unit.name,
        "applicants": applicants,
        "others": others,
        "parties": "、".join(one["name"] for one in (*applicants, *others)),
        "told": str(context.data.get("told") or ""),
        "mediators": "、".join(one.name for one in mediators),
        "matter": _matter(context),
        "remedies": [one.sentence for one in remedies(matter)],
    }


def _party(participant: Any) -> dict[str, str]:
    found = person(participant)
    party = participant.party
    return found | {"phone": party.phone if party is not None else ""}


def _matter(context: Context) -> dict[str, Any]:
    matter = context.matter
    outcome = context.procedure.outcome_by_code.get(matter.outcome)
    return {
        "number": matter.number or "",
        "title": matter.title,
        "kind": matter.get_kind_display(),
        "source": dict(Source.choices)[matter.source],
        "place": matter.place.full_name if matter.place else "",
        "location": matter.location,
        "facts": matter.facts,
        "request": matter.request,
        "amount": yuan(matter.amount) if matter.amount is not None else "",
        "heads": matter.heads or "",
        "received_on": date_text(matter.received_on),
        "accepted_on": day(matter.accepted_on),
        "outcome": outcome.title if outcome else "",
        "outcome_code": matter.outcome,
        "agreement": matter.agreement,
        "performance": matter.performance,
        "perform_by": day(matter.perform_by),
        "settled_amount": yuan(matter.settled_amount) if matter.settled_amount else "",
        "agreed_on": day(matter.agreed_on),
        "court": matter.court,
        "closed_on": day(matter.closed_on),
        "sessions": matter.sessions,
        "handler": matter.handler.name if matter.handler else "",
    }
