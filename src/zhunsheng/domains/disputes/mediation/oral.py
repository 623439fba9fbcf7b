"""口头协议速录: what was settled on the spot, in five fields and one act, one after the other, also on a phone."""

from __future__ import annotations

import uuid
from copy import deepcopy
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhunsheng.domains.disputes.kinds import Kind, Source
from zhunsheng.domains.disputes.mediation import choices, house
from zhunsheng.domains.disputes.mediation.forms.intake import DisputeForm
from zhunsheng.domains.disputes.mediation.law import DOMAIN, PEOPLE
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.domains.disputes.mediation.procedure.stages import STAFF
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import actor_of, holding, person_of
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.forms import Depending, Group, Grouped
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused

KEPT = ("place", "mediator", "committee")
"""What the next one begins with: mediators enter several of one place."""


def _copy(name: str, *, required: bool = True, **more: Any) -> forms.Field:
    field = deepcopy(DisputeForm.base_fields[name])
    field.required = field.widget.is_required = required
    field.__dict__.pop("condition", None)
    for key, value in more.items():
        setattr(field, key, value)
    return field


class OralEntry(Grouped, Depending, forms.Form):
    """The five fields (both parties are one), and what is seldom asked."""

    groups = (
        Group("双方", ("applicant", "other"), columns=2),
        Group("纠纷和协议", ("kind", "facts", "agreement", "performance", "is_performed")),
        Group(
            "还可以填",
            (
                "place",
                "mediator",
                "committee",
                "perform_by",
                "settled_amount",
                "applicant_phone",
                "other_phone",
                "difficulty",
            ),
            columns=2,
        ),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    kind = forms.ChoiceField(label="纠纷类型", choices=[("", "请选择"), *Kind.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {
            "applicant": _copy("applicant", label="一方"),
            "other": _copy("other", label="另一方"),
            "facts": _copy("facts", help_text=""),
            "agreement": _copy("agreement"),
            "performance": _copy("performance"),
            "is_performed": _copy("is_performed", required=False, help_text="勾了就不再提醒回访。"),
            "place": _copy("place", queryset=house.places()),
            **{
                name: _copy(name, required=False)
                for name in (
                    "mediator",
                    "committee",
                    "perform_by",
                    "settled_amount",
                    "difficulty",
                )
            },
            "applicant_phone": _copy("applicant_phone", required=False, label="一方电话"),
            "other_phone": _copy("other_phone", required=False, label="另一方电话"),
        }


@holding(*STAFF)
def oral(request: HttpRequest) -> HttpResponse:
    """The form; after each one the next, with the same place and mediator."""
    person = person_of(request)
    if not holds(person, STAFF, DOMAIN):
        raise PermissionDenied("您没有登记纠纷的权限，请联系管理员核对授权。")
    if request.method != "POST":
        return _page(request, OralEntry(initial=_initial(request)))
    form = OralEntry(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    answers = {n: v for n, v in form.cleaned_data.items() if v not in (None, "") and n != "key"}
    answers |= {"intake": choices.Intake.ORAL.value, "source": Source.APPLICATION.value}
    try:
        event = file(PEOPLE, actor_of(request), answers, key=form.cleaned_data["key"])
    except Refused as refusal:
        _blame(form, refusal)
        return _page(request, form, 422)
    matter = Dispute.objects.get(pk=event.subject_id)
    messages.success(request, f"已登记{matter.number}：{matter.title}。")
    request.session["oral"] = {name: request.POST.get(name, "") for name in KEPT}
    return redirect(reverse("workbench:page-mediation-oral"))


def _initial(request: HttpRequest) -> dict[str, Any]:
    person = person_of(request)
    first = {"mediator": person.name, "place": person.unit.place_id if person.unit else None}
    return {"key": uuid.uuid4().hex, **first, **request.session.get("oral", {})}


def _blame(form: OralEntry, refusal: Refused) -> None:
    if not isinstance(refusal, InvalidForm):
        form.add_error(None, f"{refusal.message}{refusal.remedy}")
        return
    for name, texts in refusal.errors.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)


def _page(request: HttpRequest, form: OralEntry, status: int = 200) -> HttpResponse:
    return render(request, "disputes/mediation_oral.html", {"form": form}, status=status)


PAGES = (
    Page(
        "mediation-oral",
        "口头协议速录",
        "mediation/oral/",
        oral,
        group="业务",
        roles=STAFF,
        order=53,
        offered=lambda person: holds(person, STAFF, DOMAIN),
    ),
)
