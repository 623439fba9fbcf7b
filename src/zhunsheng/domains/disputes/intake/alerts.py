"""What is watched at the desk: intakes that nobody hands on, hand-overs that nobody takes, branches that came back."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from zhunsheng.domains.disputes.intake.law import IN_TIME, OTHER_WAYS
from zhunsheng.domains.disputes.intake.models import Branch, Intake
from zhunsheng.insight.alerts.rules import AlertRule, ViolationRule, over_matters, overdue

FREE = Q(link=None) | Q(link__to_matter=None, link__declined_on=None)


def _not_taken(today: date) -> Q:
    """The window's day is over, and nobody has taken it or answered."""
    return FREE & Q(ended="", take_by__lt=today, intake__closed_on=None)


def _nothing_follows(_today: date) -> Q:
    """It came back or had no result, and the desk has not gone on."""
    return Q(waits="next", closed_on=None)


def _in_danger(_today: date) -> Q:
    return Q(urgency="danger", stage="received")


RULES = (
    overdue(
        "intake.untriaged",
        ("intake.triage",),
        "请马上分流，并打电话告诉当事人；不归中心办的，告知去向。",
        title="受理后没有分流",
        cite=IN_TIME,
    ),
    over_matters(
        "intake.danger",
        "有人身危险，还没有分流",
        "请先报告公安机关，稳住双方，再分流。",
        tone="red",
        when=_in_danger,
        model=Intake,
        due="received_on",
        cite=IN_TIME,
    ),
    AlertRule(
        "intake.not_taken",
        "窗口没有按时接收",
        "yellow",
        Branch,
        _not_taken,
        "请催窗口接收；窗口不办的，请其写明理由退回，再转别的途径。",
        matter="intake",
        due="take_by",
        cite=IN_TIME,
    ),
    over_matters(
        "intake.nothing_follows",
        "退回或者没有结果，还没有接着转",
        "请告诉当事人还有哪些途径，愿意的接着转；不愿意的结案。",
        tone="yellow",
        when=_nothing_follows,
        model=Intake,
        cite=OTHER_WAYS,
    ),
    ViolationRule(
        "intake.violation",
        "补录的受理违反规定",
        "请核实补录内容；属实的，写明原因和补救措施。",
        domains=("intake",),
    ),
)
