"""What this part brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.commons.surveys.declare import RatingUse
from zhunsheng.domains.disputes.labour.alerts import RULES
from zhunsheng.domains.disputes.labour.demo import DEMO
from zhunsheng.domains.disputes.labour.desk import DESK
from zhunsheng.domains.disputes.labour.indicators import FIGURES
from zhunsheng.domains.disputes.labour.portal import PORTAL
from zhunsheng.domains.disputes.labour.procedure import ARBITRATION
from zhunsheng.insight.reports.parts import ReportPart

REPORT = ReportPart("labour", chapter="5", path=Path(__file__).parent / "report.md", order=42)

PROVIDES: tuple[object, ...] = (
    ARBITRATION,
    DEMO,
    DESK,
    *FIGURES,
    *RULES,
    *PORTAL,
    RatingUse(ARBITRATION.code, "劳动仲裁"),
    REPORT,
)
"""Everything, for the module."""
