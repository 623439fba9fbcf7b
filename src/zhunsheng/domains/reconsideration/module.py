"""What reconsideration brings: the table of contents of this business."""

from pathlib import Path

from zhunsheng.domains.reconsideration.alerts import RULES
from zhunsheng.domains.reconsideration.demo import DEMO
from zhunsheng.domains.reconsideration.desk import WORKBENCH
from zhunsheng.domains.reconsideration.exchange import CASES
from zhunsheng.domains.reconsideration.indicators import PROVIDES as FIGURES
from zhunsheng.domains.reconsideration.portal import PORTAL
from zhunsheng.domains.reconsideration.procedures import UNDER_2017, UNDER_2023
from zhunsheng.domains.reconsideration.procedures.publication import DECISION
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.access.roles import Role
from zhunsheng.kernel.modules import Module

ROLES = (
    Role(
        "respondent",
        "被申请人经办人",
        "签收副本，提交答复和证据，查看本单位被申请复议的案件",
        participates_as="respondent",
        audience="respondent",
    ),
    Role(
        "justice_office",
        "司法所工作人员",
        "代收复议申请，查看代收案件的进度",
        participates_as="intake",
        audience="intake",
    ),
)
REPORT = ReportPart(
    "reconsideration", chapter="7", path=Path(__file__).with_name("report.md"), order=20
)

MODULE = Module(
    code="reconsideration",
    title="行政复议",
    order=70,
    legal_basis="《行政复议法》",
    provides=(
        UNDER_2017,
        UNDER_2023,
        *ROLES,
        DEMO,
        *FIGURES,
        REPORT,
        *RULES,
        *WORKBENCH,
        *PORTAL,
        DECISION,
        CASES,
    ),
)
