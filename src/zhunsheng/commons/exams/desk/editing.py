"""Making an exam, changing its rules, opening and closing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.commons.exams import services
from zhunsheng.commons.exams.declare import uses
from zhunsheng.commons.exams.desk.access import exam_for, makes, makes_any, may_change
from zhunsheng.commons.exams.desk.forms import ExamForm, LineFormSet
from zhunsheng.commons.exams.models import Exam
from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Refused

HOME = "/desk/exams/"


def new(request: HttpRequest) -> HttpResponse:
    """An exam that is not open yet."""
    person = person_of(request)
    if person.unit_id is None or not makes_any(person):
        raise PermissionDenied("您没有新建考试的权限，请联系管理员核对授权。")
    return _form(request, person, Exam(unit_id=person.unit_id), "新建答题或考试")


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Other rules; an exam that is open asks by them from now on."""
    person = person_of(request)
    exam = exam_for(person, pk)
    if not may_change(person, exam):
        raise PermissionDenied("您只能查看这场考试。")
    return _form(request, person, exam, f"修改：{exam.title}")


def _form(request: HttpRequest, person: Person, exam: Exam, title: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    choices = [(use.code, use.title) for use in uses if makes(person, use) or use.code == exam.use]
    initial = ExamForm.values_of(exam) if exam.pk else None
    form = ExamForm(choices, sent, initial=initial)
    lines = LineFormSet(sent, initial=exam.lines, prefix="line")
    refusal = None
    if sent is not None and all([form.is_valid(), lines.is_valid()]):
        form.write(exam)
        exam.lines = lines.lines  # type: ignore[attr-defined]
        try:
            services.save(exam, person)
        except Refused as fault:
            refusal = fault
        else:
            messages.success(request, f"“{exam.title}”已保存。")
            return redirect(f"{HOME}{exam.pk}/")
    context: dict[str, Any] = {
        "title": title,
        "form": form,
        "lines": lines,
        "exam": exam,
        "refusal": refusal,
        "back": f"{HOME}{exam.pk}/" if exam.pk else HOME,
        "crumbs": [Crumb("答题和考试", HOME), Crumb(title)],
    }
    return render(request, "exams/desk_edit.html", context, status=422 if sent else 200)


def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Open with the bank as it is now, or close."""
    person = person_of(request)
    exam = exam_for(person, pk)
    if request.method != "POST":
        return redirect(f"{HOME}{pk}/")
    if not may_change(person, exam):
        raise PermissionDenied("您只能查看这场考试。")
    if request.POST.get("to") == "off":
        services.switch_off(exam, person)
        messages.success(request, "已停止发卷。已经发出的卷子还可以交。")
        return redirect(f"{HOME}{pk}/")
    try:
        services.switch_on(exam, person)
    except Refused as refusal:
        for text in refusal.details or [str(refusal)]:
            messages.error(request, text)
    else:
        n = exam.bank.n if exam.bank else 0
        messages.success(request, f"已按现在的题库定版，共{n}题。到开始日期就可以答。")
    return redirect(f"{HOME}{pk}/")
