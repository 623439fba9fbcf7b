"""What this part brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.commons.surveys.declare import RatingQuestion, RatingUse
from zhunsheng.domains.legalservice.consultations import (
    alerts,
    desk,
    exchange,
    indicators,
    knowledge,
    portal,
    procedure,
)
from zhunsheng.domains.legalservice.consultations.demo import DEMO
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.access.roles import Role

REPORT = ReportPart(
    "consultation", chapter="6", path=Path(__file__).with_name("report.md"), order=30
)

PROVIDES: tuple[object, ...] = (
    procedure.QUESTION,
    knowledge.KNOWLEDGE,
    Role("knowledge_editor", "法律问答审核人", "审核、公开、撤下法律问答"),
    RatingUse(procedure.CODE, "法律咨询", (RatingQuestion("clear", "讲清楚了吗"),)),
    exchange.SHEET,
    *alerts.ALERTS,
    *indicators.FIGURES,
    *desk.PAGES,
    portal.SERVICE,
    REPORT,
    DEMO,
)
"""Everything, for the module."""
