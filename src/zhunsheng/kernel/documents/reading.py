"""Documents as answers to a browser. Whether the reader may see them is asked before."""

from __future__ import annotations

import io

from django.http import FileResponse, Http404
from django.utils.safestring import SafeString

from zhunsheng.kernel.documents import rendering
from zhunsheng.kernel.documents.archive import archive_of
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.documents.store import open_content
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.lib import filetype

DOCX, PDF = filetype.TYPES["docx"].mime, filetype.TYPES["pdf"].mime
SHOWN_INLINE = frozenset({PDF, "image/png", "image/jpeg"})
"""Types that a browser shows by itself and that cannot act as a page of this site."""


def as_html(document: Document) -> SafeString:
    """A generated document for a page that links ``documents/document.css``."""
    return rendering.html_of(document)


def as_docx(document: Document) -> FileResponse:
    """A generated document for Word. Raises ``Http404`` for an uploaded one."""
    _require_template(document)
    return _made(rendering.docx_of(document), rendering.file_name(document, "docx"), DOCX)


def as_pdf(document: Document) -> FileResponse:
    """A generated document for printing. Raises ``Http404`` for an uploaded one."""
    _require_template(document)
    return _made(rendering.pdf_of(document), rendering.file_name(document, "pdf"), PDF)


def original(document: Document) -> FileResponse:
    """An uploaded file as it came in. Raises ``Http404`` when there is none or the storage lost it."""
    blob = document.blob
    if blob is None:
        raise Http404("这份文书不是上传的文件。")
    try:
        content = open_content(blob)
    except FileNotFoundError:
        raise Http404("文件库中没有找到这个文件，请联系管理员。") from None
    response = FileResponse(
        content,
        as_attachment=blob.mime not in SHOWN_INLINE,
        filename=filetype.safe_name(document.filename or document.title),
        content_type=blob.mime,
    )
    return _safe(response)


def sealed(document: Document) -> FileResponse:
    """The scan of the sealed paper, or the e-sealed file. Raises ``Http404`` when there is none yet."""
    if document.sealed_copy is None:
        raise Http404("这份文书还没有上传盖章件。")
    return original(document.sealed_copy)


def archive(matter: Matter) -> FileResponse:
    """The whole file of a matter as one paged PDF."""
    name = filetype.safe_name(f"{matter.number or matter.title}卷宗.pdf")
    return _made(archive_of(matter), name, PDF)


def _require_template(document: Document) -> None:
    if document.template_id is None:
        raise Http404("这份文书是上传的文件，请打开原件。")


def _made(data: bytes, name: str, mime: str) -> FileResponse:
    response = FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=mime)
    return _safe(response)


def _safe(response: FileResponse) -> FileResponse:
    """A browser takes the file for what we say it is, and nobody keeps it on the way."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
