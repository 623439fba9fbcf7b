"""Write a document as docx after GB/T 9704-2012, reproducibly byte for byte."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from zhunsheng.kernel.documents.layout.marks import marks
from zhunsheng.kernel.documents.layout.tree import Document
from zhunsheng.kernel.documents.layout.wordblocks import body
from zhunsheng.kernel.documents.layout.wordhead import footer, head, header
from zhunsheng.kernel.documents.layout.wordpackage import PARTS, package
from zhunsheng.kernel.documents.layout.wordstyles import font_table, section, settings, styles
from zhunsheng.kernel.documents.layout.wordxml import RELATIONS, serialize, w


def to_docx(document: Document, *, demonstration: bool = False, mark: str = "") -> bytes:
    """The document as a docx file; the same document gives the same bytes on every machine."""
    text = [*head(document.meta), *body(document.blocks), section(_references())]
    parts = {
        "document": w("document", w("body", *text)),
        "styles": styles(),
        "settings": settings(),
        "fontTable": font_table(),
        "header1": header(marks(demonstration, mark)),
        "footer1": footer("right", document.meta.numbered_pages),
        "footer2": footer("left", document.meta.numbered_pages),
    }
    files = {name: serialize(part) for name, part in parts.items()}
    return package(files, document.meta.title.replace("⏎", ""), document.meta.organ)


def _references() -> list[Element]:
    """The header on all pages, and page numbers on the outer side of odd and even ones."""
    ids = {name: key for key, name in PARTS}
    wanted = (
        ("header", "default", "header1"),
        ("header", "even", "header1"),
        ("footer", "default", "footer1"),
        ("footer", "even", "footer2"),
    )
    references = []
    for kind, pages, name in wanted:
        reference = w(f"{kind}Reference", type=pages)
        reference.set(f"{{{RELATIONS}}}id", ids[name])
        references.append(reference)
    return references
