"""The public's side: rate one's own case, answer a round, read results and what others think of a service."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.commons.surveys import ratings, rounds
from zhunsheng.commons.surveys.forms import AnswerForm, RatingForm
from zhunsheng.commons.surveys.models import Survey
from zhunsheng.faces.portal import bound, throttle
from zhunsheng.faces.portal.declare import CasePanel, PublicPage
from zhunsheng.faces.portal.views.page import (
    channel_of,
    crumbs,
    not_taken,
    say,
    show,
    too_often,
    trapped,
)
from zhunsheng.faces.portal.views.progress import asked
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import clock

YEAR = timedelta(days=365)
SHOWN = 20


# ---- ratings -------------------------------------------------------------------------------------


def panel(request: HttpRequest, matter: Any) -> str:
    """On the page of one's own case: rate it, or read what was answered."""
    found = ratings.standing(matter)
    if found is None or (found.rating is None and not found.open):
        return ""
    words = dict(ratings.SCORES)
    context = {"found": found, "word": words[found.rating.score] if found.rating else ""}
    return render_to_string("surveys/panel.html", context, request)


def rate(request: HttpRequest) -> HttpResponse:
    """The score and the words for the case that this session may see."""
    matter = bound.own_matter(request)
    if matter is None:
        return asked(request)
    found = ratings.standing(matter)
    if found is None or not found.open:
        messages.warning(request, "现在不能评价。办结以后30天内可以评价，评价后7天内可以修改。")
        return redirect("portal:case")
    given = found.rating
    begun = {"score": given.score, "words": given.words, **given.answers} if given else None
    form = RatingForm(request.POST or None, use=found.use, initial=begun)
    if request.method == "POST" and form.is_valid():
        if trapped(request):
            return not_taken(request)
        data = form.cleaned_data
        ratings.rate(
            matter, data["score"], data["words"], form.answers, channel=channel_of(request)
        )
        messages.success(request, "收到你的评价了，谢谢。")
        return redirect("portal:case")
    context = {
        "form": form,
        "use": found.use,
        "given": given,
        "crumbs": crumbs(("我的申请", reverse("portal:case")), ("评价", "")),
    }
    return _private(show(request, "surveys/rate.html", context, 422 if form.errors else 200))


@require_safe
def opinions(request: HttpRequest) -> HttpResponse:
    """What people think of each service and unit in the last twelve months."""
    rows = ratings.of(clock.today() - YEAR, clock.today())
    return show(request, "surveys/opinions.html", _figures(rows))


def _figures(rows: Any) -> dict[str, Any]:
    return {
        "whole": ratings.whole(rows),
        "tables": [("按服务", ratings.by_service(rows)), ("按单位", ratings.by_unit(rows))],
        "crumbs": crumbs(("公开", reverse("portal:lists")), ("大家的评价", "")),
    }


