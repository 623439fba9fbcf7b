"""What is watched in random inspection: late checks and publications, certificates, visits, idle plans."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q

from zhunsheng.commons.publication.alerts import watch
from zhunsheng.domains.inspection.models import Assignment, InspectionTask
from zhunsheng.domains.inspection.procedures.law import CERTIFICATES, RANDOM, RECTIFY
from zhunsheng.domains.inspection.publication import RESULT
from zhunsheng.domains.inspection.registers import OBJECTS, PLANS
from zhunsheng.domains.inspection.visits import visited_too_often
from zhunsheng.insight.alerts.rules import (
    AlertRule,
    ViolationRule,
    due_soon,
    over_entries,
    over_matters,
    overdue,
)

CHECK = ("inspection.carry_out",)
RECTIFICATION = ("inspection.rectify",)


def _certificate_gone(today: date) -> Q:
    """Somebody who is still to check holds no valid certificate any more."""
    return Q(is_active=True, inspector__certified_until__lt=today, task__checked_on=None) & Q(
        task__closed_on=None
    )


def _idle(today: date) -> Q:
    """The plan's time is over and nothing was drawn."""
    return Q(ends_on__lt=today, valid_from__lte=today, rounds__drawn_on=None) & (
        Q(valid_to=None) | Q(valid_to__gte=F("ends_on"))
    )


def _not_settled(_today: date) -> Q:
    return Q(rectification="not_done", referred_on=None)


RULES = (
    due_soon("inspection.check_due_soon", CHECK, "请安排检查。", title="检查任务即将到期"),
    overdue(
        "inspection.check_overdue",
        CHECK,
        "请立即检查；确实查不了的，更换检查对象并写明原因。",
        title="检查任务逾期",
        cite=RANDOM,
    ),
    *watch(RESULT),
    overdue(
        "inspection.rectify_overdue",
        RECTIFICATION,
        "请复查；逾期不改的，移交立案查处。",
        title="整改期限已过，还没有复查",
        cite=RECTIFY,
    ),
    over_matters(
        "inspection.not_settled",
        "没有整改到位，也没有移交",
        "请移交立案查处，或者再次责令改正。",
        tone="yellow",
        when=_not_settled,
        model=InspectionTask,
        cite=RECTIFY,
    ),
    AlertRule(
        "inspection.certificate",
        "检查人员证件过期",
        "red",
        Assignment,
        _certificate_gone,
        "请在检查任务里申请回避换人，或者更新检查人员名录库。",
        matter="task",
        due="inspector__certified_until",
        cite=CERTIFICATES,
    ),
    over_entries(
        "inspection.visited_too_often",
        "企业检查次数超过上限",
        "请与其他单位合并检查；今年不再安排的，更换检查对象。",
        OBJECTS,
        tone="red",
        when=visited_too_often,
        label="name",
        cite=RANDOM,
    ),
    over_entries(
        "inspection.idle_plan",
        "年度抽查计划没有执行",
        "请补做，或者按程序调整计划并公开。",
        PLANS,
        tone="yellow",
        when=_idle,
        label="title",
        due="ends_on",
        cite=RANDOM,
    ),
    ViolationRule(
        "inspection.violation",
        "补录的检查违反规定",
        "请核实；属实的，写明原因和补救措施。",
        domains=("inspection",),
    ),
)
