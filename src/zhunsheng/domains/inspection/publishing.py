"""Making a result public, and taking it down again."""

from __future__ import annotations

import re
from datetime import date

from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.models import InspectionTask, PublishedResult
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.statutes.limits import limit_for
from zhunsheng.lib.days import due

_NUMBERS = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx]|0\d{2,3}-?\d{7,8})(?!\d)")


def personal(text: str) -> str:
    """The first telephone or identity number in a text; empty when there is none."""
    found = _NUMBERS.search(text)
    return found.group() if found else ""


def shown_until(on: date, version: str) -> date:
    """The last day on which a result that is published on ``on`` is shown."""
    limit = limit_for("inspection.shown", on, version)
    return due(limit.rule, on, for_area(default_area())).due


def publish(task: InspectionTask, summary: str, on: date) -> None:
    """Put the result where the public reads it."""
    items = naming.text(item.title for item in naming.items_of(task.items))
    PublishedResult.objects.update_or_create(
        task_id=task.pk,
        defaults={
            "unit": task.unit,
            "code": task.target.code,
            "name": task.target.name,
            "items": items,
            "outcome": task.outcome,
            "summary": summary,
            "checked_on": task.checked_on or on,
            "published_on": on,
            "shown_until": shown_until(on, task.procedure_version),
            "withdrawn_on": None,
            "withdrawn_reason": "",
        },
    )


def withdraw(task: InspectionTask, reason: str, on: date) -> None:
    """Take the result down; its address says so with the reason."""
    PublishedResult.objects.filter(task_id=task.pk).update(
        withdrawn_on=on, withdrawn_reason=reason[:120]
    )
