"""Show a generated document: the kept template text and the frozen data, laid out when somebody opens it."""

from __future__ import annotations

import json

from django.conf import settings

from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.models import Document


def tree(document: Document) -> layout.Document:
    """The document's tree from its frozen template and data. Raises ``TemplateProblem`` for a broken template."""
    assert document.template is not None  # noqa: S101 - only generated documents are rendered
    return layout.parse(layout.render_source(document.template.text, json.loads(document.data)))


def html(document: Document) -> str:
    """The document as HTML for a page."""
    return layout.to_html(tree(document), demonstration=is_demonstration())


def docx(document: Document) -> bytes:
    """The document as a Word file after GB/T 9704; the same bytes every time."""
    return layout.to_docx(tree(document), demonstration=is_demonstration())


def pdf(document: Document) -> bytes:
    """The document as PDF; the same bytes every time."""
    return layout.to_pdf(tree(document), demonstration=is_demonstration())


def is_demonstration() -> bool:
    """Whether this installation shows invented data, which every page and document must say."""
    return bool(getattr(settings, "DEMONSTRATION", False))
