"""What is watched of consultations: questions on line that nobody answers."""

from __future__ import annotations

from zhunsheng.domains.legalservice.consultations.procedure import LIMIT
from zhunsheng.insight.alerts.rules import due_soon, overdue

ALERTS = (
    due_soon("consultation.soon", (LIMIT,), "请答复，或者转给合适的人。", title="网上咨询即将到期"),
    overdue(
        "consultation.late", (LIMIT,), "请马上答复，并向咨询人说明。", title="网上咨询没有按时答复"
    ),
)
