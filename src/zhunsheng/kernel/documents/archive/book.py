"""Bind an archive: cover, contents with page ranges, every document with stamped pages, remarks."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import NameObject

from zhunsheng.kernel.documents import layout, rendering, templates
from zhunsheng.kernel.documents.archive.cover import Cover, cover_of
from zhunsheng.kernel.documents.archive.parts import Part, grouped, part_of
from zhunsheng.kernel.documents.layout.fonts import SONGTI
from zhunsheng.kernel.documents.layout.pdf import compile_page
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import Matter

_STAMP = Path(__file__).with_name("stamp.typ")
_ACTIVE = ("/AA", "/A", "/OpenAction")
"""Entries by which a page or a field of a PDF acts on its own."""


def archive_of(matter: Matter, **cover: Any) -> bytes:
    """The archive of all documents of a matter, see :func:`archive` and :func:`cover_of`."""
    documents = matter.documents.exclude(state=Document.State.DRAFT).order_by("occurred_on", "pk")
    related = ("matter__organ", "blob", "template", "sealed_copy__blob", "submitted_by")
    return archive(documents.select_related(*related), cover_of(matter, **cover))


def archive(documents: Iterable[Document], cover: Cover) -> bytes:
    """One PDF: 卷宗封面, 卷内目录, the documents in the given order, 备考表.

    A sealed copy stands in for its document. Page numbers are stamped on the documents alone. What
    cannot be shown as pages is represented by a slip with its digest. Raises ``LayoutProblem``.
    """
    listed = list(documents)
    sealed = {document.sealed_copy_id for document in listed if document.sealed_copy_id}
    parts = [part_of(document) for document in listed if document.pk not in sealed]
    sheets = sum(part.pages for part in parts)
    counts = {"items": len(parts), "sheets": sheets, "digest": grouped(cover.digest)}
    apart = [part.apart for part in parts if part.apart]

    writer = pypdf.PdfWriter()
    writer.add_metadata({"/Title": f"{cover.number} {cover.title}".strip(), "/Producer": "准绳"})
    _append(writer, _sheet("cover", cover.data() | counts), "卷宗封面")
    _append(writer, _sheet("contents", {"items": _lines(parts)}), "卷内目录")
    before = len(writer.pages)
    for part in parts:
        _append(writer, part.reader, part.title)
    _stamp(writer.pages[before:])
    _append(writer, _sheet("remarks", cover.data() | counts | {"apart": apart}), "备考表")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _lines(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """The lines of the contents, with the pages on which each document stands."""
    lines, page = [], 1
    for part in parts:
        last = page + part.pages - 1
        pages = str(page) if last == page else f"{page}—{last}"
        line = {"title": part.title, "number": part.number, "by": part.by, "on": part.on}
        lines.append(line | {"pages": pages})
        page = last + 1
    return lines


def _sheet(name: str, data: dict[str, Any]) -> pypdf.PdfReader:
    source = layout.render_source(templates.load(f"documents/{name}.md").text, data)
    pdf = layout.to_pdf(layout.parse(source), demonstration=rendering.is_demonstration())
    return pypdf.PdfReader(io.BytesIO(pdf))


def _append(writer: pypdf.PdfWriter, reader: pypdf.PdfReader, title: str) -> None:
    first = len(writer.pages)
    writer.append(reader, outline_item=title, import_outline=False)
    for page in writer.pages[first:]:
        _disarm(page)


def _disarm(page: pypdf.PageObject) -> None:
    """Take away what would act when the page is opened; what is seen stays, signatures too."""
    annotations = [entry.get_object() for entry in page.get("/Annots") or ()]
    for holder in (page, *annotations):
        for name in _ACTIVE:
            holder.pop(NameObject(name), None)


def _stamp(pages: Sequence[pypdf.PageObject]) -> None:
    """Number the pages from 1 in the upper outer corner, whatever their size and rotation."""
    if not pages:
        return
    inputs = {
        "numbers": json.dumps(list(range(1, len(pages) + 1))),
        "faces": json.dumps(SONGTI.installed),
    }
    stamps = pypdf.PdfReader(io.BytesIO(compile_page(_STAMP, inputs))).pages
    for number, (page, stamp) in enumerate(zip(pages, stamps, strict=True), start=1):
        page.transfer_rotation_to_content()
        box = page.cropbox
        odd = number % 2
        across = float(box.right) - float(stamp.mediabox.right) if odd else float(box.left)
        up = float(box.top) - float(stamp.mediabox.top)
        page.merge_transformed_page(stamp, pypdf.Transformation().translate(across, up))
