"""Questions whose law is about to change."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from zhunsheng.commons.exams.register import QUESTIONS
from zhunsheng.insight.alerts.rules import over_entries

SOON = timedelta(days=30)

ENDING = over_entries(
    "exams.question_ends",
    "试题就要失效",
    "法律有修改的，请按新的条文另登记一题；正在开放的答题要重新定版。",
    QUESTIONS,
    tone="yellow",
    when=lambda today: Q(valid_to__gte=today, valid_to__lte=today + SOON),
    label="stem",
    due="valid_to",
)
