"""Where a case stands, for the person who holds its receipt and query code."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.faces.portal import bound, throttle
from zhunsheng.faces.portal.declare import panels_for
from zhunsheng.faces.portal.standing import (
    clocks_of,
    happenings_of,
    offers_of,
    readable,
    stage_title,
    steps_of,
)
from zhunsheng.faces.portal.views.page import crumbs, show, too_often
from zhunsheng.faces.ui import parts
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.access import records
from zhunsheng.kernel.documents import reading
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger import receipts
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure.registry import procedure_of

WRONG = "回执号和查询码对不上。请对照回执再输一次；查询码丢了，带身份证到窗口补。"
"""The same words whichever of the two is wrong."""


def progress(request: HttpRequest) -> HttpResponse:
    """Ask for receipt code and query code."""
    typed = (request.POST.get("code") or request.GET.get("code") or "").strip()[:40]
    error = ""
    if request.method == "POST":
        if throttle.exceeded(request, "wrong-code"):
            return too_often(request)
        try:
            found = receipts.open_with(typed, request.POST.get("secret", "")[:40])
        except receipts.Locked as locked:
            error = str(locked)
        except receipts.WrongReceipt:
            error = WRONG
        else:
            bound.bind(request, found)
            return redirect("portal:case")
        throttle.count(request, "wrong-code")
    way = crumbs(("查进度", ""))
    context = {"typed": typed, "error": error, "crumbs": way}
    return show(request, "portal/progress.html", context, 422 if error else 200)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Log out: this session sees the case no more."""
    bound.release(request)
    return redirect("portal:home")


def asked(request: HttpRequest) -> HttpResponse:
    """The way back to the question, with the reason."""
    messages.warning(
        request, "为了安全，请先输入回执号和查询码。超过 30 分钟没有操作也要重新输入。"
    )
    return redirect("portal:progress")


@require_safe
def case(request: HttpRequest) -> HttpResponse:
    """Steps in plain words, what to do by when, documents, what may be sent."""
    seen = bound.case_of(request)
    if seen is None:
        return asked(request)
    matter, service, audience = seen.matter, seen.service, seen.audience
    procedure = procedure_of(matter)
    events = list(Event.objects.filter(stream="matter", subject_id=matter.pk).order_by("sequence"))
    documents = readable(matter, audience)
    outcome = procedure.outcome_by_code.get(matter.outcome) if matter.closed_on else None
    context = {
        "matter": matter,
        "service": service,
        "stage": procedure.stage_by_code[matter.stage],
        "stage_title": stage_title(procedure, matter, service),
        "outcome": outcome.title if outcome else "",
        "steps": steps_of(procedure, matter, events, service),
        "clocks": clocks_of(matter, service),
        "offers": offers_of(matter, service, seen.actor()),
        "documents": [
            line(row) for row in documents if row.direction == Document.Direction.OUTGOING
        ],
        "received": [
            line(row) for row in documents if row.direction == Document.Direction.INCOMING
        ],
        "happenings": happenings_of(procedure, events, audience),
        "facts": service.facts(matter) if service else (),
        "contact": service.contact_about(matter) if service else None,
        "panels": [
            html
            # The cards are for whoever brought the case.
            for panel in panels_for(matter.procedure)
            if not seen.side and (html := panel.render(request, matter))
        ],
        "crumbs": crumbs(("查进度", reverse("portal:progress")), (seen.mine, "")),
    }
    return _private(show(request, "portal/case.html", context))


def line(row: Document) -> parts.Document:
    """One document with its address."""
    void = row.state == Document.State.VOID
    return parts.Document(
        title=row.named,
        url=reverse("portal:document", args=[row.pk]),
        number=row.number,
        on=row.occurred_on,
        status="已作废" if void else "",
        tone=Tone.RED if void else Tone.PLAIN,
    )


def _document(request: HttpRequest, pk: int) -> tuple[bound.Case, Document] | None:
    """The document, if it belongs to the session's own matter and is meant for its reader."""
    seen = bound.case_of(request)
    if seen is None:
        return None
    matter = seen.matter
    for row in readable(matter, seen.audience):
        if row.pk == pk:
            if matter.restricted:
                records.read(None, matter.pk, request.path)
            return seen, row
    raise Http404("没有找到这份文书。")


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A document as a page; a file goes out as it came in."""
    found = _document(request, pk)
    if found is None:
        return asked(request)
    seen, row = found
    if row.template_id is None:
        return reading.original(row)
    context = {
        "document": row,
        "html": reading.as_html(row),
        "crumbs": crumbs((seen.mine, reverse("portal:case")), (row.title, "")),
    }
    return _private(show(request, "portal/document.html", context))


@require_safe
def download(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """``pdf``, ``docx``, or ``sealed`` for the copy with the seal."""
    found = _document(request, pk)
    if found is None:
        return asked(request)
    _seen, row = found
    ways = {"pdf": reading.as_pdf, "docx": reading.as_docx, "sealed": reading.sealed}
    if form not in ways:
        raise Http404("没有这种格式。")
    return ways[form](row)


def _private(response: HttpResponse) -> HttpResponse:
    """Shared computers: the back button must not show a case again."""
    response["Cache-Control"] = "private, no-store"
    return response
