"""PDF: properties, attachments, annotations, scripts, layers, text that is covered or cannot be seen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader

from zhunsheng.lib.outgoing import kinds, personal
from zhunsheng.lib.outgoing.findings import Collector, Unreadable, shorten

MOST_PAGES = 300
MOST_CHARACTERS = 3_000_000
_DAMAGED = Unreadable("文件已损坏，无法检查。", "请由原件重新导出 PDF 后上传。")
_INFO = {
    "/Author": "作者",
    "/Subject": "主题",
    "/Keywords": "关键词",
    "/Company": "单位",
    "/Manager": "主管",
}
_HARMLESS = frozenset({"/Link", "/Popup", "/PrinterMark", "/TrapNet"})
_SHOWS_TEXT = frozenset({b"Tj", b"TJ", b"'", b'"'})
_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_ENDS_PATH = _FILLS | {b"S", b"s", b"n"}
_DARK = 0.2
_INVISIBLE = 3


def inspect_pdf(data: bytes, found: Collector) -> None:
    """Note everything that a PDF would give away."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("文件设有打开密码。", "请取消密码后重新上传。")
        _document(reader, found)
        _pages(reader, found)
    except Unreadable:
        raise
    except Exception as error:  # whatever damaged structures make of the parser
        raise _DAMAGED from error


def _document(reader: PdfReader, found: Collector) -> None:
    root: Any = reader.trailer["/Root"].get_object()
    _properties(reader, found)
    names, attached = _get(root, "/Names"), _get(root, "/AF")
    for one in attached or ():
        found.add(kinds.ATTACHMENTS, "文件", shorten(str(_get(_object(one), "/F") or "")))
    if _get(names, "/EmbeddedFiles") and not attached:
        for name in reader.attachments:
            found.add(kinds.ATTACHMENTS, "文件", shorten(name))
    scripted = _get(_get(root, "/OpenAction"), "/S") == "/JavaScript"
    if scripted or _get(names, "/JavaScript") or _get(root, "/AA"):
        found.add(kinds.SCRIPT, "文件")
    layers = _get(_get(_get(root, "/OCProperties"), "/D"), "/OFF")
    if layers:
        found.add(kinds.HIDDEN_LAYER, "文件", count=len(layers))


def _properties(reader: PdfReader, found: Collector) -> None:
    """The document information, and the authors that XMP names."""
    told = [(title, _get(reader.metadata, key)) for key, title in _INFO.items()]
    told += [("作者", name) for name in getattr(reader.xmp_metadata, "dc_creator", None) or ()]
    for title, value in told:
        text = str(value or "").strip()
        if text:
            found.add(kinds.DOCUMENT_INFO, "文件属性", f"{title}“{shorten(text)}”")


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _get(holder: Any, key: str) -> Any:
    """An entry of a dictionary; nothing where there is no dictionary."""
    return _object(holder.get(key)) if isinstance(holder, dict) else None


def _pages(reader: PdfReader, found: Collector) -> None:
    characters = 0
    for number, page in enumerate(reader.pages, 1):
        if number > MOST_PAGES or characters > MOST_CHARACTERS:
            found.limit(f"只检查了前{number - 1}页，共{len(reader.pages)}页；请拆成几个文件。")
            return
        place = f"第{number}页"
        _annotations(page, place, found)
        drawn = _Drawn()
        text = page.extract_text(visitor_operand_before=drawn.visit)
        characters += len(text)
        for line in text.splitlines():
            personal.inspect(line, place, found)
        if drawn.covered():
            found.add(kinds.COVERED_TEXT, place)
        if drawn.invisible:
            found.add(kinds.INVISIBLE_TEXT, place)
        if not text.strip():
            found.add(kinds.NO_TEXT, "文件", place)


