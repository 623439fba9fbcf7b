"""Begin, answer, hand in. A start page asks one query, a paper none, a paper handed in is one insert."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng.commons.exams import taking
from zhunsheng.commons.exams.asking import page_of
from zhunsheng.commons.exams.frozen import loaded
from zhunsheng.commons.exams.models import Exam
from zhunsheng.commons.exams.slips import RESULT, code_of
from zhunsheng.commons.exams.taking import Ticket
from zhunsheng.domains.publicity.quiz.portal.forms import StartForm
from zhunsheng.domains.publicity.quiz.portal.visitor import Visitor, visitor_of
from zhunsheng.domains.publicity.quiz.use import NAME, QUIZ
from zhunsheng.faces.portal.views.page import crumbs, say, show
from zhunsheng.faces.ui.views import landed
from zhunsheng.lib import clock

HOME = "portal:page-quiz"
NEXT = timedelta(days=60)
PAST = 5


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """What is on now; when only one is, its start page at once."""
    today = clock.today()
    rows = list(
        Exam.objects.filter(use=QUIZ.code, is_on=True, opens_on__lte=today + NEXT).order_by(
            "-opens_on", "-pk"
        )[:20]
    )
    open_ = [one for one in rows if one.opens_on <= today <= one.closes_on]
    if len(open_) == 1:
        return redirect("portal:page-quiz-start", open_[0].pk)
    context = {
        "name": NAME,
        "open": open_,
        "coming": [one for one in reversed(rows) if one.opens_on > today],
        "past": [one for one in rows if one.closes_on < today][:PAST],
        "crumbs": crumbs((NAME, "")),
    }
    return show(request, "publicity/quiz/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What the quiz is, two questions, and the button."""
    exam = Exam.objects.filter(pk=pk, use=QUIZ.code, bank__isnull=False).first()
    if exam is None:
        raise Http404("没有这一期答题。")
    today, visitor = clock.today(), visitor_of(request)
    going = exam.is_on and exam.opens_on <= today <= exam.closes_on
    slot = taking.slot_for(exam, today, visitor.used(pk)) if going else None
    begun = visitor.paper(pk)
    frozen = loaded(exam.bank_id or "")
    form = StartForm(frozen.units, request.POST or None)
    if request.method == "POST" and slot is not None and form.is_valid():
        if begun is None or begun.slot != slot:
            began = int(clock.now().timestamp())
            ticket = Ticket(
                pk, frozen.digest, visitor.who, slot, began, form.chosen_unit, form.minor
            )
            visitor.ticket = ticket.signed()
        return visitor.keep(redirect("portal:page-quiz-paper", pk))
    context = {
        "exam": exam,
        "count": frozen.rules.count,
        "form": form,
        "going": going,
        "slot": slot,
        "begun": begun,
        "last": visitor.last(pk),
        "coming": exam.opens_on > today,
        "crumbs": crumbs((NAME, reverse(HOME)), (exam.title, "")),
    }
    return show(request, "publicity/quiz/start.html", context, status=422 if form.errors else 200)


# The signed ticket in the form is what entitles; a visitor has nothing that a foreign page could misuse.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The paper; handed in with POST."""
    visitor = visitor_of(request)
    if request.method == "POST":
        return _hand_in(request, pk, visitor)
    ticket = visitor.paper(pk)
    if ticket is None:
        return redirect("portal:page-quiz-start", pk)
    left = int((ticket.ends_at - clock.now()).total_seconds())
    context = {
        "exam": pk,
        "title": ticket.frozen.exam["title"],
        "ticket": ticket.signed(),
        "key": ticket.seed[:16],
        "left": max(0, left),
        "minutes": ticket.frozen.minutes,
        "questions": page_of(ticket),
    }
    return show(request, "publicity/quiz/paper.html", context)


def _hand_in(request: HttpRequest, pk: int, visitor: Visitor) -> HttpResponseBase:
    ticket = taking.ticket_of(request.POST.get("ticket", ""))
    if ticket is None or ticket.exam != pk:
        return say(
            request,
            "这份卷子打不开了",
            "可能是页面没有载入完整。请从头开始，题目和刚才的一样。",
            status=400,
        )
    sent = {name: request.POST.getlist(name) for name in request.POST}
    chosen = taking.answers_from(sent, ticket.places())
    sitting, _fresh = taking.hand_in(ticket, chosen, clock.now())
    code = code_of(sitting, RESULT)
    response = landed(request, reverse("portal:page-quiz-result", args=[code]))
    if visitor.who != ticket.who:
        # A browser that keeps no cookies; or a foreign page, which must not change this visitor's.
        return response
    visitor.finish(pk, ticket.slot, code)
    return visitor.keep(response)
