"""What the document templates of reconsideration may use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.values import shown
from zhunsheng.lib.hanzi import date_text, numeral, yuan

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Participant
    from zhunsheng.kernel.procedure.context import Context
    from zhunsheng.kernel.statutes.cites import Cite


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter, procedure = context.matter, context.procedure
    return {
        "law": procedure.law,
        "version": procedure.version,
        "basis": formal(context.action.cite),
        "matter": _matter(context),
        "organ": {"name": matter.organ.name, "code": matter.organ.document_code},
        "office": {
            "name": matter.unit.name,
            "phone": matter.unit.phone,
            "address": matter.unit.address,
        },
        "applicants": [person(p) for p in context.participants("applicant")],
        "agents": [person(p) for p in context.participants("agent")],
        "third_parties": [person(p) for p in context.participants("third_party")],
        "respondent": matter.respondent.name if matter.respondent else "",
        "on": date_text(context.on),
        "form": _answers(context),
    }


def _matter(context: Context) -> dict[str, Any]:
    """The case itself; dates in words, an empty text where there is none."""
    matter = context.matter
    outcome = context.procedure.outcome_by_code.get(matter.outcome)
    return {
        "number": matter.number or "",
        "title": matter.title,
        "act_name": matter.act_name,
        "act_number": matter.act_number,
        "act_kind": matter.get_act_kind_display(),
        "act_on": _day(matter.act_on),
        "request": matter.request,
        "grounds": matter.grounds,
        "received_on": date_text(matter.received_on),
        "accepted_on": _day(matter.accepted_on),
        "due_on": _day(matter.due_on),
        "is_summary": matter.is_summary,
        "outcome": outcome.title if outcome else "",
        "outcome_basis": formal(outcome.cite if outcome else None),
        "reply_due_on": _day(matter.reply_due_on),
        "redo_days": matter.redo_days or 0,
        "compensation": yuan(matter.compensation) if matter.compensation else "",
        "suspension": matter.get_suspension_ground_display(),
        "termination": matter.get_termination_ground_display(),
        "refusal": matter.get_refusal_reason_display(),
        "handler": matter.handler.name if matter.handler else "",
    }


def _day(day: date | None) -> str:
    return date_text(day) if day else ""


def formal(cite: Cite | None) -> str:
    """An article as official documents name it: 《中华人民共和国行政复议法》第三十条."""
    return f"《中华人民共和国{cite.statute}》第{numeral(cite.article)}条" if cite else ""


def person(participant: Participant) -> dict[str, str]:
    """One participant as the head of a document names it."""
    party = participant.party
    if party is None:
        return {
            "name": participant.name,
            "id_number": "",
            "address": "",
            "representative": "",
            "kind": "",
        }
    is_natural = party.kind == Party.Kind.PERSON
    return {
        "name": party.name,
        "id_number": party.id_number if is_natural else party.credit_code,
        "id_label": "公民身份号码" if is_natural else "统一社会信用代码",
        "address": party.address,
        "representative": party.legal_representative,
        "kind": party.get_kind_display(),
    }


def _answers(context: Context) -> dict[str, Any]:
    """The act's form; a choice also in words, as ``<name>_text``."""
    found = {name: spoken(value) for name, value in context.data.items()}
    for name, field in (context.form.fields if context.form else {}).items():
        if hasattr(field, "choices") and context.form is not None:
            found[f"{name}_text"] = shown(context.form, name, context.data.get(name))
    return found


def spoken(value: Any) -> Any:
    """A form value in the words of a document."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, int | str):
        return value
    return str(value)
