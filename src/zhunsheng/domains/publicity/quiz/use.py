"""What the quiz is on the commons exams."""

from __future__ import annotations

from django.urls import reverse

from zhunsheng.commons.exams.choices import Audience
from zhunsheng.commons.exams.declare import ExamUse

QUIZ = ExamUse(
    "publicity.quiz",
    "法治兴庆线上答题",
    audiences=(Audience.EVERYBODY, Audience.PUBLIC),
    public=True,
    url=lambda exam: reverse("portal:page-quiz-start", args=[exam]),
)
NAME = "法治兴庆"
"""How the quiz is called to the public."""
