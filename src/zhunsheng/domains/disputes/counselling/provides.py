"""What this part brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.domains.disputes.counselling.demo import DEMO
from zhunsheng.domains.disputes.counselling.desk import DESK
from zhunsheng.domains.disputes.counselling.indicators import FIGURES
from zhunsheng.domains.disputes.counselling.portal import PORTAL
from zhunsheng.domains.disputes.counselling.procedure import COUNSELLING
from zhunsheng.domains.disputes.counselling.registers import SLOTS
from zhunsheng.domains.disputes.counselling.roles import ROLE
from zhunsheng.domains.disputes.counselling.workbench import PAGES
from zhunsheng.insight.reports.parts import ReportPart

REPORT = ReportPart("counselling", chapter="5", path=Path(__file__).parent / "report.md", order=44)

PROVIDES: tuple[object, ...] = (
    COUNSELLING,
    ROLE,
    SLOTS,
    DEMO,
    DESK,
    *FIGURES,
    *PORTAL,
    *PAGES,
    REPORT,
)
"""Everything, for the module."""
