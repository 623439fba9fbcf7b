"""What this part brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.domains.disputes.organisations.alerts import RULES
from zhunsheng.domains.disputes.organisations.demo import DEMO
from zhunsheng.domains.disputes.organisations.desk import COURT, ROSTER
from zhunsheng.domains.disputes.organisations.indicators import FIGURES
from zhunsheng.domains.disputes.organisations.portal import NEARBY
from zhunsheng.domains.disputes.organisations.registers import KEEPER, REGISTERS
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.access.roles import Role

ROLES = (Role(KEEPER, "调解组织管理员", "登记调解组织、调解员、窗口和房间，排值班表"),)
REPORT = ReportPart(
    "mediation.organisations", chapter="5", path=Path(__file__).with_name("report.md"), order=10
)

PROVIDES: tuple[object, ...] = (
    *REGISTERS,
    *ROLES,
    NEARBY,
    ROSTER,
    COURT,
    *FIGURES,
    REPORT,
    *RULES,
    DEMO,
)
"""Everything, for the module."""
