"""随机抽查公示: how it works, in plain words, with what is going on now."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.inspection.models import InspectionPlan, InspectionRound, VisitCap
from zhunsheng.faces.portal.declare import HelpPage
from zhunsheng.lib import clock

SHOWN = 12


def context() -> dict[str, Any]:
    """The draws that wait for their seed, the last ones drawn, and this year's plans."""
    year = clock.today().year
    rounds = InspectionRound.objects.select_related("draw", "unit").exclude(draw=None)
    return {
        "waiting": rounds.filter(stage="announced").order_by("-pk")[:SHOWN],
        "drawn": rounds.filter(drawn_on__isnull=False).order_by("-drawn_on", "-pk")[:SHOWN],
        "plans": InspectionPlan.objects.public().filter(year=year).count(),
        "caps": VisitCap.objects.filter(year=year).order_by("credit"),
        "year": year,
    }


EXPLAINED = HelpPage(
    "inspection",
    "随机抽查公示",
    "检查谁、派谁去，都靠抽；怎么抽的，谁都能核对",
    ("随机抽查", "双随机", "抽查", "检查", "公平", "为什么查我", "查几次", "上限"),
    "inspection/explained.html",
    context,
    order=30,
)
