"""The counsellor's notes on a case of their own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from zhunsheng.domains.disputes.counselling.models import CounsellingCase
from zhunsheng.domains.disputes.counselling.notes import may_write, notes_of, write
from zhunsheng.domains.disputes.counselling.procedure import CODE
from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.declare import Page, Panel
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.faces.workbench.views.matter import visible_matter
from zhunsheng.kernel.orgs.models import Person

MOST = 200


class NoteForm(forms.Form):
    """One note."""

    text = forms.CharField(
        label="咨询记录",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={"required": "请写内容；没有要记的，返回就行。"},
    )


def _own(person: Person, pk: int, path: str) -> CounsellingCase:
    """The person's own case; any other does not exist."""
    found: Any = visible_matter(person, pk, path)
    mine = found.procedure == CODE and (
        may_write(person, found) or notes_of(person, found).exists()
    )
    if not mine:
        raise Http404("没有找到，或者您不是本件的咨询师。")
    return found  # type: ignore[no-any-return]


def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Write and read."""
    person = person_of(request)
    found = _own(person, pk, request.path)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and may_write(person, found):
        write(person, found, form.cleaned_data["text"])
        messages.success(request, "已保存。只有您能看。")
        return redirect(request.path)
    context = {
        "matter": found,
        "form": form if may_write(person, found) else None,
        "notes": notes_of(person, found)[:MOST],
        "crumbs": [
            Crumb("心理服务", reverse("workbench:list", args=[CODE])),
            Crumb(found.number or "", reverse("workbench:matter", args=[found.pk])),
            Crumb("咨询记录"),
        ],
    }
    answer = render(
        request, "disputes/counselling_notes.html", context, status=422 if form.errors else 200
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def _panel(request: HttpRequest, matter: Any) -> str:
    """The way to the notes, for who counsels; others do not learn whether there are any."""
    person = person_of(request)
    if not may_write(person, matter):
        return ""
    context = {
        "n": notes_of(person, matter).count(),
        "url": reverse("workbench:page-counselling-notes", args=[matter.pk]),
    }
    return render_to_string("disputes/counselling_panel.html", context, request)


NOTES = Page(
    "counselling-notes",
    "咨询记录",
    "p/counselling/<int:pk>/notes/",
    view,
    group="",
    roles=("handler",),
)
PANEL = Panel("counselling.notes", CODE, _panel, aside=True, order=5)
