"""What is watched in publicity: duties not done in time, requests not answered, events not recorded or not proved."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from zhunsheng.domains.publicity.outreach import choices, fulfilment
from zhunsheng.domains.publicity.outreach.law import ACT
from zhunsheng.domains.publicity.outreach.models import CampEnrolment, PublicityEvent
from zhunsheng.domains.publicity.outreach.registers import DUTIES, LECTURERS
from zhunsheng.insight.alerts.rules import (
    ViolationRule,
    due_soon,
    over_entries,
    over_matters,
    overdue,
)

ANSWER = ("publicity.answer_request",)
RECORD_WITHIN = timedelta(days=10)
PROVE_WITHIN = timedelta(days=30)
KEEP_CHILDREN = timedelta(days=60)
TERM_ENDS = timedelta(days=60)


def _not_recorded(today: date) -> Q:
    return Q(stage="approved", planned_on__lt=today - RECORD_WITHIN)


def _not_proved(today: date) -> Q:
    return Q(stage__in=("held", "returned"), held_on__lt=today - PROVE_WITHIN)


def _term_ends(today: date) -> Q:
    return Q(group=choices.Group.PROGRAMME, valid_to__range=(today, today + TERM_ENDS))


def _kept(today: date) -> Q:
    return Q(stage="finished", closed_on__lt=today - KEEP_CHILDREN)


RULES = (
    over_entries(
        "publicity.duty_unfulfilled",
        "普法责任逾期没有落实",
        "请补办活动，或者在已经办过的活动、推送上选明落实的是哪一项责任。",
        DUTIES,
        tone="red",
        when=fulfilment.unfulfilled,
        label="law",
        due="due_on",
        cite=ACT,
    ),
    due_soon("publicity.request_due_soon", ANSWER, "请答复预约人。", title="讲座预约快到答复期限"),
    overdue(
        "publicity.request_overdue", ANSWER, "请立即答复预约人。", title="讲座预约逾期没有答复"
    ),
    over_matters(
        "publicity.not_recorded",
        "活动过了日子没有登记",
        "办了的请登记举办情况，没有办的请变更或者取消。",
        tone="yellow",
        when=_not_recorded,
        model=PublicityEvent,
        due="planned_on",
    ),
    over_matters(
        "publicity.not_proved",
        "活动材料没有核实",
        "请普法办核实；材料不够的，请主办单位补充。",
        tone="yellow",
        when=_not_proved,
        model=PublicityEvent,
        due="held_on",
        to_handler=False,
    ),
    over_entries(
        "publicity.term_ends",
        "讲师聘期快到期",
        "续聘的请改聘期，不续聘的到期自动从名单里去掉。",
        LECTURERS,
        tone="yellow",
        when=_term_ends,
        label="name",
        due="valid_to",
    ),
    over_matters(
        "publicity.children_kept",
        "夏令营结束后还留着孩子的信息",
        "请办理“删除个人信息”。",
        tone="yellow",
        when=_kept,
        model=CampEnrolment,
        due="closed_on",
    ),
    ViolationRule(
        "publicity.violation",
        "补录的活动违反规定",
        "请核实；属实的，写明原因和补救措施。",
        domains=("publicity", "camp"),
    ),
)
