"""What the document templates of reconsideration may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.kernel.parties.models import Party
from zhunsheng.lib.hanzi import date_text

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Participant
    from zhunsheng.kernel.procedure.context import Context


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter, procedure = context.matter, context.procedure
    outcome = procedure.outcome_by_code.get(matter.outcome)
    return {
        "law": procedure.law,
        "version": procedure.version,
        "basis": context.action.cite.text if context.action.cite else "",
        "matter": {
            "number": matter.number or "",
            "title": matter.title,
            "act_name": matter.act_name,
            "act_number": matter.act_number,
            "act_kind": matter.get_act_kind_display(),
            "act_on": date_text(matter.act_on) if matter.act_on else "",
            "request": matter.request,
            "grounds": matter.grounds,
            "received_on": date_text(matter.received_on),
            "accepted_on": date_text(matter.accepted_on) if matter.accepted_on else "",
            "due_on": date_text(matter.due_on) if matter.due_on else "",
            "is_summary": matter.is_summary,
            "outcome": outcome.title if outcome else "",
            "outcome_basis": outcome.cite.text if outcome else "",
            "suspension": matter.get_suspension_ground_display(),
            "termination": matter.get_termination_ground_display(),
            "refusal": matter.get_refusal_reason_display(),
            "handler": matter.handler.name if matter.handler else "",
        },
        "organ": {"name": matter.organ.name, "code": matter.organ.document_code},
        "office": {"name": matter.unit.name, "phone": matter.unit.phone, "address": matter.unit.address},
        "applicants": [person(p) for p in context.participants("applicant")],
        "agents": [person(p) for p in context.participants("agent")],
        "third_parties": [person(p) for p in context.participants("third_party")],
        "respondent": matter.respondent.name if matter.respondent else "",
        "on": date_text(context.on),
        "form": {name: spoken(value) for name, value in context.data.items()},
    }


def person(participant: Participant) -> dict[str, str]:
    """One participant as the head of a document names it."""
    party = participant.party
    if party is None:
        return {"name": participant.name, "id_number": "", "address": "", "representative": "", "kind": ""}
    is_natural = party.kind == Party.Kind.PERSON
    return {
        "name": party.name,
        "id_number": party.id_number if is_natural else party.credit_code,
        "id_label": "公民身份号码" if is_natural else "统一社会信用代码",
        "address": party.address,
        "representative": party.legal_representative,
        "kind": party.get_kind_display(),
    }


def spoken(value: Any) -> Any:
    """A form value in the words of a document."""
    from datetime import date

    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, int | str):
        return value
    return str(value)


