"""Show a generated document: the kept template and the frozen data, laid out whenever it is opened.

Laying out takes milliseconds and always gives the same bytes, so nothing is stored: a stored copy would
hold the personal data in clear that the row holds encrypted.
"""

from __future__ import annotations

import json

from django.conf import settings
from django.utils.safestring import SafeString

from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.models import Document
from zhunsheng.lib import filetype

_MARKS: dict[str, str] = {Document.State.DRAFT: "草稿", Document.State.VOID: "已作废"}


def source_of(document: Document) -> str:
    """The document's source. Raises ``ValueError`` for one that was uploaded."""
    if document.template is None:
        raise ValueError(f"Document {document.pk} was not generated.")
    return layout.render_source(document.template.text, json.loads(document.data))


def tree_of(document: Document) -> layout.Document:
    """The document's tree."""
    return layout.parse(source_of(document))


def text_of(document: Document) -> str:
    """The words of the document, for search, checks and de-identification."""
    return layout.to_text(tree_of(document))


def html_of(document: Document) -> SafeString:
    """The document as HTML, to be shown with ``documents/document.css``."""
    return layout.to_html(
        tree_of(document), demonstration=is_demonstration(), mark=mark_of(document)
    )


def docx_of(document: Document) -> bytes:
    """The document as docx, the same bytes every time."""
    return layout.to_docx(
        tree_of(document), demonstration=is_demonstration(), mark=mark_of(document)
    )


def pdf_of(document: Document) -> bytes:
    """The document as PDF, the same bytes every time on one machine (fonts differ between machines)."""
    return layout.to_pdf(
        tree_of(document), demonstration=is_demonstration(), mark=mark_of(document)
    )


def mark_of(document: Document) -> str:
    """What must be printed on every page of a document that is not in force."""
    return _MARKS.get(document.state, "")


def is_demonstration() -> bool:
    """Whether this installation shows invented data (setting ``DEMONSTRATION``), which every page must say."""
    return bool(getattr(settings, "DEMONSTRATION", False))


def file_name(document: Document, extension: str) -> str:
    """The name under which a document is downloaded, e.g. 行政复议决定书（示复决〔2022〕5号）.docx."""
    number = f"（{document.number}）" if document.number else ""
    return filetype.safe_name(f"{document.title}{number}.{extension}")
