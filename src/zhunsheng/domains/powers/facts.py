"""What the documents of the power lists may use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhunsheng.domains.powers import choices, proposals
from zhunsheng.lib.hanzi import date_text

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context

MOST_LINES = 200
"""Lines that a document prints; beyond that the lists themselves are the annex."""
CHECKLIST = ("competence", "burdens", "licences", "conflicts")


def day(value: date | None) -> str:
    """A date in words, an empty text where there is none."""
    return date_text(value) if value else ""


def _common(context: Context) -> dict[str, Any]:
    matter = context.matter
    return {
        "law": context.procedure.law,
        "organ": {"name": matter.organ.name},
        "office": {"name": matter.unit.name},
        "proposer": matter.proposer.name,
        # The list needs the unit before the title; a document names it in full anyway.
        "title": matter.title.removeprefix(f"{matter.proposer.label}："),
        "case": matter.number or "",
        "on": date_text(context.on),
        "received_on": date_text(matter.received_on),
    }


def facts(context: Context) -> dict[str, Any]:
    """A change with its lines."""
    matter = context.matter
    rows = list(matter.lines.all()[: MOST_LINES + 1])
    return {
        **_common(context),
        "ground": matter.get_ground_display(),
        "basis": matter.basis,
        "law_changed_on": day(matter.law_changed_on),
        "reason": matter.reason,
        "opinion": matter.opinion,
        "opinion_title": matter.get_opinion_display(),
        "opinion_text": matter.opinion_text,
        "approved_on": day(matter.approved_on),
        "lines": [_line(one) for one in proposals.shown(rows[:MOST_LINES])],
        "total": matter.lines.count(),
        "is_cut": len(rows) > MOST_LINES,
    }


def _line(shown: proposals.ShownLine) -> dict[str, Any]:
    line = shown.line
    is_change = line.operation == choices.Operation.MODIFY
    return {
        "register": shown.register,
        "operation": line.get_operation_display(),
        "code": line.code,
        "title": line.title,
        "changes": "；".join(f"{c.title}由“{c.before}”改为“{c.after}”" for c in shown.changes)
        if is_change
        else "",
    }


def reform_facts(context: Context) -> dict[str, Any]:
    """A reform measure with its checklist."""
    matter = context.matter
    named = {name: matter._meta.get_field(name).verbose_name for name in CHECKLIST}
    return {
        **_common(context),
        "reform": matter.get_reform_display(),
        "measure": matter.measure,
        "basis": matter.basis,
        "points": [
            {"title": str(title), "finding": getattr(matter, f"get_{name}_display")()}
            for name, title in named.items()
        ],
        "competition": bool(matter.needs_competition_review),
        "legality": matter.get_legality_display(),
        "opinion_text": matter.opinion_text,
    }
