"""After a paper: the result with its explanations, the slip, the leader board."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng.commons.exams.boards import FEWEST, board_of
from zhunsheng.commons.exams.desk.tables import of_board
from zhunsheng.commons.exams.models import Exam, Sitting
from zhunsheng.commons.exams.slips import RESULT, sitting_by
from zhunsheng.commons.exams.slips import slip as slip_of
from zhunsheng.commons.exams.taking import Answered, answered
from zhunsheng.domains.publicity.quiz.portal.forms import NameForm
from zhunsheng.domains.publicity.quiz.use import NAME, QUIZ
from zhunsheng.faces.portal.views.page import crumbs, show
from zhunsheng.lib import clock

CHECKED = "portal:page-exam-check"


def _found(code: str, purpose: str) -> Sitting:
    sitting = sitting_by(code, purpose)
    if sitting is None or sitting.exam.use != QUIZ.code:
        raise Http404("没有这份答卷，请核对地址。")
    return sitting


@dataclass(frozen=True)
class Count:
    """How many were right."""

    right: int
    of: int

    @classmethod
    def of_paper(cls, rows: list[Answered]) -> Count:
        """Counted from the answers."""
        return cls(sum(one.right for one in rows), len(rows))


@require_safe
def result(request: HttpRequest, code: str) -> HttpResponse:
    """Score, right and wrong, why, by which article."""
    sitting = _found(code, RESULT)
    rows = answered(sitting)
    today = clock.today()
    context = {
        "sitting": sitting,
        "exam": sitting.exam,
        "answered": rows,
        "count": Count.of_paper(rows),
        "time": _time(sitting.seconds),
        "code": code,
        "open": sitting.exam.is_on and sitting.exam.opens_on <= today <= sitting.exam.closes_on,
        "crumbs": crumbs((NAME, reverse("portal:page-quiz")), ("结果", "")),
    }
    response = show(request, "publicity/quiz/result.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"


@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """The slip; with POST the name that was typed stands on it, and is kept nowhere."""
    sitting = _found(code, RESULT)
    form = NameForm(request.POST or None)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    context = {
        "form": form,
        "sitting": sitting,
        "html": slip_of(sitting, name, CHECKED),
        "named": bool(name),
        "crumbs": crumbs(("结果", reverse("portal:page-quiz-result", args=[code])), ("成绩单", "")),
    }
    response = show(request, "publicity/quiz/slip.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Units by the average of their people's best papers; small ones are not shown."""
    exam = get_object_or_404(Exam, pk=pk, use=QUIZ.code, ranked=True)
    found = board_of(exam)
    context = {
        "exam": exam,
        "board": found,
        "ranks": of_board(found, inside=False),
        "fewest": FEWEST,
        "crumbs": crumbs((NAME, reverse("portal:page-quiz")), ("单位排行", "")),
    }
    return show(request, "publicity/quiz/board.html", context)
