"""Taking an exam after signing in: the server keeps when it began and what was answered so far."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from zhunsheng.commons.exams import taking
from zhunsheng.commons.exams.admitting import admission_code, admits
from zhunsheng.commons.exams.asking import page_of
from zhunsheng.commons.exams.declare import uses
from zhunsheng.commons.exams.desk.access import exam_for, may_change
from zhunsheng.commons.exams.desk.editing import HOME
from zhunsheng.commons.exams.models import Exam, OpenPaper, Sitting
from zhunsheng.commons.exams.slips import slip as slip_of
from zhunsheng.commons.exams.taking import Ticket, answered
from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.ui.views import landed
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text


def _exam(pk: int) -> Exam:
    """An exam that people sign in for."""
    exam = get_object_or_404(Exam.objects.select_related("unit"), pk=pk)
    if uses[exam.use].public:
        raise Http404("这一期在门户上答。")
    return exam


def _ticket(opened: OpenPaper) -> Ticket:
    person = opened.person
    return Ticket(
        opened.exam_id,
        opened.bank_id,
        f"person:{person.pk}",
        opened.slot,
        int(opened.started_at.timestamp()),
        person.unit_id,
        person=person.pk,
    )


def _opened(exam: Exam, person: Person) -> OpenPaper | None:
    """The paper that the person is at: begun and not handed in."""
    used = _used(exam, person)
    rows = OpenPaper.objects.filter(exam=exam, person=person).exclude(slot__in=used)
    return rows.select_related("person").order_by("-slot").first()


def _used(exam: Exam, person: Person) -> list[int]:
    return list(Sitting.objects.filter(exam=exam, person=person).values_list("slot", flat=True))


def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Begin with the code where one is asked for, answer, hand in."""
    person, exam = person_of(request), _exam(pk)
    opened = _opened(exam, person)
    if request.method == "POST" and opened is not None and "hand" in request.POST:
        return _hand_in(request, exam, opened)
    if opened is not None:
        ticket = _ticket(opened)
        left = int((ticket.ends_at - clock.now()).total_seconds())
        context: dict[str, Any] = {
            "exam": exam,
            "key": ticket.seed[:16],
            "left": max(0, left),
            "questions": page_of(ticket, opened.answers),
        }
        return render(request, "exams/desk_paper.html", context)
    return _begin(request, exam, person)


def _begin(request: HttpRequest, exam: Exam, person: Person) -> HttpResponseBase:
    reason = refusal(exam, person)
    code = request.POST.get("code", "") or request.GET.get("code", "")
    asks = uses[exam.use].invigilated
    wrong = ""
    if request.method == "POST" and not reason:
        if asks and not admits(exam, code, clock.now()):
            wrong = "入场码不对，或者已经换了。请看监考人员屏幕上现在的码。"
        else:
            _open(exam, person)
            return redirect(f"{HOME}{exam.pk}/paper/")
    last = Sitting.objects.filter(exam=exam, person=person).order_by("-pk").first()
    context = {
        "exam": exam,
        "reason": reason,
        "asks": asks,
        "code": code,
        "wrong": wrong,
        "last": last,
        "crumbs": [Crumb("考试"), Crumb(exam.title)],
    }
    return render(request, "exams/desk_begin.html", context, status=422 if wrong else 200)


def _open(exam: Exam, person: Person) -> None:
    """Hand out the paper; two clicks give one."""
    slot = taking.slot_for(exam, clock.today(), _used(exam, person))
    if slot is not None and exam.bank_id is not None:
        OpenPaper.objects.get_or_create(
            exam=exam, person=person, slot=slot, defaults={"bank_id": exam.bank_id}
        )


def refusal(exam: Exam, person: Person) -> str:
    """Why the person cannot begin now, or nothing."""
    today = clock.today()
    if not exam.is_on or not exam.opens_on <= today <= exam.closes_on:
        return "现在不是考试时间。"
    done = Sitting.objects.filter(exam=exam, person=person)
    if taking.slot_for(exam, today, _used(exam, person)) is None:
        return "可答的次数已经用完。"
    last = done.order_by("-submitted_at").first()
    if last and exam.wait_days:
        again = clock.local_date(last.submitted_at) + timedelta(days=exam.wait_days)
        if today < again:
            return f"补考要隔{exam.wait_days}天，{date_text(again)}起可以再考。"
    return ""


def _hand_in(request: HttpRequest, exam: Exam, opened: OpenPaper) -> HttpResponse:
    ticket = _ticket(opened)
    sent = {name: request.POST.getlist(name) for name in request.POST}
    with transaction.atomic():
        chosen = taking.answers_from(sent, ticket.places())
        sitting, fresh = taking.hand_in(ticket, chosen, clock.now())
        if fresh:
            uses[exam.use].finished(sitting.pk)
    messages.success(request, "已交卷。")
    return landed(request, f"{HOME}results/{sitting.pk}/")


def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is ticked so far; the paper goes on with it on any machine."""
    opened = _opened(_exam(pk), person_of(request))
    if request.method != "POST" or opened is None:
        return HttpResponse(status=409)
    count = _ticket(opened).frozen.rules.count
    names = [f"q{number}" for number in range(1, count + 1)]
    opened.answers = {
        name: request.POST.getlist(name)[:6] for name in names if name in request.POST
    }
    opened.saved_at = clock.now()
    opened.save(update_fields=["answers", "saved_at"])
    return HttpResponse(status=204)


def _own(request: HttpRequest, pk: int) -> Sitting:
    rows = Sitting.objects.select_related("exam__unit")
    return get_object_or_404(rows, pk=pk, person=person_of(request))


def result(request: HttpRequest, pk: int) -> HttpResponse:
    """The person's own result."""
    sitting = _own(request, pk)
    context = {
        "sitting": sitting,
        "answered": answered(sitting),
        "crumbs": [Crumb("考试"), Crumb(sitting.exam.title)],
    }
    return render(request, "exams/desk_result.html", context)


def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The person's own slip, with the name of the account."""
    sitting = _own(request, pk)
    html = slip_of(sitting, person_of(request).name, "portal:page-exam-check")
    return render(request, "exams/desk_slip.html", {"sitting": sitting, "html": html})


def admission(request: HttpRequest, pk: int) -> HttpResponse:
    """The code for the screen in the room, with its QR code; it changes every ten minutes."""
    person = person_of(request)
    exam = exam_for(person, pk)
    if not may_change(person, exam):
        raise PermissionDenied("入场码由监考人员打开。")
    code = admission_code(exam, clock.now())
    address = request.build_absolute_uri(
        reverse("workbench:page-exam-paper", args=[pk]) + f"?code={code}"
    )
    context = {
        "exam": exam,
        "code": code,
        "qr": segno.make(address).svg_inline(omitsize=True),
        "large_type": True,
        "crumbs": [Crumb(exam.title, f"{HOME}{pk}/"), Crumb("入场码")],
    }
    return render(request, "exams/desk_admission.html", context)
