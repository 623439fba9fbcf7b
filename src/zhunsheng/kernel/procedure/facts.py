"""What the document templates of every business may use of an act: parties, organ, day, answers, articles in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.values import shown
from zhunsheng.lib.hanzi import date_text

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Participant
    from zhunsheng.kernel.procedure.context import Context
    from zhunsheng.kernel.statutes.cites import Cite


def common_facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter, procedure = context.matter, context.procedure
    return {
        "law": procedure.law,
        "version": procedure.version,
        "basis": formal(context.action.cite),
        "organ": {"name": matter.organ.name, "code": matter.organ.document_code},
        "office": {
            "name": matter.unit.name,
            "phone": matter.unit.phone,
            "address": matter.unit.address,
        },
        "applicants": [person(p) for p in context.participants("applicant")],
        "agents": [person(p) for p in context.participants("agent")],
        "third_parties": [person(p) for p in context.participants("third_party")],
        "on": date_text(context.on),
        "form": answers(context),
    }


def day(value: date | None) -> str:
    """A date in words, an empty text where there is none."""
    return date_text(value) if value else ""


def formal(cite: Cite | None) -> str:
    """A rule as official documents name it, to its item: 《中华人民共和国行政复议法》第三十条第（四）项."""
    return f"《中华人民共和国{cite.statute}》{cite.place}" if cite else ""


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


def answers(context: Context) -> dict[str, Any]:
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
