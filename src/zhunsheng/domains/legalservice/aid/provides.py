"""What legal aid brings: the table of contents of this part."""

from pathlib import Path

from zhunsheng.domains.legalservice.aid.alerts import RULES
from zhunsheng.domains.legalservice.aid.demo import DEMO
from zhunsheng.domains.legalservice.aid.exchange import CASES
from zhunsheng.domains.legalservice.aid.indicators import PROVIDES as FIGURES
from zhunsheng.domains.legalservice.aid.portal import PORTAL
from zhunsheng.domains.legalservice.aid.procedure import PROCEDURES, ROLES
from zhunsheng.domains.legalservice.aid.registers import REGISTERS
from zhunsheng.domains.legalservice.aid.workbench import WORKBENCH
from zhunsheng.insight.reports.parts import ReportPart

REPORT = ReportPart(
    "legalservice.aid", chapter="6", path=Path(__file__).with_name("report.md"), order=20
)
PROVIDES = (
    *REGISTERS,
    *PROCEDURES,
    *ROLES,
    DEMO,
    *FIGURES,
    REPORT,
    *RULES,
    *WORKBENCH,
    *PORTAL,
    CASES,
)
"""Everything, for the module."""
