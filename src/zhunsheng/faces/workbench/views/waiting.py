"""待接收: what other businesses hand on to this person's; taken by filing, or sent back with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.declare import desks
from zhunsheng.faces.workbench.people import actor_of, person_of, staff
from zhunsheng.faces.workbench.present.origins import entry_origins
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.matters.models import Matter, MatterLink
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.refusals import Refused

SHOWN = 100


class DeclineForm(forms.Form):
    """Why it is not taken."""

    reason = forms.CharField(
        label="退回原因",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="写明为什么不接收、应当走什么途径。移交的一方会看到，据此告知当事人。",
    )


@staff
def waiting(request: HttpRequest) -> HttpResponse:
    """All that waits, the oldest first; ``procedure`` narrows it to one business."""
    person = person_of(request)
    rows = referral.waiting_for(person).select_related("from_matter")
    if chosen := request.GET.get("procedure", ""):
        rows = rows.filter(procedure=chosen)
    links = list(rows[: SHOWN + 1])
    context = {"lines": _lines(person, links[:SHOWN]), "more": len(links) > SHOWN}
    return render(request, "workbench/waiting.html", context)


def _lines(person: Person, links: list[MatterLink]) -> list[dict[str, Any]]:
    ids = [link.from_matter_id for link in links if link.from_matter_id]
    entries = entry_origins(person, [link.from_entry for link in links])
    seen = set(visible(person, Matter.objects.filter(pk__in=ids)).values_list("pk", flat=True))
    return [
        {
            "link": link,
            "business": referral.title_of(link),
            "origin": entries.get(link.from_entry) or _origin(link, seen),
            "take": f"{reverse('workbench:new', args=[link.procedure])}?from={link.pk}"
            if desks.get(link.procedure)
            else "",
        }
        for link in links
    ]


def _origin(link: MatterLink, seen: set[int]) -> tuple[str, str]:
    """What the hand-over comes from: its number, and its page for those who may see it."""
    first = link.from_matter
    if first is None:
        return "已经没有的台账", ""
    desk = desks.get(first.procedure)
    name = first.number or (desk.title if desk else "原案")
    url = reverse("workbench:matter", args=[first.pk]) if first.pk in seen else ""
    return name, url


@staff
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one back."""
    person = person_of(request)
    link = referral.waiting_for(person).filter(pk=pk).first()
    if link is None:
        raise Http404("没有找到这项移交，或者已经有人接收、退回。")
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            referral.decline(pk, actor_of(request), form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, f"{refusal.message}{refusal.remedy}")
        else:
            messages.success(request, "已退回，移交的一方会收到通知。")
            return redirect("workbench:waiting")
    crumbs = [Crumb("待接收", reverse("workbench:waiting")), Crumb("退回移交")]
    context = {"form": form, "link": link, "crumbs": crumbs}
    status = 422 if form.errors else 200
    return render(request, "workbench/decline.html", context, status=status)
