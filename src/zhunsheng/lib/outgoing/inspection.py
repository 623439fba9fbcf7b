"""The way in: what kind of file it is, then the reader of that kind."""

from __future__ import annotations

import io
from pathlib import PurePath

from zhunsheng.lib import filetype
from zhunsheng.lib.outgoing import images, kinds, package, pdf, sheet, web, word
from zhunsheng.lib.outgoing.findings import Collector, Report, Unreadable

MOST_BYTES = 50 * 2**20
_PAGES = frozenset({"html", "htm", "xhtml"})
"""Web pages may not be uploaded, but those that the house makes itself are inspected, too."""


def inspect(data: bytes, filename: str) -> Report:
    """Everything in the file that a reader could find.

    Raises :class:`Unreadable` for what must not go out at all: damaged, locked, disguised or too large files,
    archives that unpack without end, macros and programs.
    """
    found = Collector()
    if len(data) > MOST_BYTES:
        size = f"{len(data) / 2**20:.0f}"
        raise Unreadable(
            f"文件有{size}MB，超过{MOST_BYTES // 2**20}MB的上限。", "请压缩图片或者拆成几个文件。"
        )
    if PurePath(filename).suffix[1:].lower() in _PAGES:
        web.inspect_page(web.decoded(data), found)
        return found.report("网页")
    try:
        kind = filetype.check(io.BytesIO(data), filename)
    except filetype.UploadRefused as refusal:
        raise Unreadable(str(refusal), "") from refusal
    _READERS.get(kind.extension, _unknown)(data, found)
    return found.report(kind.name)


def inspect_text(text: str, place: str = "正文") -> Report:
    """The personal data in a text that was typed."""
    found = Collector()
    web.inspect_text(text, found, place)
    return found.report("文字")


def _word(data: bytes, found: Collector) -> None:
    word.inspect_word(package.opened(data), found)


def _sheet(data: bytes, found: Collector) -> None:
    sheet.inspect_workbook(package.opened(data), found)


def _picture(data: bytes, found: Collector) -> None:
    images.inspect(data, "图片", found)


def _text(data: bytes, found: Collector) -> None:
    web.inspect_text(web.decoded(data), found)


def _unknown(_data: bytes, found: Collector) -> None:
    found.add(kinds.NOT_CHECKED, "文件")


_READERS = {
    "docx": _word,
    "xlsx": _sheet,
    "pdf": pdf.inspect_pdf,
    "png": _picture,
    "jpg": _picture,
    "tif": _picture,
    "txt": _text,
}
