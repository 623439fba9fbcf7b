"""Make a matter at the counter, or record one that was made before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench import acting
from zhunsheng.faces.workbench.acting import Attempt
from zhunsheng.faces.workbench.declare import Desk, desks
from zhunsheng.faces.workbench.people import actor_of, person_of, staff
from zhunsheng.faces.workbench.present.history import events_of
from zhunsheng.faces.workbench.present.papers import INTERNAL
from zhunsheng.faces.workbench.views.matter import visible_matter
from zhunsheng.kernel.access.scope import audiences
from zhunsheng.kernel.ledger.personal import reveal
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.procedure import checks, referral
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.procedure.registry import procedure_for
from zhunsheng.kernel.procedure.values import recalled
from zhunsheng.lib import clock


@staff
def new(request: HttpRequest, procedure: str) -> HttpResponse:
    """The filing form of a desk; the receipt is shown once on the next page."""
    desk = desks.get(procedure)
    if desk is None:
        raise Http404("没有这项业务。")
    context = blank_context(procedure, actor_of(request))
    try:
        checks.role(context)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    link = _taking(request)
    if request.method != "POST":
        attempt = acting.fresh(context)
        _prefill(request, attempt, link)
        return _page(request, desk, context, attempt, link)
    attempt = acting.bound(context, request)
    if attempt.day.is_valid() and not attempt.files.errors:
        day = attempt.day.cleaned_data
        try:
            with acting.uploads(attempt) as files:
                event = file(
                    procedure,
                    context.actor,
                    request.POST,
                    files,
                    at=acting.day_of(attempt),
                    key=day["key"],
                    back_entry=day["back_entry"],
                    taking=link.pk if link else None,
                )
        except Refused as refusal:
            acting.refuse(attempt, refusal)
        else:
            _say(request, event)
            return redirect("workbench:matter", pk=event.subject_id)
    else:
        attempt.form.is_valid()
    return _page(request, desk, context, attempt, link, status=422)


def _taking(request: HttpRequest) -> MatterLink | None:
    """The hand-over named by ``from`` that waits for this person; 404 when it does not, or no longer."""
    asked = request.GET.get("from", "")
    if not asked:
        return None
    rows = referral.waiting_for(person_of(request))
    link = rows.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 19 else None
    if link is None:
        raise Http404("没有找到这项移交，或者已经有人接收、退回。")
    return link


def _prefill(request: HttpRequest, attempt: Attempt, link: MatterLink | None) -> None:
    """Begin with what a hand-over, an earlier case or the page that leads here says."""
    fields = attempt.form.fields
    given = link.data if link else _copied(request)
    attempt.form.initial.update(
        {k: recalled(fields[k], v) for k, v in given.items() if k in fields}
    )
    attempt.form.initial.update(_chosen(request, fields))


def _chosen(request: HttpRequest, fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """Choices that a page leading here has made already (``?terminal=12``); texts are never taken from an address."""
    kinds = (forms.ChoiceField, forms.ModelChoiceField)
    return {k: v for k, v in request.GET.items() if isinstance(fields.get(k), kinds)}


def _copied(request: HttpRequest) -> dict[str, Any]:
    """What was filled in when the case named by ``copy`` was made, for the next one of a series."""
    asked = request.GET.get("copy", "")
    if not asked.isdecimal():
        return {}
    person = person_of(request)
    original = visible_matter(person, int(asked), request.path)
    if INTERNAL not in audiences(person, original):
        return {}
    first = events_of(original)[0]
    filled: dict[str, Any] = reveal(first).get("form", {})
    return filled


def blank_context(procedure: str, actor: Actor) -> Context:
    """The context of a filing that is only being thought of."""
    declared = procedure_for(procedure, clock.today())
    matter = declared.model(procedure=declared.code, procedure_version=declared.version, version=0)
    return Context(declared, declared.filing, matter, actor, clock.now(), clock.today())


def _say(request: HttpRequest, event: object) -> None:
    secret = getattr(event, "receipt_secret", "")
    text = "已登记。"
    if secret:
        text += f"请把回执交给申请人，查询码只显示这一次：{secret}。"
    messages.success(request, text)


def _page(
    request: HttpRequest,
    desk: Desk,
    context: Context,
    attempt: Attempt,
    link: MatterLink | None,
    status: int = 200,
) -> HttpResponse:
    url = reverse("workbench:list", args=[desk.procedure])
    return render(
        request,
        "workbench/filing.html",
        {
            "desk": desk,
            "attempt": attempt,
            "link": link,
            "crumbs": [Crumb(desk.title, url), Crumb(desk.filing_title)],
        },
        status=status,
    )
