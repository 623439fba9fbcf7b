"""Check your answers, send, receipt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.faces.portal import drafts, throttle
from zhunsheng.faces.portal.answers import Answers
from zhunsheng.faces.portal.declare import Part, PublicService
from zhunsheng.faces.portal.models import Draft
from zhunsheng.faces.portal.views.page import not_taken, show, too_often, trapped
from zhunsheng.faces.portal.views.service import answers_of, declared, shelves, way
from zhunsheng.faces.portal.wording import spoken
from zhunsheng.faces.ui.parts import Answer, AnswerGroup, Receipt
from zhunsheng.kernel.ledger import receipts
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused
from zhunsheng.kernel.procedure.registry import procedure_for
from zhunsheng.lib import clock

SECRET_SHOWN = timedelta(minutes=30)


def check(request: HttpRequest, code: str) -> HttpResponse:
    """Everything once more with a way to change it; sending makes the matter."""
    service = declared(code)
    draft = drafts.of_request(request, code)
    if draft is None:
        return redirect("portal:start", code)
    if draft.event_id:
        return redirect("portal:receipt", code)
    found = answers_of(service, draft)
    if found.open_parts:
        return redirect("portal:tasks", code)
    return (
        _submitted(request, service, draft, found)
        if request.method == "POST"
        else _page(request, found)
    )


def _submitted(
    request: HttpRequest, service: PublicService, draft: Draft, found: Answers
) -> HttpResponse:
    if trapped(request):
        return not_taken(request)
    if throttle.exceeded(request, "submit"):
        return too_often(request)
    throttle.count(request, "submit")
    try:
        send(service, draft, found, service.arrival(request))
    except Refused as refusal:
        return _page(request, found, refusal)
    return redirect("portal:receipt", service.code)


def send(
    service: PublicService, draft: Draft, found: Answers, arrival: Mapping[str, Any] | None = None
) -> Event:
    """Make the matter; the receipt's secret is kept in the same transaction, so that a lost answer loses nothing."""
    action = procedure_for(service.procedure, clock.today()).filing
    kinds = {box.kind for part in found.needed for box in found.boxes(part)}
    kinds &= {accepts.kind for accepts in action.accepts}
    actor = Actor.public(str(draft.pk))
    with transaction.atomic(), drafts.uploads(found.files, kinds) as uploads:
        event = file(
            service.procedure,
            actor,
            {**service.compose(found.cleaned), **(arrival or {})},
            uploads,
            key=draft.key,
        )
        drafts.sent(draft, event.pk, getattr(event, "receipt_secret", ""))
    return event


def _page(request: HttpRequest, found: Answers, refusal: Refused | None = None) -> HttpResponse:
    service = found.service
    context = {
        "service": service,
        "groups": [_group(found, part) for part in found.needed],
        "problems": _problems(service, refusal) if refusal else [],
        "contact": service.contact(),
        "crumbs": way(
            service, ("填写申请", reverse("portal:tasks", args=[service.code])), ("核对并提交", "")
        ),
    }
    return show(request, "portal/check.html", context, 422 if refusal else 200)


def _problems(service: PublicService, refusal: Refused) -> list[tuple[str, str]]:
    """(address of the page, words) for each thing that must be put right."""
    if not isinstance(refusal, InvalidForm):
        return [("", f"{refusal.message}{refusal.remedy}")]
    found = []
    for name, texts in refusal.errors.items():
        part = service.part_of(name)
        url = reverse("portal:part", args=[service.code, part.code]) if part else ""
        found += [(url, text) for text in texts]
    return found


def _group(found: Answers, part: Part) -> AnswerGroup:
    """What was answered, and what leaving out means; what may be left out without a loss is not listed."""
    url = reverse("portal:part", args=[found.service.code, part.code])
    rows = []
    if found.has(part):
        form = found.forms[part.code]
        rows = [
            _answer(form[name], form.cleaned_data.get(name), f"{url}#id_{name}")
            for name in form.fields
        ]
    for box in found.boxes(part):
        names = "\n".join(one.name for one in found.files_of(part) if one.kind == box.kind)
        rows.append(Answer(box.title, names, f"{url}#files", "" if names else box.soft))
    said = [row for row in rows if row.value or row.missing]
    return AnswerGroup(part.title, said or [Answer("没有填写", "可以不填", url)])


def _answer(bound: Any, value: Any, url: str) -> Answer:
    text = spoken(bound.field, value)
    missing = "" if text else str(getattr(bound.field, "soft_required", ""))
    return Answer(str(bound.label), text, url, missing)


@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt; the query code is shown until it is noted, for half an hour at most."""
    service = declared(code)
    draft = drafts.of_request(request, code)
    if draft is None or draft.event is None:
        return redirect("portal:tasks", code)
    event = draft.event
    issued = event.receipts.earliest("pk")
    day = event.recorded_at.astimezone(clock.CHINA).date()
    secret = draft.secret
    if secret and draft.sent_at and clock.now() - draft.sent_at > SECRET_SHOWN:
        drafts.drop_secret(draft)
        secret = ""
    url = request.build_absolute_uri(f"{reverse('portal:progress')}?code={issued.code}")
    context = {
        "service": service,
        "receipt": Receipt(
            issued.code,
            f"{service.name}，我们已经收到",
            event.recorded_at,
            qr=receipts.qr_svg(url),
            digest=event.hash,
            url=f"{reverse('portal:verify')}?code={issued.code}",
            password=secret,
            steps=service.next_steps(day),
        ),
        "secret": secret,
        "shelves": shelves(service),
        "contact": service.contact_about(Matter.objects.get(pk=event.subject_id)),
        "progress_address": request.build_absolute_uri(reverse("portal:progress")),
        "verify_address": request.build_absolute_uri(reverse("portal:verify")),
        "received": service.received(day),
        "crumbs": way(service, ("回执", "")),
    }
    return show(request, "portal/receipt.html", context)


@require_POST
def noted(request: HttpRequest, code: str) -> HttpResponse:
    """The citizen has noted the query code: this device forgets application and code."""
    service = declared(code)
    draft = drafts.of_request(request, code)
    response = redirect("portal:progress")
    if draft and draft.event_id:
        drafts.drop_secret(draft)
        drafts.forget(response, service.code)
    return response
