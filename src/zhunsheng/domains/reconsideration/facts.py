"""What the document templates of reconsideration may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.kernel.procedure.facts import common_facts, day, formal
from zhunsheng.lib.hanzi import date_text, yuan

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter = context.matter
    return common_facts(context) | {
        "matter": _matter(context),
        "respondent": matter.respondent.name if matter.respondent else "",
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
        "act_on": day(matter.act_on),
        "request": matter.request,
        "grounds": matter.grounds,
        "received_on": date_text(matter.received_on),
        "accepted_on": day(matter.accepted_on),
        "due_on": day(matter.due_on),
        "is_summary": matter.is_summary,
        "outcome": outcome.title if outcome else "",
        "outcome_basis": formal(outcome.cite if outcome else None),
        "reply_due_on": day(matter.reply_due_on),
        "redo_days": matter.redo_days or 0,
        "compensation": yuan(matter.compensation) if matter.compensation else "",
        "suspension": matter.get_suspension_ground_display(),
        "termination": matter.get_termination_ground_display(),
        "refusal": matter.get_refusal_reason_display(),
        "handler": matter.handler.name if matter.handler else "",
    }
