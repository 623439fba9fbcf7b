"""What random inspection brings: the table of contents of this business."""

from pathlib import Path

from zhunsheng.commons.sampling.declare import DrawUse
from zhunsheng.domains.inspection.alerts import RULES
from zhunsheng.domains.inspection.demo import DEMO
from zhunsheng.domains.inspection.indicators import FIGURES
from zhunsheng.domains.inspection.portal import PORTAL
from zhunsheng.domains.inspection.procedures import ROUND, TASK
from zhunsheng.domains.inspection.procedures.drawing_effects import STREAM, on_drawn
from zhunsheng.domains.inspection.procedures.task_effects import JOINT, on_redrawn
from zhunsheng.domains.inspection.registers import REGISTERS
from zhunsheng.domains.inspection.workbench import WORKBENCH
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.access.roles import Role
from zhunsheng.kernel.modules import Module

ROLES = (
    Role(
        JOINT,
        "联合检查单位",
        "查看本单位参加的联合检查任务",
        participates_as=JOINT,
        audience="internal",
    ),
)
DRAW = DrawUse(
    STREAM,
    "随机抽查",
    "inspection",
    drawn=on_drawn,
    redrawn=on_redrawn,
    url=lambda pk: f"/desk/matters/{pk}/",
)
REPORT = ReportPart(
    "inspection", chapter="1.3", path=Path(__file__).with_name("report.md"), order=30
)

MODULE = Module(
    code="inspection",
    title="双随机监管",
    order=14,
    legal_basis="《优化营商环境条例》第五十四条",
    provides=(
        *REGISTERS,
        ROUND,
        TASK,
        *ROLES,
        DRAW,
        DEMO,
        *FIGURES,
        REPORT,
        *RULES,
        *WORKBENCH,
        *PORTAL,
    ),
)
