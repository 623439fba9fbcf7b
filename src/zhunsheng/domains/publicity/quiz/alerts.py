"""What must not be forgotten about an edition: its questions before it begins, the next one before it ends."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from django.db.models import Q

from zhunsheng.commons.exams.models import Exam
from zhunsheng.domains.publicity.quiz.use import QUIZ
from zhunsheng.insight.alerts.rules import AlertRule

SOON = timedelta(days=3)
rule = partial(
    AlertRule,
    source=Exam,
    matter="",
    label="title",
    url=lambda pk: f"/desk/exams/{pk}/",
)


def _begins_unready(today: date) -> Q:
    return Q(use=QUIZ.code, bank__isnull=True, opens_on__gt=today, opens_on__lte=today + SOON)


def _begun_unready(today: date) -> Q:
    return Q(use=QUIZ.code, bank__isnull=True, opens_on__lte=today, closes_on__gte=today)


def _ends(today: date) -> Q:
    return Q(use=QUIZ.code, is_on=True, closes_on__gte=today, closes_on__lt=today + SOON)


RULES = (
    rule(
        code="publicity.quiz_unready",
        title="答题就要开始，还没有定版",
        tone="yellow",
        when=_begins_unready,
        due="opens_on",
        todo="核对题库和组卷规则，点“定版并开放”；题库不够的先补试题。",
    ),
    rule(
        code="publicity.quiz_closed",
        title="答题到了开始日期，还没有开放",
        tone="red",
        when=_begun_unready,
        due="opens_on",
        todo="马上定版并开放；不办了的，请改期。",
    ),
    rule(
        code="publicity.quiz_ends",
        title="答题就要结束",
        tone="yellow",
        when=_ends,
        due="closes_on",
        todo="需要接着办的，请新建下一期；结束后看试题统计，讲答错最多的题。",
    ),
)
