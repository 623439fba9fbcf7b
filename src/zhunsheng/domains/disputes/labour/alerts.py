"""What is watched in labour arbitration."""

from __future__ import annotations

from zhunsheng.domains.disputes.labour.law import cite
from zhunsheng.insight.alerts.rules import ViolationRule, due_soon, overdue

STEPS = ("labour.accept", "labour.copy", "labour.panel", "labour.forward_answer")
AWARD = ("labour.award",)

RULES = (
    due_soon("labour.step_soon", STEPS, "请在届满前办理，并送达当事人。"),
    overdue(
        "labour.step_overdue",
        STEPS,
        "请立即办理，并写明逾期原因；逾期未作出受理决定的，申请人可以起诉。",
        title="仲裁程序逾期",
        cite=cite(29),
    ),
    due_soon("labour.award_soon", AWARD, "请在届满前结案；案情复杂的，先报主任批准延期。"),
    overdue(
        "labour.award_overdue",
        AWARD,
        "请立即裁决，并写明逾期原因；逾期未裁决的，当事人可以起诉。",
        title="仲裁裁决逾期",
        cite=cite(43),
    ),
    ViolationRule(
        "labour.violation",
        "补录的事实违反规定",
        "请核实补录内容；属实的，写明原因和补救措施。",
        domains=("labour",),
    ),
)