def _annotations(page: PageObject, place: str, found: Collector) -> None:
    for reference in _get(page, "/Annots") or ():
        annotation = _object(reference)
        kind = _get(annotation, "/Subtype")
        contents = str(_get(annotation, "/Contents") or "")
        personal.inspect(contents, place, found)
        if kind == "/Redact":
            found.add(kinds.UNAPPLIED_REDACTION, place)
        elif kind == "/Widget":
            value = str(_get(annotation, "/V") or "")
            if value and not value.startswith("/"):
                found.add(kinds.FORM_VALUES, place, f"“{shorten(value)}”")
                personal.inspect(value, place, found)
        elif kind == "/FileAttachment":
            found.add(kinds.ATTACHMENTS, place)
        elif kind not in _HARMLESS:
            found.add(kinds.ANNOTATIONS, place, f"“{shorten(contents)}”" if contents else "")
        if _get(_get(annotation, "/A"), "/S") in {"/JavaScript", "/Launch"}:
            found.add(kinds.SCRIPT, place)


@dataclass(slots=True)
class _Pen:
    """The part of the graphics state that matters here."""

    dark: bool = True
    mode: int = 0


@dataclass(slots=True)
class _Drawn:
    """What one page draws, in order: texts where they stand, and dark rectangles that come after them."""

    pen: _Pen = field(default_factory=_Pen)
    saved: list[_Pen] = field(default_factory=list)
    path: list[tuple[float, float, float, float]] = field(default_factory=list)
    texts: list[tuple[float, float]] = field(default_factory=list)
    #: Dark rectangles, each with how many texts stood on the page before it.
    covers: list[tuple[tuple[float, float, float, float], int]] = field(default_factory=list)
    invisible: bool = False

    def visit(self, operator: bytes, operands: Any, matrix: Any, text_matrix: Any) -> None:
        """Take in one operation; for ``extract_text``."""
        if operator in _SHOWS_TEXT:
            self.texts.append(_point(text_matrix[4], text_matrix[5], matrix))
            self.invisible |= self.pen.mode == _INVISIBLE
        elif operator == b"re" and len(operands) == 4:
            self.path.append(_rectangle(operands, matrix))
        elif operator in _ENDS_PATH:
            if operator in _FILLS and self.pen.dark:
                self.covers += [(one, len(self.texts)) for one in self.path]
            self.path = []
        else:
            self._state(operator, operands)

    def _state(self, operator: bytes, operands: Any) -> None:
        if operator == b"q":
            self.saved.append(_Pen(self.pen.dark, self.pen.mode))
        elif operator == b"Q" and self.saved:
            self.pen = self.saved.pop()
        elif operator == b"Tr" and operands:
            self.pen.mode = int(operands[0])
        elif operator in {b"g", b"rg", b"k", b"sc", b"scn"}:
            self.pen.dark = _is_dark(operands)

    def covered(self) -> bool:
        """Whether a dark rectangle was drawn over a text that stood there before."""
        return any(
            left <= x <= right and bottom - 1 <= y <= top
            for (left, bottom, right, top), before in self.covers
            for x, y in self.texts[:before]
        )


def _is_dark(operands: Sequence[Any]) -> bool:
    try:
        values = [float(value) for value in operands]
    except (TypeError, ValueError):
        return False
    if len(values) == 4:
        return values[3] >= 1 - _DARK
    return bool(values) and max(values) <= _DARK


def _point(x: float, y: float, matrix: Sequence[float]) -> tuple[float, float]:
    a, b, c, d, e, f = (float(value) for value in matrix[:6])
    return float(x) * a + float(y) * c + e, float(x) * b + float(y) * d + f


def _rectangle(operands: Any, matrix: Sequence[float]) -> tuple[float, float, float, float]:
    x, y, width, height = (float(value) for value in operands)
    corners = (_point(x, y, matrix), _point(x + width, y + height, matrix))
    (left, right), (bottom, top) = (sorted(axis) for axis in zip(*corners, strict=True))
    return left, bottom, right, top
