"""What model villages bring: the table of contents of this part."""

from pathlib import Path

from zhunsheng.domains.publicity.villages.alerts import RULES
from zhunsheng.domains.publicity.villages.demo import DEMO
from zhunsheng.domains.publicity.villages.desk import DESKS, PANELS
from zhunsheng.domains.publicity.villages.indicators import FIGURES
from zhunsheng.domains.publicity.villages.objections import OBJECTION
from zhunsheng.domains.publicity.villages.portal import PORTAL
from zhunsheng.domains.publicity.villages.procedure import TITLE
from zhunsheng.domains.publicity.villages.registers import REGISTERS
from zhunsheng.insight.reports.parts import ReportPart

REPORT = ReportPart(
    "publicity.villages", chapter="6", path=Path(__file__).with_name("report.md"), order=70
)
PROVIDES = (*REGISTERS, TITLE, OBJECTION, *DESKS, *PANELS, *PORTAL, *FIGURES, *RULES, REPORT, DEMO)
"""Everything, for the module."""
