"""Cards on the page of an intake: its branches with what remains, and the last days."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from zhunsheng.domains.disputes.intake.branches import (
    Standing,
    branches_of,
    remaining,
    standings,
)
from zhunsheng.domains.disputes.intake.models import Intake
from zhunsheng.domains.disputes.intake.procedure import CODE
from zhunsheng.domains.disputes.intake.procedure.acts import TRIAGE
from zhunsheng.domains.disputes.intake.remedies import OPEN, last_days
from zhunsheng.domains.disputes.intake.suggesting import suggested
from zhunsheng.faces.workbench.declare import Panel
from zhunsheng.faces.workbench.people import actor_of, person_of
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure import checks
from zhunsheng.kernel.procedure.offers import context_for
from zhunsheng.lib import clock


def _branches(request: HttpRequest, matter: Intake) -> str:
    """How each branch stands; after one without a result, the ways that remain, each one click away."""
    found = standings(branches_of(matter))
    may = matter.stage in TRIAGE.sources and checks.permitted(
        context_for(matter, TRIAGE, actor_of(request))
    )
    running = {one.way.code for one in found if one.is_open}
    context = {
        "matter": matter,
        "rows": [(one, _remaining(one, running) if may else None) for one in found],
        "seen": _seen(request, found),
        "suggestions": suggested(matter) if matter.stage == "received" else [],
        "today": clock.today(),
        "key": uuid.uuid4().hex,
        "may": may,
    }
    if not found and not context["suggestions"]:
        return ""
    return render_to_string("disputes/panel_branches.html", context, request)


def _remaining(one: Standing, running: set[str]) -> Any:
    if not one.asks_for_more:
        return None
    found = remaining(one.way.code)
    return {
        "says": found.says,
        "cite": found.cite.text,
        "ways": [way for way in found.ways if way.code not in running],
    }


def _seen(request: HttpRequest, found: list[Standing]) -> set[int]:
    """Cases of other businesses that this reader may open."""
    ids = [one.matter.pk for one in found if one.matter]
    if not ids:
        return set()
    rows = visible(person_of(request), Matter.objects.filter(pk__in=ids))
    return set(rows.values_list("pk", flat=True))


def _last_days(request: HttpRequest, matter: Intake) -> str:
    """The last days for reconsideration, suit and arbitration, with how they came about."""
    if matter.closed_on is not None and matter.outcome not in ("03", "05"):
        return ""
    days = last_days(matter, clock.today())
    return render_to_string("disputes/panel_last_days.html", {"days": days, "open": OPEN}, request)


PANELS = (
    Panel("intake.branches", CODE, _branches, order=10),
    Panel("intake.last_days", CODE, _last_days, aside=True, order=10),
)
