"""What is watched in mediation: time, confirmation, promises not kept, and risks that nobody reported."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from zhunsheng.domains.disputes.kinds import Risk
from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.domains.disputes.mediation.law import people
from zhunsheng.domains.disputes.mediation.models import AllowanceRound, Dispute
from zhunsheng.insight.alerts.rules import (
    AlertRule,
    ViolationRule,
    due_soon,
    is_overdue,
    over_matters,
    overdue,
)
from zhunsheng.kernel.clocks.models import Clock

BINDING = ("mediation.before", "mediation.ordinary", "mediation.summary")
UNANSWERED = timedelta(days=5)
CHECKED_LATE = timedelta(days=30)
DANGEROUS = (Risk.MEDIUM.value, Risk.HIGH.value)


def _passed(code: str, title: str, limit: str, todo: str) -> AlertRule:
    """Yellow: a period is over that only says what is usual, or that belongs to others."""
    return AlertRule(
        code,
        title,
        "yellow",
        Clock,
        lambda today: is_overdue(today) & Q(code=limit),
        todo,
        matter="matter",
        limit="code",
        due="due_on",
        cite=people(31) if limit == "mediation.follow_up" else None,
    )


def _unreported(_today: date) -> Q:
    return Q(risk__in=DANGEROUS, risk_reported_on__isnull=True, closed_on__isnull=True)


def _unanswered(today: date) -> Q:
    return Q(stage="registered", received_on__lte=today - UNANSWERED)


def _broken(_today: date) -> Q:
    return Q(stage="agreed", performed=choices.Performance.NOT)


def _unchecked(today: date) -> Q:
    return Q(closed_on__isnull=True, received_on__lte=today - CHECKED_LATE)


RULES = (
    over_matters(
        "mediation.unreported_risk",
        "激化风险没有报告",
        "登记时有激化风险，还没有报告。请立即办“报告激化风险”，同时告知公安机关或者有关部门；没有风险的办“风险解除”。",
        tone="red",
        when=_unreported,
        model=Dispute,
        due="received_on",
        cite=people(25),
    ),
    over_matters(
        "mediation.unanswered",
        "登记后没有联系",
        "请联系申请人，征求双方意见；愿意的受理，不愿意的告知其他途径。",
        tone="yellow",
        when=_unanswered,
        model=Dispute,
        due="received_on",
        cite=people(17),
    ),
    _passed(
        "mediation.month_over",
        "调解超过一个月",
        "mediation.month",
        "一个月是一般要求。请抓紧调解；确实谈不拢的，终止调解并告知其他途径。",
    ),
    overdue(
        "mediation.overdue",
        (*BINDING, "mediation.administrative"),
        "请终止调解并告知其他途径，或者依规定延长期限。",
        title="调解期限届满",
    ),
    due_soon(
        "mediation.confirmation_soon",
        ("mediation.confirm",),
        "请提醒双方：要申请司法确认的，届满以前一起申请。",
        title="司法确认期限即将届满",
    ),
    _passed(
        "mediation.follow_up",
        "履行回访逾期",
        "mediation.follow_up",
        "请回访双方，登记履行情况；没有履行的督促履行。",
    ),
    over_matters(
        "mediation.broken",
        "协议没有履行",
        "请督促履行，告知可以就协议向法院起诉；履行以后再登记一次回访。",
        tone="yellow",
        when=_broken,
        model=Dispute,
        due="visited_on",
        cite=people(31),
    ),
    over_matters(
        "mediation.allowance_late",
        "以案定补超过一个月没有批准",
        "请核对、批准，补贴按时发给调解员。",
        tone="yellow",
        when=_unchecked,
        model=AllowanceRound,
        due="received_on",
    ),
    ViolationRule(
        "mediation.violation",
        "补录的事实违反规定",
        "请核实补录内容；属实的，写明原因和补救措施。",
        domains=("mediation",),
    ),
)
