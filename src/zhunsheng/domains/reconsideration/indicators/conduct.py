"""How respondents and the organ behaved: replies, hearings, publication, opinions, performance."""

from __future__ import annotations

from django.db.models import F, Q

from zhunsheng.commons.publication.models import State
from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.indicators.cases import ACCEPTED
from zhunsheng.domains.reconsideration.indicators.tables import (
    BY,
    CASES,
    OUTCOME,
    count,
    ended,
    rate,
)
from zhunsheng.domains.reconsideration.procedures.law import LAW_2017, LAW_2023
from zhunsheng.insight.indicators.declaration import Sum
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.kernel.statutes.cites import Cite


def _law(new: str, old: str) -> tuple[Cite, ...]:
    """The article under both laws; the figure of a year names that of its time."""
    return (LAW_2017.cite(new, old), LAW_2023.cite(new, old))


_STILL_OPEN_WHEN_DUE = Q(closed_on__isnull=True) | Q(closed_on__gt=F("reply_due_on"))


def _late(period: Period) -> Q:
    never = Q(replied_on__isnull=True, reply_due_on__lt=period.end)
    late = Q(reply_is_late=True) | Q(replied_on__gt=F("reply_due_on")) | never
    return late & _STILL_OPEN_WHEN_DUE


REPLIES_DUE = count(
    code="reconsideration.replies_due",
    title="应当答复",
    period="reply_due_on",
    when=_STILL_OPEN_WHEN_DUE,
    cite=_law("48", "23"),
    basis="被申请人答复期限在当年届满的案件；期限届满前已审结的不计",
)
LATE_REPLIES = count(
    code="reconsideration.late_replies",
    title="被申请人逾期答复",
    period="reply_due_on",
    when=_late,
    cite=_law("48", "23"),
    basis="答复期限在当年届满，被申请人逾期答复或者到期没有答复的案件",
)
LATE_REPLY_RATE = rate(
    code="reconsideration.late_reply_rate",
    title="逾期答复率",
    numerator=LATE_REPLIES,
    denominator=REPLIES_DUE,
    basis="逾期答复数除以应当答复数",
)
HEARINGS = count(
    code="reconsideration.hearings",
    title="举行听证",
    unit="次",
    period="hearing_held_on",
    cite=_law("50", "条例33"),
    basis="当年举行听证的案件",
)
HEADS = count(
    code="reconsideration.heads_at_hearings",
    title="被申请人负责人参加听证",
    unit="次",
    period="hearing_held_on",
    when=Q(head_attended=True),
    cite=Cite("行政复议法", "2023", 51),
    basis="当年举行的听证中被申请人的负责人参加的",
)
HEADS_RATE = rate(
    code="reconsideration.heads_rate",
    title="负责人参加听证率",
    numerator=HEADS,
    denominator=HEARINGS,
    basis="被申请人负责人参加听证数除以举行听证数",
)
SUMMARY = count(
    code="reconsideration.summary",
    title="适用简易程序",
    period="accepted_on",
    when=Q(is_summary=True),
    cite=Cite("行政复议法", "2023", 53),
    basis="当年受理的案件中适用简易程序的，已转为普通程序的不计",
)
SUMMARY_RATE = rate(
    code="reconsideration.summary_rate",
    title="简易程序适用率",
    numerator=SUMMARY,
    denominator=ACCEPTED,
    basis="适用简易程序数除以当年受理数",
)

# --- After the decision ---
DECISIONS = count(
    code="reconsideration.decisions",
    title="作出复议决定",
    period="closed_on",
    when=ended("decision"),
    by=(*BY, OUTCOME),
    basis="当年审结的案件中以复议决定结案的",
)
PUBLISHED = count(
    code="reconsideration.published",
    title="公开复议决定书",
    unit="份",
    period="published_on",
    when=Q(publication=State.PUBLISHED),
    cite=Cite("行政复议法", "2023", 79),
    basis="当年公开、至今没有撤下的复议决定书",
)
OPINIONS = count(
    code="reconsideration.opinions",
    title="制发意见书",
    unit="份",
    period="opinion_on",
    cite=_law("76", "条例57"),
    basis="当年制发的行政复议意见书",
)
OPINIONS_ANSWERED = count(
    code="reconsideration.opinions_answered",
    title="意见书已反馈",
    unit="份",
    period="opinion_answered_on",
    cite=_law("76", "条例57"),
    basis="当年收到被申请人反馈的行政复议意见书",
)
_ORDERED = ~Q(performance=choices.Performance.NOT_NEEDED)
TO_PERFORM = count(
    code="reconsideration.to_perform",
    title="有履行内容的决定",
    period="closed_on",
    when=_ORDERED,
    cite=_law("77", "32"),
    basis="当年审结的案件中决定有履行内容的",
)
PERFORMED = count(
    code="reconsideration.performed",
    title="决定已履行",
    period="closed_on",
    when=Q(performance=choices.Performance.DONE),
    cite=_law("77", "32"),
    basis="当年审结、有履行内容的决定中已全部履行的",
)
PERFORMANCE_RATE = rate(
    code="reconsideration.performance_rate",
    title="复议决定履行率",
    numerator=PERFORMED,
    denominator=TO_PERFORM,
    basis="已履行数除以有履行内容的决定数",
)
COMPENSATION = Sum(
    code="reconsideration.compensation",
    title="决定赔偿金额",
    unit="万元",
    scale=1_000_000,
    decimals=2,
    chapter="7",
    cite=_law("72", "29"),
    table=CASES,
    by=BY,
    period="closed_on",
    when=ended("concluded"),
    of="compensation",
    basis="当年审结的案件中决定赔偿的金额",
)

FIGURES = (
    REPLIES_DUE,
    LATE_REPLIES,
    LATE_REPLY_RATE,
    HEARINGS,
    HEADS,
    HEADS_RATE,
    SUMMARY,
    SUMMARY_RATE,
    DECISIONS,
    PUBLISHED,
    OPINIONS,
    OPINIONS_ANSWERED,
    TO_PERFORM,
    PERFORMED,
    PERFORMANCE_RATE,
    COMPENSATION,
)
