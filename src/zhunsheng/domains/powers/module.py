"""What the power lists bring: the table of contents of this business."""

from pathlib import Path

from zhunsheng.domains.powers.alerts import RULES
from zhunsheng.domains.powers.demo import DEMO
from zhunsheng.domains.powers.desk import WORKBENCH
from zhunsheng.domains.powers.indicators import FIGURES
from zhunsheng.domains.powers.procedures import CHANGE, REFORM
from zhunsheng.domains.powers.registers import REGISTERS
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.access.roles import Role
from zhunsheng.kernel.modules import Module

ROLES = (
    Role(
        "power_keeper",
        "清单管理员",
        "维护本单位的权责清单等清单，提出调整，送审改革措施",
        participates_as="proposer",
        audience="proposer",
    ),
    Role("power_office", "清单主管人员", "汇总维护全区的清单，公布经批准的调整"),
)
REPORT = ReportPart("powers", chapter="1", path=Path(__file__).with_name("report.md"), order=30)

MODULE = Module(
    code="powers",
    title="权责清单",
    order=12,
    legal_basis="《关于推行地方各级政府工作部门权力清单制度的指导意见》",
    provides=(
        *REGISTERS,
        CHANGE,
        REFORM,
        *ROLES,
        DEMO,
        *FIGURES,
        REPORT,
        *RULES,
        *WORKBENCH,
    ),
)
