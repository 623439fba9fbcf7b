"""Open a document: as a page, as docx or PDF, as the uploaded file, as the scan of the sealed copy."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.faces.workbench.present.matter import documents_for
from zhunsheng.faces.workbench.views.matter import visible_matter
from zhunsheng.kernel.access.scope import audiences
from zhunsheng.kernel.documents import rendering
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.documents.store import path_of
from zhunsheng.kernel.orgs.models import Person

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: What a browser may show itself; everything else is saved, since an uploaded page must never run here.
SHOWN = ("application/pdf", "image/png", "image/jpeg")
MADE: dict[str, tuple[Callable[[Document], bytes], str]] = {
    "docx": (rendering.docx, DOCX),
    "pdf": (rendering.pdf, "application/pdf"),
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


def original(document: Document) -> FileResponse:
    """The file as it came in; only harmless kinds open in the browser."""
    blob = document.blob
    if blob is None:
        raise Http404("这份文书没有附文件。")
    shown = blob.mime in SHOWN
    response = FileResponse(
        default_storage.open(path_of(blob.digest)),
        as_attachment=not shown,
        filename=document.filename or f"{document.title}",
        content_type=blob.mime if shown else "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def made(document: Document, form: str) -> HttpResponse:
    """A generated document as docx or PDF."""
    if document.template_id is None:
        raise Http404("上传的文件只能按原样下载。")
    write, mime = MADE[form]
    response = HttpResponse(write(document), content_type=mime)
    named = FileResponse(filename=f"{document.title}{document.number}.{form}", as_attachment=True)
    named.set_headers(None)
    response["Content-Disposition"] = named["Content-Disposition"]
    return response


@staff
def show(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A generated document as a page; an uploaded file goes out as it came in."""
    document = readable(person_of(request), pk, request.path)
    if document.template_id is None:
        return original(document)
    crumbs = [
        Crumb((document.matter and document.matter.number) or "案件", f"/desk/matters/{document.matter_id}/"),
        Crumb(document.title),
    ]
    page = {"document": document, "html": rendering.html(document), "crumbs": crumbs}
    return render(request, "workbench/document.html", page)


@staff
def download(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """``docx``, ``pdf``, ``original`` or ``sealed``."""
    document = readable(person_of(request), pk, request.path)
    if form in MADE:
        return made(document, form)
    if form == "original":
        return original(document)
    if form == "sealed" and document.sealed_copy:
        return original(document.sealed_copy)
    raise Http404("没有这种格式。")
