"""What is watched in petitions: the house's own clocks, and reports that were asked for."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from zhunsheng.domains.disputes.petitions.law import LAW_2022
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.insight.alerts.rules import ViolationRule, due_soon, over_matters, overdue

TELL = ("petition.register", "petition.inform")
REVIEW = ("petition.review", "petition.recheck")


def _unreported(today: date) -> Q:
    return Q(report_by__lt=today, answered_on=None, closed_on=None)


RULES = (
    due_soon("petition.telling_soon", TELL, "请在届满前转送、交办或者书面告知信访人。"),
    overdue(
        "petition.telling_overdue",
        TELL,
        "请立即转送、交办或者书面告知信访人，并写明逾期原因。",
        title="信访事项逾期未告知",
        cite=LAW_2022.cite((23, 3), (21,)),
    ),
    due_soon(
        "petition.objection_soon", ("petition.object",), "不属于本单位职权的，请在届满前提出异议。"
    ),
    due_soon(
        "petition.closing_soon",
        ("petition.close",),
        "请在届满前书面答复；情况复杂的，先报负责人批准延期。",
    ),
    overdue(
        "petition.closing_overdue",
        ("petition.close",),
        "请立即书面答复，并写明逾期原因。",
        title="信访事项逾期未办结",
        cite=LAW_2022.cite((34,), (33,)),
    ),
    due_soon("petition.review_soon", REVIEW, "请在届满前提出复查、复核意见。"),
    overdue(
        "petition.review_overdue",
        REVIEW,
        "请立即提出复查、复核意见，并写明逾期原因。",
        title="复查复核逾期",
        cite=LAW_2022.cite((35,), (34,)),
    ),
    over_matters(
        "petition.unreported",
        "交办事项到期未反馈",
        "请反馈办理结果，提交办结报告。",
        tone="yellow",
        when=_unreported,
        model=Petition,
        due="report_by",
        cite=LAW_2022.cite((22, 1), (21, 1)),
    ),
    ViolationRule(
        "petition.violation",
        "补录的事实违反规定",
        "请核实补录内容；属实的，写明原因和补救措施。",
        domains=("petition",),
    ),
)
