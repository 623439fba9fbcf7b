"""What is watched in requests: the organ's own limits, and what the others let pass.

The applicant's own limits raise nothing red: no office is answerable for them; the handler is told that they are over.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.insight.alerts.rules import (
    AlertRule,
    ViolationRule,
    due_soon,
    is_overdue,
    over_matters,
    overdue,
)
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.statutes.cites import Cite

ANSWER = ("disclosure.answer", "disclosure.delayed")
UNCONFIRMED = timedelta(days=3)


def _passed(code: str, title: str, limit: str, todo: str, article: Cite) -> AlertRule:
    """Yellow: somebody outside let a limit pass, and the office may go on."""
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
        cite=article,
    )


def _unconfirmed(today: date) -> Q:
    return Q(stage="unconfirmed", submitted_on__lte=today - UNCONFIRMED)


RULES = (
    due_soon("disclosure.due_soon", ANSWER, "请在届满前答复；确需延长的，先报机构负责人同意。"),
    overdue(
        "disclosure.overdue",
        ANSWER,
        "请立即答复，并在案卷里写明逾期原因。",
        title="答复逾期",
        cite=cite(33),
    ),
    over_matters(
        "disclosure.unconfirmed",
        "收到后未确认",
        "请联系申请人确认收到，答复期限从确认的次日起算。",
        tone="yellow",
        when=_unconfirmed,
        model=DisclosureRequest,
        due="submitted_on",
        cite=cite(31),
    ),
    _passed(
        "disclosure.third_party_silent",
        "第三方逾期未提意见",
        "disclosure.third_party",
        "请登记第三方意见（逾期没有提出），并依法决定是否公开。",
        cite(32),
    ),
    _passed(
        "disclosure.organ_silent",
        "其他机关逾期未提意见",
        "disclosure.other_organ",
        "请登记对方意见；逾期没有提出的视为同意公开。",
        cite(34),
    ),
    _passed(
        "disclosure.not_corrected",
        "申请人逾期未补正",
        "disclosure.correct",
        "请与申请人联系核实；没有正当理由的，办理“视为放弃”。",
        cite(30),
    ),
    _passed(
        "disclosure.unpaid",
        "收费通知逾期未缴",
        "disclosure.pay",
        "请核对是否已经缴费；没有缴的，办理“视为放弃”。",
        cite(42),
    ),
    ViolationRule(
        "disclosure.violation",
        "补录的事实违反规定",
        "请核实补录内容；属实的，写明原因和补救措施。",
        domains=("disclosure",),
    ),
)
