"""How requests were handled: answers, time, extensions, corrections, opinions, fees."""

from __future__ import annotations

from django.db.models import Q

from zhunsheng.domains.disclosure.requests.indicators.bases import (
    BY,
    CHAPTER,
    FORM,
    OUTCOME,
    REQUESTS,
    count,
    rate,
)
from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.domains.disclosure.requests.outcomes import OPEN, WITHHELD
from zhunsheng.insight.indicators.declaration import Sum

ANSWERED = count(
    code="disclosure.answered",
    title="答复政府信息公开申请",
    period="answered_on",
    cite=cite(36),
    basis="当年作出答复的申请，不含视为放弃和撤回的",
)
LATE = count(
    code="disclosure.late",
    title="逾期答复",
    period="answered_on",
    when=Q(is_late=True),
    cite=cite(33),
    basis="当年作出的答复中超过答复期限的；征求意见的时间不计入期限",
)
LATE_RATE = rate(
    code="disclosure.late_rate",
    title="逾期答复率",
    numerator=LATE,
    denominator=ANSWERED,
    cite=cite(33),
    basis="逾期答复数除以当年答复数",
)
DAYS = Sum(
    code="disclosure.days",
    title="答复用时合计",
    unit="个工作日",
    chapter=CHAPTER,
    source=FORM,
    cite=cite(33),
    table=REQUESTS,
    by=(*BY, OUTCOME),
    period="answered_on",
    of="answer_days",
    listed=False,
    basis="当年答复的申请自收到（补正、缴费的自重新计算）之日次日起至答复之日的工作日之和，含征求意见的时间",
)
AVERAGE_DAYS = rate(
    code="disclosure.average_days",
    title="平均答复用时",
    unit="个工作日",
    factor=1,
    numerator=DAYS,
    denominator=ANSWERED,
    cite=cite(33),
    basis="答复用时之和除以当年答复数，含征求意见的时间",
)
EXTENDED = count(
    code="disclosure.extended",
    title="延长答复期限",
    period="extended_on",
    cite=cite(33),
    basis="当年经政府信息公开工作机构负责人同意延长答复期限的申请",
)
CORRECTED = count(
    code="disclosure.corrections",
    title="告知补正",
    period="correction_on",
    cite=cite(30),
    basis="当年告知申请人补正的申请",
)
CONSULTED = count(
    code="disclosure.third_parties",
    title="征求第三方意见",
    period="third_asked_on",
    cite=cite(32),
    basis="当年书面征求第三方意见的申请；一个申请多次征求的按最近一次计",
)
OPENED = count(
    code="disclosure.opened",
    title="公开和部分公开",
    period="closed_on",
    when=Q(outcome__in=sorted(OPEN)),
    cite=cite(37),
    basis="当年办结的申请中予以公开和部分公开的",
)
REFUSED = count(
    code="disclosure.refused",
    title="不予公开",
    period="closed_on",
    when=Q(outcome__in=sorted(WITHHELD - OPEN)),
    cite=cite(36),
    basis="当年办结的申请中不予公开的，不含部分公开",
)
FEES = Sum(
    code="disclosure.fees",
    title="收取信息处理费",
    unit="元",
    scale=100,
    decimals=2,
    chapter=CHAPTER,
    source=FORM,
    cite=cite(42),
    table=REQUESTS,
    by=BY,
    period="paid_on",
    of="fee_amount",
    basis="当年申请人缴纳的信息处理费，按缴费日期计",
)
CHARGED = count(
    code="disclosure.charged",
    title="发出收费通知",
    period="charged_on",
    cite=cite(42),
    basis="当年发出信息处理费收费通知的申请",
)

FIGURES = (
    ANSWERED,
    LATE,
    LATE_RATE,
    DAYS,
    AVERAGE_DAYS,
    EXTENDED,
    CORRECTED,
    CONSULTED,
    OPENED,
    REFUSED,
    CHARGED,
    FEES,
)
