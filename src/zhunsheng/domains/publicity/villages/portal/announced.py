"""示范村公示: what is announced now, and an objection by anybody, with or without a name."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng.domains.publicity.villages.models import VillageTitle
from zhunsheng.faces.portal import throttle
from zhunsheng.faces.portal.declare import PublicPage
from zhunsheng.faces.portal.views.page import crumbs, not_taken, say, show, too_often, trapped
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

SHOWN = 60


class ObjectionForm(forms.Form):
    """What is wrong, and how to reach whoever says so."""

    text = forms.CharField(
        label="你觉得哪里不对",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="写清楚哪一件事、大概什么时候。有证据的可以写在哪里能看到。",
        error_messages={"required": "请写你觉得哪里不对。"},
    )
    contact = forms.CharField(
        label="怎么联系你",
        max_length=120,
        required=False,
        help_text="可以不填。填了的，查清以后我们告诉你；只有核查的人能看到，不会告诉村里。",
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)


def _announced() -> Any:
    return VillageTitle.objects.filter(
        stage="announced", announced_until__gte=clock.today()
    ).select_related("village", "place", "unit")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What is announced today, the one that ends first on top."""
    rows = list(_announced().order_by("announced_until", "pk")[:SHOWN])
    context = {
        "rows": rows,
        "crumbs": crumbs(("公开", reverse("portal:lists")), ("示范村公示", "")),
    }
    return show(request, "publicity/announced.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One recommendation; POST objects to it. The same sending counts once."""
    row = _announced().filter(pk=pk).first()
    if row is None:
        raise Http404("没有这项公示，或者公示已经结束。")
    form = ObjectionForm(request.POST or None, initial={"key": uuid.uuid4().hex})
    if request.method == "POST":
        if trapped(request):
            return not_taken(request)
        if throttle.exceeded(request, "act"):
            return too_often(request)
        if form.is_valid():
            throttle.count(request, "act")
            refusal = _object(row, form.cleaned_data)
            if refusal is None:
                return redirect("portal:page-villages-heard")
            form.add_error(None, f"{refusal.message}{refusal.remedy}")
    context = {
        "row": row,
        "form": form,
        "facts": facts(row),
        "crumbs": crumbs(
            ("示范村公示", reverse("portal:page-villages-announced")), (row.village.name, "")
        ),
    }
    return show(request, "publicity/announced_one.html", context, 422 if form.errors else 200)


def _object(row: VillageTitle, data: dict[str, Any]) -> Refused | None:
    said = {name: data[name] for name in ("text", "contact")}
    try:
        perform(row.pk, "object", Actor.public("objection"), said, key=data["key"])
    except Refused as refusal:
        return refusal
    return None


@require_safe
def heard(request: HttpRequest) -> HttpResponse:
    """After an objection."""
    return say(
        request,
        "你的意见收到了",
        "查清以前，这个村不会报上去。",
        "留了联系方式的，查清以后我们告诉你结果。",
        status=200,
    )


def facts(row: VillageTitle) -> list[Fact]:
    """What is announced."""
    return [
        Fact("村（社区）", row.village.name),
        Fact("在哪里", row.place.full_name if row.place else ""),
        Fact("申报什么", row.get_level_display()),
        Fact("考核得分", f"{row.score}分"),
        Fact("公示到", date_text(row.announced_until) if row.announced_until else ""),
    ]


ANNOUNCED = (
    PublicPage(
        "villages-announced",
        "示范村公示",
        "model-villages/",
        listing,
        hint="哪些村、社区正在申报民主法治示范村，有意见可以提",
        keywords=("示范村", "公示", "民主法治", "村", "社区", "有意见", "异议"),
        order=66,
    ),
    PublicPage("villages-announced-one", "示范村公示", "model-villages/<int:pk>/", one),
    PublicPage("villages-heard", "意见收到了", "model-villages/heard/", heard),
)
