"""What is watched in legal aid: limits of examination, assignment, file and subsidy; silence; bad quality."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from zhunsheng.domains.legalservice.aid import quality
from zhunsheng.domains.legalservice.aid.law import article
from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.insight.alerts.rules import ViolationRule, due_soon, over_matters, overdue

EXAMINE = ("aid.examine",)
ASSIGN = ("aid.assign", "aid.assign_criminal", "aid.assign_notice")
SILENT = timedelta(days=60)
CHANGE = timedelta(days=7)
LIMITATION = timedelta(days=7)


def _silent(today: date) -> Q:
    """Nothing was noted for sixty days."""
    return Q(stage="handling", noted_on__lt=today - SILENT)


def _close_limitation(today: date) -> Q:
    """The last day to sue or apply is near, and nobody handles the case yet."""
    open_stages = ("applied", "supplementing", "granted")
    near = Q(limitation_on__range=(today, today + LIMITATION))
    return Q(stage__in=open_stages) & near


def _change_asked(today: date) -> Q:
    return Q(stage="handling", change_asked_on__lt=today - CHANGE)


RULES = (
    due_soon(
        "aid.examine_soon",
        EXAMINE,
        "请作出是否给予的决定；缺材料的一次性通知。",
        title="审查即将到期",
    ),
    overdue("aid.examine_overdue", EXAMINE, "请立即作出决定。", title="审查逾期", cite=article(43)),
    due_soon("aid.assign_soon", ASSIGN, "请指派承办人员。", title="指派即将到期"),
    overdue("aid.assign_overdue", ASSIGN, "请立即指派。", title="指派逾期", cite=article(43)),
    overdue(
        "aid.objection_overdue",
        ("aid.objection",),
        "请立即作出异议审查决定。",
        title="异议审查逾期",
        cite=article(49, 2),
    ),
    overdue(
        "aid.papers_overdue",
        ("aid.papers",),
        "请催受援人补办手续；不补办、不符合条件的，依法终止。",
        title="先行提供的手续逾期未补",
        cite=article(44, 2),
    ),
    overdue(
        "aid.file_overdue",
        ("aid.file",),
        "请催承办人员提交结案报告和卷宗。",
        title="交卷逾期",
        cite=article(50),
    ),
    overdue(
        "aid.subsidy_overdue",
        ("aid.subsidy",),
        "请核定、审批、支付补贴。",
        title="补贴逾期未付",
        cite=article(52),
    ),
    over_matters(
        "aid.limitation",
        "时效即将届满",
        "距时效或者期限届满不足七日，请先行提供法律援助或者立即指派。",
        tone="red",
        when=_close_limitation,
        model=AidCase,
        due="limitation_on",
        cite=article(44),
    ),
    over_matters(
        "aid.silent",
        "六十日没有进展记录",
        "请联系承办人员了解进展，督促向受援人通报；拖延的更换。",
        tone="yellow",
        when=_silent,
        model=AidCase,
        due="noted_on",
        cite=article(46),
    ),
    over_matters(
        "aid.change_asked",
        "请求更换承办人员未答复",
        "请了解情况，更换承办人员或者向受援人说明。",
        tone="yellow",
        when=_change_asked,
        model=AidCase,
        due="change_asked_on",
        cite=article(55),
    ),
    over_matters(
        "aid.low_quality",
        "案件质量不合格",
        "请约谈承办人员，依照规定处理，必要时暂停指派。",
        tone="yellow",
        when=lambda _today: Q(score__lt=quality.sheet()["alert_below"], stage="filed"),
        model=AidCase,
        cite=article(57),
    ),
    ViolationRule(
        "aid.violation",
        "补录的事实违反规定",
        "请核实补录内容；属实的，写明原因和补救措施。",
        domains=("aid",),
    ),
)
