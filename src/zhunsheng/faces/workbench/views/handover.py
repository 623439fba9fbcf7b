"""交接: all open matters of somebody who leaves go to one or several others, after a preview."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhunsheng.faces.workbench.people import actor_of, holding, person_of
from zhunsheng.faces.workbench.present.rows import MATTER_FIELDS, inbox_table
from zhunsheng.faces.workbench.views.batch import do
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person

MOST = 500


class HandoverForm(forms.Form):
    """From whom to whom, and why."""

    leaver = forms.ModelChoiceField(Person.objects.none(), label="移交人")
    receivers = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label="移交给",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="选几个人的，按期限先后轮流分配。",
    )
    reason = forms.CharField(label="移交原因", max_length=200, initial="岗位调整", required=False)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counts = dict(
            visible(person, Matter.objects.filter(closed_on=None, handler__isnull=False))
            .values_list("handler")
            .annotate(n=Count("pk"))
            .order_by()
        )
        leaver: Any = self.fields["leaver"]
        leaver.queryset = Person.objects.filter(pk__in=counts).order_by("unit_id", "name")
        leaver.label_from_instance = lambda one: f"{one.name}（在办{counts[one.pk]}件）"
        handlers = Grant.objects.filter(Grant.current(), role="handler").values("person")
        receivers: Any = self.fields["receivers"]
        receivers.queryset = Person.objects.filter(pk__in=handlers, is_active=True).order_by(
            "unit_id", "name"
        )
        receivers.label_from_instance = lambda one: f"{one.name}（在办{counts.get(one.pk, 0)}件）"


@holding("chief")
def handover(request: HttpRequest) -> HttpResponse:
    """First who leaves, then the preview with the receivers, then what came of each."""
    person = person_of(request)
    form = HandoverForm(person, request.POST or request.GET or None)
    page: dict[str, Any] = {"form": form, "key": uuid.uuid4().hex}
    if not form.is_bound or not form.is_valid():
        return render(
            request, "workbench/handover.html", page, status=422 if form.is_bound else 200
        )
    leaver = form.cleaned_data["leaver"]
    matters = open_matters(person, leaver)
    receivers = [one for one in form.cleaned_data["receivers"] if one.pk != leaver.pk]
    if request.method != "POST" or not receivers:
        rows = list(matters.values_list(*MATTER_FIELDS)[:MOST])
        page |= {"leaver": leaver, "table": inbox_table(rows, MOST), "n": len(rows)}
        if request.method == "POST":
            form.add_error("receivers", "请至少选择一位接手的人（不能是移交人本人）。")
        return render(
            request,
            "workbench/handover.html",
            page,
            status=422 if request.method == "POST" else 200,
        )
    results = _hand_over(request, list(matters[:MOST]), receivers, form.cleaned_data["reason"])
    return render(
        request, "workbench/batch_done.html", {"results": results, "back": "/desk/handover/"}
    )


def open_matters(person: Person, leaver: Person) -> Any:
    """The open matters of ``leaver`` that ``person`` may see, the next due first."""
    rows = visible(person, Matter.objects.filter(handler=leaver, closed_on=None))
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def _hand_over(
    request: HttpRequest, matters: Sequence[Matter], receivers: Sequence[Person], reason: str
) -> list[Any]:
    actor, key = actor_of(request), request.POST.get("key", "")
    return [
        do(
            one,
            "assign",
            actor,
            {"handler": receivers[at % len(receivers)].pk, "reason": reason},
            f"{key}:{one.pk}",
        )
        for at, one in enumerate(matters)
    ]