# ---- rounds --------------------------------------------------------------------------------------


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Rounds that one can take part in, and results."""
    today = clock.today()
    going = Survey.objects.filter(
        state=Survey.State.OPEN, starts_on__lte=today, ends_on__gte=today
    ).select_related("unit")
    shown = Survey.objects.filter(results_on__isnull=False).select_related("unit")
    context = {
        "going": going.order_by("ends_on", "pk")[:SHOWN],
        "shown": shown.order_by("-results_on", "-pk")[:SHOWN],
        "crumbs": crumbs(("参加调查", "")),
    }
    return show(request, "surveys/index.html", context)


def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """The questionnaire; a round with codes first asks for one, which a printed sheet brings in its address."""
    survey = get_object_or_404(Survey.objects.select_related("unit"), slug=slug.lower())
    if survey.state == Survey.State.DRAFT:
        raise Http404("没有这份调查。")
    if not survey.takes(clock.today()):
        return _not_now(request, survey)
    code = (request.POST.get("code") or request.GET.get("c") or "").strip()[:20]
    if survey.access == Survey.Access.CODES and not rounds.is_good(survey, code):
        return _ask_code(request, survey, code)
    form = AnswerForm(
        request.POST if "answer" in request.POST else None, questions=list(survey.questions.all())
    )
    if form.is_bound and form.is_valid():
        return _taken(request, survey, form, code)
    return _page(request, survey, form, code)


def _page(request: HttpRequest, survey: Survey, form: AnswerForm, code: str) -> HttpResponse:
    context = {
        "survey": survey,
        "form": form,
        "code": code if survey.access == Survey.Access.CODES else "",
        "crumbs": crumbs(("参加调查", reverse("portal:page-surveys")), (survey.title, "")),
    }
    return _private(show(request, "surveys/answer.html", context, 422 if form.errors else 200))


def _taken(request: HttpRequest, survey: Survey, form: AnswerForm, code: str) -> HttpResponse:
    if trapped(request):
        return not_taken(request)
    if throttle.exceeded(request, "answer"):
        return too_often(request)
    throttle.count(request, "answer")
    try:
        rounds.take(survey, form.answer(survey, channel_of(request)), code)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, survey, form, code)
    return redirect("portal:page-survey-thanks", survey.slug)


def _ask_code(request: HttpRequest, survey: Survey, code: str) -> HttpResponse:
    error = ""
    if code:
        if throttle.exceeded(request, "wrong-code"):
            return too_often(request)
        throttle.count(request, "wrong-code")
        error = "这个填写码用过了，或者不对。请对照纸上再输一次；一个码只能填一次。"
    context = {
        "survey": survey,
        "typed": code,
        "error": error,
        "crumbs": crumbs(("参加调查", reverse("portal:page-surveys")), (survey.title, "")),
    }
    return show(request, "surveys/code.html", context, 422 if error else 200)


def _not_now(request: HttpRequest, survey: Survey) -> HttpResponse:
    if survey.results_on:
        return redirect("portal:page-survey-results", survey.slug)
    day = _day
    when = (
        f"从{day(survey.starts_on)}开始，那天再来填。"
        if survey.starts_on > clock.today() and survey.state == Survey.State.OPEN
        else f"到{day(survey.ends_on)}截止，已经不收了。"
    )
    return say(request, f"“{survey.title}”现在不能填", when, status=410)


def _day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


@require_safe
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """The end; nothing here says what was answered."""
    survey = get_object_or_404(Survey, slug=slug)
    way = crumbs(("参加调查", reverse("portal:page-surveys")), (survey.title, ""))
    return show(request, "surveys/thanks.html", {"survey": survey, "crumbs": way})


@require_safe
def outcome(request: HttpRequest, slug: str) -> HttpResponse:
    """What came out, once it was made public; texts stay in the house."""
    survey = get_object_or_404(
        Survey.objects.select_related("unit"), slug=slug, results_on__isnull=False
    )
    context = {
        "survey": survey,
        "found": rounds.results(survey),
        "public": True,
        "crumbs": crumbs(("参加调查", reverse("portal:page-surveys")), (survey.title, "")),
    }
    return show(request, "surveys/outcome.html", context)


def _private(response: HttpResponse) -> HttpResponse:
    """Shared computers: the back button must not show what somebody else answered."""
    response["Cache-Control"] = "private, no-store"
    return response


PAGES = (
    CasePanel("rating", panel),
    PublicPage("rate", "评价", "progress/case/rate/", rate),
    PublicPage(
        "opinions",
        "大家的评价",
        "ratings/",
        opinions,
        hint="办过事的人打了几分，哪些单位做得好",
        keywords=("评价", "满意", "好评", "差评", "打分"),
        order=70,
    ),
    PublicPage(
        "surveys",
        "参加调查",
        "survey/",
        index,
        hint="不记名，几分钟，说说你的看法",
        keywords=("调查", "问卷", "满意度", "意见", "填写码"),
        order=71,
    ),
    PublicPage("survey", "调查", "survey/<slug:slug>/", answer),
    PublicPage("survey-thanks", "调查", "survey/<slug:slug>/thanks/", thanks),
    PublicPage("survey-results", "调查结果", "survey/<slug:slug>/results/", outcome),
)
