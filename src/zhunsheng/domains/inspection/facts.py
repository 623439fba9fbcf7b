"""What the document templates of a check may use: plain values, frozen with the document."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.models import CheckLine, InspectionRound
from zhunsheng.domains.inspection.procedures import guards
from zhunsheng.domains.inspection.procedures.outcomes import TITLES
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.values import shown
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text


def facts(context: Context) -> dict[str, Any]:
    """See the module's docstring."""
    matter = context.matter
    target, inspectors = matter.target, guards.officers(context)
    drawn = InspectionRound.objects.filter(pk=matter.round_id).values_list("draw__number").first()
    return {
        "organ": {"name": matter.organ.name, "phone": matter.organ.phone},
        "matter": {
            "number": matter.number or "",
            "ground": matter.get_ground_display(),
            "planned_on": _day(matter.planned_on),
            "checked_on": _day(matter.checked_on),
            "arrived_at": _moment(context),
            "findings": matter.findings,
            "signature": matter.get_signature_display(),
            "outcome": TITLES.get(matter.outcome, ""),
            "summary": matter.summary,
        },
        "plan": matter.plan.title if matter.plan else "",
        "draw": drawn[0] or "" if drawn else "",
        "target": {"name": target.name, "code": target.code, "address": target.address},
        "inspectors": [
            {"name": one.name, "code": one.code, "unit": one.unit.name if one.unit else ""}
            for one in inspectors
        ],
        "items": [
            {"title": item.title, "basis": item.basis} for item in naming.items_of(matter.items)
        ],
        "address": settings.SITE_URL
        + reverse("portal:page-inspection-visit", args=[matter.pk or 0]),
        "lines": _lines(matter.pk) if matter.arrived_at else [],
        "on": date_text(context.on),
        "form": _answers(context),
    }


def _lines(task: int) -> list[dict[str, str]]:
    rows = CheckLine.objects.filter(task=task).select_related("item")
    return [
        {"title": row.item.title, "finding": row.get_finding_display(), "note": row.note}
        for row in rows
    ]


def _day(day: date | None) -> str:
    return date_text(day) if day else ""


def _moment(context: Context) -> str:
    at = context.matter.arrived_at
    if at is None:
        return ""
    here = at.astimezone(clock.CHINA)
    return f"{date_text(here.date())}{here:%H时%M分}"


def _answers(context: Context) -> dict[str, str]:
    """The act's form in words."""
    if context.form is None:
        return {}
    return {name: shown(context.form, name, context.data.get(name)) for name in context.form.fields}
