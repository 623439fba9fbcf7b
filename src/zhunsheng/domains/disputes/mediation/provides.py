"""What mediation brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.domains.disputes.mediation.demo import DEMO
from zhunsheng.domains.disputes.mediation.desk import WORKBENCH
from zhunsheng.domains.disputes.mediation.indicators import PROVIDES as FIGURES
from zhunsheng.domains.disputes.mediation.oral import PAGES
from zhunsheng.domains.disputes.mediation.portal import PORTAL
from zhunsheng.domains.disputes.mediation.procedure import PROCEDURES, ROLES
from zhunsheng.insight.reports.parts import ReportPart

REPORT = ReportPart("mediation", chapter="5", path=Path(__file__).with_name("report.md"), order=20)

PROVIDES: tuple[object, ...] = (
    *PROCEDURES,
    *ROLES,
    DEMO,
    *FIGURES,
    REPORT,
    *WORKBENCH,
    *PAGES,
    *PORTAL,
)
"""Everything, for the module."""
