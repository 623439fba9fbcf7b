"""Open a document: as a page, as docx or PDF, as the uploaded file, as the scan of the sealed copy; the whole file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.people import actor_of, person_of, staff
from zhunsheng.faces.workbench.present.papers import INTERNAL, PAGE_ACTS, acts_on, documents_for
from zhunsheng.faces.workbench.views.matter import visible_matter
from zhunsheng.kernel.access.scope import audiences
from zhunsheng.kernel.documents import reading
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.offers import offers
from zhunsheng.kernel.procedure.registry import procedure_of

FORMS = {
    "docx": reading.as_docx,
    "pdf": reading.as_pdf,
    "original": reading.original,
    "sealed": reading.sealed,
}


def readable(person: Person, pk: int, path: str) -> Document:
    """The document if the person may open it, or 404."""
    document = Document.objects.filter(pk=pk, matter__isnull=False).first()
    if document is None or document.matter_id is None:
        raise Http404("没有找到这份文书。")
    matter = visible_matter(person, document.matter_id, path)
    for row in documents_for(matter, audiences(person, matter)):
        if row.pk == pk:
            return row
    raise Http404("没有找到这份文书，或者不在您的查阅范围内。")


@staff
def show(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A generated document as a page; an uploaded file goes out as it came in."""
    document = readable(person_of(request), pk, request.path)
    if document.template_id is None:
        return reading.original(document)
    number = document.matter.number if document.matter else ""
    crumbs = [
        Crumb(number or "案件", f"/desk/matters/{document.matter_id}/"),
        Crumb(document.title),
    ]
    page = {
        "document": document,
        "html": reading.as_html(document),
        "crumbs": crumbs,
        "acts": _acts(request, document),
    }
    return render(request, "workbench/document.html", page)


def _acts(request: HttpRequest, document: Document) -> tuple[tuple[str, str], ...]:
    """What the reader may register about the document."""
    if document.matter is None or document.matter_id is None:
        return ()
    matter = procedure_of(document.matter).model.objects.get(pk=document.matter_id)
    allowed = {one.action.code for one in offers(matter, actor_of(request)) if one.blocked is None}
    return acts_on(document, PAGE_ACTS, allowed)


@staff
def download(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """``docx``, ``pdf``, ``original`` or ``sealed``."""
    document = readable(person_of(request), pk, request.path)
    if form not in FORMS:
        raise Http404("没有这种格式。")
    return FORMS[form](document)


@staff
def archive(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The whole file as one paged PDF; only for those who may read all of it."""
    person = person_of(request)
    matter = visible_matter(person, pk, request.path)
    if INTERNAL not in audiences(person, matter):
        raise Http404("没有找到这个案件，或者不在您的查阅范围内。")
    return reading.archive(matter)
