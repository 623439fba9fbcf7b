"""The cells of a workbook's sheets, read row by row from the XML itself.

openpyxl knows the parts around the sheets: strings, styles, which sheets there are. It builds a tree for each cell,
which was measured to be two thirds of an import; here the parser's own events are enough. Memory stays that of a row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple
from xml.parsers import expat
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import from_excel, from_ISO8601

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CHUNK = 1 << 16
MOST_COLUMNS = 16_384
"""What Excel itself takes."""


class Cell(NamedTuple):
    """The value of a cell, and ``e`` for one that holds an error of a formula."""

    value: Any
    data_type: str = "n"


EMPTY = Cell(None)
UNKNOWN = Cell("没有算出结果", "e")
"""A formula whose result was never kept, as programs write it; one that gives the empty text says ``t="str"``."""
NumberedRow = tuple[int, list[Cell]]


class Package(ExcelReader):
    """A workbook's parts except for its sheets."""

    def __init__(self, data: bytes) -> None:
        super().__init__(
            BytesIO(data), read_only=True, keep_vba=False, data_only=True, keep_links=False
        )
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)

    def sheets(self) -> "list[Sheet]":
        """Its worksheets in their order."""
        return [
            Sheet(self, rel.target, sheet.state == "visible")
            for sheet, rel in self.parser.find_sheets()
            if rel.target in self.valid_files and "chartsheet" not in rel.Type
        ]


@dataclass(frozen=True)
class Sheet:
    """One worksheet of a package."""

    package: Package
    path: str
    is_visible: bool

    def rows(self) -> Iterator[NumberedRow]:
        """Each row that the file has, with its number from 1. Rows that it leaves out are empty."""
        archive: ZipFile = self.package.archive
        handler = _Handler(self.package)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = handler.start
        parser.EndElementHandler = handler.end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = _refuse
        with archive.open(self.path) as source:
            while chunk := source.read(CHUNK):
                parser.Parse(chunk)
                yield from handler.taken()
            parser.Parse(b"", True)
        yield from handler.taken()


def _refuse(*_declaration: Any) -> None:
    raise ValueError("a worksheet declares no document type")


@dataclass(slots=True)
class _Handler:
    """Events of the parser as rows."""

    package: Package
    done: list[NumberedRow] = field(default_factory=list)
    number: int = 0
    cells: list[Cell] = field(default_factory=list)
    column: int = 0
    kind: str = "n"
    style: int = 0
    words: list[str] = field(default_factory=list)
    has_formula: bool = False
    #: Whether characters belong to the cell: within a value, or a text that is no phonetic hint.
    listens: bool = False
    is_phonetic: bool = False

    def taken(self) -> list[NumberedRow]:
        """The rows that are whole."""
        done, self.done = self.done, []
        return done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == _C:
            self.kind = attributes.get("t", "n")
            self.style = int(attributes.get("s", 0))
            place = attributes.get("r")
            self.column = _index(place) if place else self.column + 1
            self.words = []
            self.has_formula = False
        elif name == _V:
            self.listens = True
        elif name == _T:
            self.listens = not self.is_phonetic
        elif name == _ROW:
            self.number = int(float(attributes.get("r", self.number + 1)))
            self.cells, self.column = [], 0
        elif name == _PHONETIC:
            self.is_phonetic = True
        elif name == _F:
            self.has_formula = True

    def text(self, data: str) -> None:
        """Characters."""
        if self.listens:
            self.words.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _SPEAKING:
            self.listens = False
        elif name == _C:
            if self.words:
                self._put(self._cell("".join(self.words)))
            elif self.has_formula and self.kind != "str":
                self._put(UNKNOWN)
        elif name == _ROW:
            self.done.append((self.number, self.cells))
        elif name == _PHONETIC:
            self.is_phonetic = False

    def _put(self, cell: Cell) -> None:
        missing = self.column - 1 - len(self.cells)
        if missing:
            self.cells.extend([EMPTY] * missing)
        self.cells.append(cell)

    def _cell(self, text: str) -> Cell:
        """A cell's content as openpyxl understands it."""
        if self.kind == "s":
            return Cell(self.package.shared_strings[int(text)], "s")
        if self.kind == "n":
            return self._number(text)
        if self.kind == "b":
            return Cell(bool(int(text)), "b")
        if self.kind == "d":
            return Cell(from_ISO8601(text), "d")  # type: ignore[no-untyped-call]
        return Cell(text, self.kind)

    def _number(self, text: str) -> Cell:
        value = float(text) if "." in text or "E" in text or "e" in text else int(text)
        workbook: Any = self.package.wb
        if self.style not in workbook._date_formats:
            return Cell(value)
        try:
            is_span = self.style in workbook._timedelta_formats
            return Cell(from_excel(value, workbook.epoch, timedelta=is_span), "d")
        except (OverflowError, ValueError):
            return Cell("#VALUE!", "e")


_C, _V, _T, _F, _ROW, _PHONETIC = (f"{MAIN} {name}" for name in ("c", "v", "t", "f", "row", "rPh"))
_SPEAKING = frozenset({_V, _T})


def _index(place: str) -> int:
    """The number of the column, from 1, in a place such as ``AB12``."""
    return _number_of(place.rstrip("0123456789"))


@cache
def _number_of(letters: str) -> int:
    """A is 1, Z is 26, AA is 27. Only what Excel has is kept: the cache stays small."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else MOST_COLUMNS + 1
    if not 1 <= number <= MOST_COLUMNS:
        raise ValueError(f"{letters} is no column of a sheet")
    return number
