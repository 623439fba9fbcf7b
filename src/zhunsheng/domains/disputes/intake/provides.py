"""What this part brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.commons.surveys.declare import RatingUse
from zhunsheng.domains.disputes.intake.alerts import RULES
from zhunsheng.domains.disputes.intake.campaigns import CAMPAIGNS
from zhunsheng.domains.disputes.intake.demo import DEMO
from zhunsheng.domains.disputes.intake.indicators import FIGURES
from zhunsheng.domains.disputes.intake.portal import PORTAL
from zhunsheng.domains.disputes.intake.procedure import CODE, REQUEST
from zhunsheng.domains.disputes.intake.queue.public import PAGES as QUEUE
from zhunsheng.domains.disputes.intake.workbench import WORKBENCH
from zhunsheng.insight.reports.parts import ReportPart

REPORT = ReportPart("intake", chapter="5", path=Path(__file__).with_name("report.md"), order=20)

#: Who has withdrawn was not served to the end and is left in peace.
RATING = RatingUse(
    CODE,
    "矛盾纠纷综合受理",
    when=lambda matter: matter.closed_on is not None and matter.outcome != "06",
)

PROVIDES: tuple[object, ...] = (
    REQUEST,
    CAMPAIGNS,
    DEMO,
    *FIGURES,
    RATING,
    REPORT,
    *RULES,
    *WORKBENCH,
    *PORTAL,
    *QUEUE,
)
"""Everything, for the module."""
