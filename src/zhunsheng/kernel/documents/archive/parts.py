"""Every document of a file as PDF pages, whatever it is."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

import pypdf
from pypdf.errors import PyPdfError

from zhunsheng.kernel.documents import layout, rendering, templates
from zhunsheng.kernel.documents.archive import office
from zhunsheng.kernel.documents.layout.pdf import compile_page
from zhunsheng.kernel.documents.models import Blob, Document
from zhunsheng.kernel.documents.store import read_content
from zhunsheng.lib import filetype

_IMAGE = Path(__file__).with_name("image.typ")
_IMAGES = frozenset({"png", "jpg"})
_OFFICE = frozenset({"docx", "doc", "xlsx", "xls", "pptx", "ppt", "tif", "txt"})
_BY_MIME = {known.mime: known.extension for known in filetype.TYPES.values()}


class _Unreadable(Exception):
    """A file cannot be shown as pages; the message says why, in Chinese."""


@dataclass(frozen=True)
class Part:
    """One document in the archive: ``on`` in eight digits (DA/T 22); ``apart`` where only a slip stands for it."""

    title: str
    number: str
    by: str
    on: str
    reader: pypdf.PdfReader
    apart: str = ""

    @property
    def pages(self) -> int:
        """How many pages it fills."""
        return len(self.reader.pages)


def part_of(document: Document) -> Part:
    """The pages of a document: its sealed copy if there is one, else the generated or uploaded file."""
    shown = document.sealed_copy or document
    apart = ""
    if shown.blob is None:
        reader = _reader(rendering.pdf_of(document))
    else:
        try:
            reader = _uploaded(shown.blob)
        except _Unreadable as reason:
            reader, apart = (
                _slip(shown, shown.blob, str(reason)),
                f"{shown.title}（{shown.filename}）",
            )
    return Part(
        document.title,
        document.number,
        _author(document),
        f"{document.occurred_on:%Y%m%d}",
        reader,
        apart,
    )


def _author(document: Document) -> str:
    """责任者: who made the document."""
    if document.direction == Document.Direction.INCOMING:
        return document.submitted_by.name if document.submitted_by else ""
    return document.matter.organ.name if document.matter else ""


def _uploaded(blob: Blob) -> pypdf.PdfReader:
    extension = _BY_MIME.get(blob.mime, "")
    try:
        data = read_content(blob)
    except FileNotFoundError:
        raise _Unreadable("文件库中没有找到原件。") from None
    if extension == "pdf":
        return _reader(data)
    if extension in _IMAGES:
        return _reader(_picture(data, extension))
    if extension in _OFFICE:
        converted = office.to_pdf(data, extension)
        if converted:
            return _reader(converted)
        missing = "不能转换这个文件" if office.is_available() else "没有安装 LibreOffice"
        raise _Unreadable(f"本机{missing}，请打印后入卷。")
    raise _Unreadable("这种文件不能排成页面。")


def _reader(data: bytes) -> pypdf.PdfReader:
    """A PDF whose pages can be read. Raises :class:`_Unreadable`."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _Unreadable("PDF 设有打开密码。")
        if not len(reader.pages):
            raise _Unreadable("PDF 没有页面。")
        for page in reader.pages:
            page.get_contents()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _Unreadable("PDF 已经损坏。") from error
    return reader


def _picture(data: bytes, extension: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="zhunsheng-") as folder:
        source = Path(folder) / "page.typ"
        source.write_bytes(_IMAGE.read_bytes())
        (Path(folder) / f"picture.{extension}").write_bytes(data)
        try:
            return compile_page(source, {"path": f"picture.{extension}"})
        except layout.LayoutProblem as error:
            raise _Unreadable("图片已经损坏。") from error


def grouped(digest: str) -> str:
    """A digest in groups of eight, which can be compared by eye and broken at line ends."""
    return " ".join(wrap(digest, 8))


def _slip(document: Document, blob: Blob, reason: str) -> pypdf.PdfReader:
    """A page that stands for a file which cannot be shown, with its digest."""
    data = {
        "title": document.title,
        "filename": document.filename,
        "mime": blob.mime,
        "size": blob.size,
        "digest": grouped(blob.pk),
        "reason": reason,
    }
    tree = layout.parse(layout.render_source(templates.load("documents/slip.md").text, data))
    return pypdf.PdfReader(io.BytesIO(layout.to_pdf(tree)))
