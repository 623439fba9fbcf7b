"""The document tree: what a template says, before any writer decides how it looks.

Blocks follow the elements of GB/T 9704-2012 (党政机关公文格式). All texts are plain: nothing in them is
markup, so every writer escapes for its own format and for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import singledispatch
from typing import Any, Literal

Align = Literal["start", "center", "end"]
Head = Literal["red", "organ", "none"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A rule to write on; ``width`` in half characters."""

    width: int


@dataclass(frozen=True, slots=True)
class Break:
    """A line break; ``paragraph`` when it came from data, where it parts paragraphs."""

    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Text that carries data, such as a live figure.

    ``kind`` is its class, ``code`` what it stands for, ``data`` further name-value pairs in order.
    """

    kind: str
    text: str
    code: str = ""
    href: str = ""
    data: tuple[tuple[str, str], ...] = ()
    bold: bool = False

    @property
    def tag(self) -> str:
        """A stable name of what is linked, as ``figure:F012``; Word allows 64 characters."""
        return f"{self.kind}:{self.code}"[:64]


Inline = Text | Blank | Break | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``indent`` is the first-line indent of two characters, ``note`` the small print."""

    line: Line
    align: Align = "start"
    indent: bool = True
    note: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 0 is a title within the body, 1 to 4 are 一、（一）1.（1）."""

    level: int
    line: Line
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered or bulleted item, set as a paragraph that begins with ``marker``; ``level`` from 1."""

    line: Line
    marker: str
    level: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. Cells covered by a span are not in the tree."""

    line: Line
    align: Align = "start"
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A bordered table; ``widths`` are shares of the type area, ``row_height`` a minimum in millimetres."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    row_height: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: the organ's lines and the date of the document; ``sealed`` keeps the place for the seal."""

    lines: tuple[Line, ...]
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明: the names of the attachments."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Lines to be filled in by hand, as 签名 and 日期."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: 抄送 and 印发 lines; each line is a left part and a right part."""

    lines: tuple[tuple[Line, Line], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """二维码: an address as black and white squares (``1`` and ``0``, row by row), with its caption."""

    address: str
    rows: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page begins."""


Block = (
    Paragraph
    | Heading
    | Item
    | Table
    | Signature
    | Attachments
    | Fields
    | Imprint
    | Code
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter: what kind of document this is and what stands in its head."""

    title: str
    kind: str
    head: Head = "organ"
    organ: str = ""
    mark: str = ""
    number: str = ""
    numbered: str = ""
    addressee: str = ""
    signer: str = ""
    urgency: str = ""
    secrecy: str = ""
    laws: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    numbered_headings: bool = False
    numbered_pages: bool = True

    @property
    def masthead(self) -> str:
        """发文机关标志: what a red head shows, the organ's name unless another text is given."""
        return self.mark or self.organ


@dataclass(frozen=True, slots=True)
class Document:
    """One document, ready to be written as docx, HTML or PDF."""

    meta: Meta
    blocks: tuple[Block, ...]


def plain(line: Iterable[Inline]) -> str:
    """The words of a line, blanks as underscores."""
    parts: list[str] = []
    for inline in line:
        match inline:
            case Text(text=text) | Link(text=text):
                parts.append(text)
            case Blank(width=width):
                parts.append("_" * width)
            case Break():
                parts.append("\n")
    return "".join(parts)


def width(line: Iterable[Inline]) -> float:
    """About how wide a line is, in Chinese characters (ASCII counts a half)."""
    return sum(0.5 if char.isascii() else 1.0 for char in plain(line))


_UNBROKEN = re.compile(r"[!-~]{8,}")


def ragged(block: Block) -> bool:
    """Whether a block is set flush left: it holds a number or address that no line end may part.

    Where such a run does not fit, the line before it is short, and justified it would be pulled apart.
    """
    return isinstance(block, Paragraph | Item) and bool(_UNBROKEN.search(plain(block.line)))


@singledispatch
def block_text(block: Block) -> str:
    """The words of one block, rows and lines parted by line ends; none for a page break."""
    line: Line = getattr(block, "line", ())
    return getattr(block, "marker", "") + plain(line)


@block_text.register
def _table_text(block: Table) -> str:
    rows = (row for row in (block.header, *block.rows) if row)
    return "\n".join("\t".join(plain(cell.line) for cell in row) for row in rows)


@block_text.register
def _lines_text(block: Attachments | Signature | Fields | Code) -> str:
    lead = "附件：" if isinstance(block, Attachments) else ""
    return lead + "\n".join(plain(line) for line in block.lines)


@block_text.register
def _imprint_text(block: Imprint) -> str:
    return "\n".join(" ".join(filter(None, map(plain, pair))) for pair in block.lines)


def to_text(document: Document) -> str:
    """All words of the document in reading order, for search, checks and de-identification."""
    meta = document.meta
    head = [meta.organ, meta.title, meta.number, meta.addressee and f"{meta.addressee}："]
    return "\n".join(filter(None, [*head, *map(block_text, document.blocks)]))


def placed(rows: tuple[tuple[Cell, ...], ...]) -> list[list[tuple[int, Cell, bool]]]:
    """For every row its cells with their column, and with True where the cell began in a row above."""
    result: list[list[tuple[int, Cell, bool]]] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        places: list[tuple[int, Cell, bool]] = []
        fresh, column = iter(row), 0
        columns = sum(cell.colspan for cell in row) + sum(
            cell.colspan for cell, _ in hanging.values()
        )
        while column < columns:
            cell, left = hanging.pop(column, (None, 0))
            begun = cell is not None
            if cell is None:
                cell = next(fresh)
                left = cell.rowspan
            if left > 1:
                hanging[column] = (cell, left - 1)
            places.append((column, cell, begun))
            column += cell.colspan
        result.append(places)
    return result


def as_data(value: Any) -> Any:
    """The tree as plain data for a writer outside Python; every node names its ``type``."""
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    if not is_dataclass(value):
        return value
    kind = re.sub(r"(?<!^)(?=[A-Z])", "-", type(value).__name__).lower()
    return {"type": kind} | {one.name: as_data(getattr(value, one.name)) for one in fields(value)}
