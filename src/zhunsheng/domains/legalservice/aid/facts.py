"""What the document templates of legal aid may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.domains.legalservice.aid import eligibility
from zhunsheng.kernel.procedure.facts import common_facts, day, formal
from zhunsheng.lib.hanzi import date_text, yuan

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter = context.matter
    common = common_facts(context)
    above = matter.organ.parent or matter.organ
    return common | {
        "bureau": {"name": above.name, "phone": above.phone, "address": above.address},
        "government": above.parent.name if above.parent else "本级人民政府",
        "matter": _matter(context),
        "opponents": [one.name for one in context.participants("opponent")],
        "provider": _provider(context),
        "lines": _lines(context),
        "papers": _papers(context),
        "basis_ground": _basis(context),
    }


def _matter(context: Context) -> dict[str, Any]:
    matter = context.matter
    outcome = context.procedure.outcome_by_code.get(matter.outcome)
    return {
        "number": matter.number or "",
        "kind": matter.get_kind_display(),
        "ground": eligibility.title(matter.ground),
        "subject": matter.subject,
        "claim": matter.claim,
        "amount": yuan(matter.amount) if matter.amount else "",
        "agency": matter.agency,
        "agency_number": matter.agency_number,
        "level": matter.get_level_display(),
        "received_on": date_text(matter.received_on),
        "accepted_on": day(matter.accepted_on),
        "assigned_on": day(matter.assigned_on),
        "closed_on": day(matter.closed_on),
        "limitation_on": day(matter.limitation_on),
        "hardship": matter.get_hardship_display(),
        "exemption": eligibility.title(matter.exemption),
        "household": matter.household,
        "income": yuan(matter.income) if matter.income is not None else "",
        "hardship_note": matter.hardship_note,
        "refusal": matter.get_refusal_display(),
        "outcome": outcome.title.removeprefix("终止：") if outcome else "",
        "outcome_basis": formal(outcome.cite if outcome else None),
        "result": matter.get_result_display(),
        "recovered": yuan(matter.recovered) if matter.recovered else "",
        "subsidy": yuan(matter.subsidy) if matter.subsidy is not None else "",
        "subsidy_fen": matter.subsidy or 0,
        "objected_on": day(matter.objected_on),
        "is_appointed": matter.channel == "notice",
        "was_refused": matter.outcome == "A1",
        "score": matter.score,
        "handler": matter.handler.name if matter.handler else "",
    }


def _provider(context: Context) -> dict[str, str]:
    found = context.matter.provider
    if found is None:
        return {"name": "", "firm": "", "code": "", "phone": "", "kind": ""}
    return {
        "name": found.name,
        "firm": found.firm,
        "code": found.code,
        "phone": found.phone,
        "kind": found.get_kind_display(),
    }


def _basis(context: Context) -> str:
    """The article of the list by which the case was granted."""
    found = eligibility.ground(context.matter.ground)
    if found is None:
        return ""
    from zhunsheng.domains.legalservice.aid.law import LAWS

    law = next(one for one in LAWS if one.version == context.procedure.version)
    return formal(found.cite(law))


def _lines(context: Context) -> list[dict[str, Any]]:
    if context.action.code != "approve_subsidy":
        return []
    return [
        {
            "title": one.title,
            "rate": one.rate,
            "quantity": one.quantity,
            "each": yuan(one.each),
            "sum": yuan(one.amount),
        }
        for one in context.matter.subsidy_lines.all()
    ]


def _papers(context: Context) -> list[dict[str, str]]:
    """The catalogue of the file, in the order in which the papers came."""
    if context.action.code != "archive":
        return []
    rows = context.matter.documents.exclude(state="void").order_by("occurred_on", "pk")
    return [{"title": row.named, "number": row.number, "on": day(row.occurred_on)} for row in rows]
