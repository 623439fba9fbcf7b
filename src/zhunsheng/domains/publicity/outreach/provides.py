"""What outreach brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.commons.publication.portal import public_list
from zhunsheng.domains.publicity.outreach.alerts import RULES
from zhunsheng.domains.publicity.outreach.demo import DEMO
from zhunsheng.domains.publicity.outreach.desk import DESKS
from zhunsheng.domains.publicity.outreach.indicators import FIGURES
from zhunsheng.domains.publicity.outreach.portal import PORTAL
from zhunsheng.domains.publicity.outreach.procedure import PROCEDURES
from zhunsheng.domains.publicity.outreach.publication import NEWS, RESULT
from zhunsheng.domains.publicity.outreach.registers import OFFICE, REGISTERS
from zhunsheng.domains.publicity.outreach.workbench import WORKBENCH
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.access.roles import Role

ROLES = (Role(OFFICE, "普法办工作人员", "管理讲师和系列，批准活动，核实材料，评议各单位"),)
REPORT = ReportPart(
    "publicity.outreach", chapter="6", path=Path(__file__).with_name("report.md"), order=60
)
PROVIDES = (
    *REGISTERS,
    *PROCEDURES,
    *ROLES,
    NEWS,
    public_list(NEWS),
    RESULT,
    public_list(RESULT),
    *DESKS,
    *WORKBENCH,
    *PORTAL,
    *FIGURES,
    *RULES,
    REPORT,
    DEMO,
)
"""Everything, for the module."""
