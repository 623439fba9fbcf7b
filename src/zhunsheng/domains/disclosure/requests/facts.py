"""What the document templates of requests may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disclosure.requests.law import FIRST_RECONSIDER
from zhunsheng.domains.disclosure.requests.outcomes import WITHHELD
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.facts import common_facts, day, formal
from zhunsheng.lib.hanzi import date_text, yuan

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter = context.matter
    outcome = context.procedure.outcome_by_code.get(matter.outcome)
    return common_facts(context) | {
        "matter": {
            "number": matter.number or "",
            "info_name": matter.info_name,
            "info_number": matter.info_number,
            "content": matter.content,
            "submitted_on": day(matter.submitted_on),
            "received_on": date_text(matter.received_on),
            "correction_on": day(matter.correction_on),
            "corrected_on": day(matter.corrected_on),
            "charged_on": day(matter.charged_on),
            "desired_form": matter.get_desired_form_display(),
            "outcome": outcome.title.rpartition("：")[2] if outcome else "",
            "outcome_code": matter.outcome,
            "outcome_basis": formal(outcome.cite if outcome else None),
            "fee": yuan(matter.fee_amount) if matter.fee_amount else "",
            "handler": matter.handler.name if matter.handler else "",
        },
        "asked_organ": _asked(context),
        "remedy": _remedy(context),
    }


def _asked(context: Context) -> str:
    """The organ that was asked last."""
    asked = context.participants("other_organ")
    return asked[-1].name if asked else ""


def _remedy(context: Context) -> dict[str, Any]:
    """To whom an objection goes, and whether reconsideration comes before the suit (行政复议法 2023, 23)."""
    matter = context.matter
    new = context.on >= FIRST_RECONSIDER
    return {"first": new and matter.outcome in WITHHELD, "where": _hears(matter.organ, new=new)}


def _hears(organ: Unit, *, new: bool) -> str:
    """The organ that hears an objection (行政复议法 2023, 24; 2017, 12-15)."""
    if organ.kind == Unit.Kind.GOVERNMENT:
        return "上一级人民政府"
    above = organ.parent
    while above is not None and above.kind != Unit.Kind.GOVERNMENT:
        above = above.parent
    government = above.name if above is not None else "本级人民政府"
    if new or organ.kind == Unit.Kind.TOWNSHIP:
        return government
    return f"{government}或者上一级主管部门"
