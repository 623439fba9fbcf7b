"""Rows of a sheet as dictionaries, with the faults of each cell told in Chinese."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import takewhile
from typing import Any

from zhunsheng.lib.xlsx.columns import Column, clean, convert
from zhunsheng.lib.xlsx.container import (
    DAMAGED,
    MAX_BYTES,
    SheetError,
    Source,
    content,
    open_sheets,
)
from zhunsheng.lib.xlsx.sheets import NumberedRow

MAX_ROWS = 20_000
HEADER_WITHIN = 10
"""The header may stand below a title and notes, but not farther down than this."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: its number in the sheet (from 1), values by key, and faults by key.

    A faulty cell has the value None and a message in `errors`. `absent` are the keys of columns
    that the sheet does not have at all; their values are None, too.
    """

    number: int
    values: Mapping[str, Any]
    errors: Mapping[str, str] = field(default_factory=dict)
    absent: Mapping[str, None] = field(default_factory=dict)

    @property
    def messages(self) -> list[str]:
        """The faults as sentences, each with the title of its column."""
        return list(self.errors.values())


class Rows(Iterator[Row]):
    """The rows of a sheet, read as they are asked for; `header_row` is the header's number."""

    def __init__(self, rows: Iterator[Row], header_row: int) -> None:
        self._rows = rows
        self.header_row = header_row

    def __next__(self) -> Row:
        return next(self._rows)


def read_rows(
    source: Source,
    columns: Sequence[Column],
    max_rows: int = MAX_ROWS,
    max_bytes: int = MAX_BYTES,
) -> Rows:
    """The rows of the first visible sheet whose header has all `columns`.

    The header is sought within the first rows; the order of columns is free, unknown columns and
    blank rows are passed over. A column that is not required may be missing altogether. Raises
    SheetError at once for a file or header that cannot be used, and while reading when there are
    more than `max_rows` rows.
    """
    best: Header | None = None
    for sheet in open_sheets(content(source, max_bytes)):
        header = find_header(_first(_guarded(sheet.rows())), columns)
        if header.is_complete:
            rows = (row for row in _guarded(sheet.rows()) if row[0] > header.row)
            return Rows(_read(rows, header, columns, max_rows), header.row)
        if best is None or len(header.places) > len(best.places):
            best = header
    if best is None:
        raise SheetError("工作簿里没有可见的工作表；请检查后重新导入。")
    raise SheetError(best.fault)


def _first(rows: Iterator[NumberedRow]) -> Iterator[NumberedRow]:
    return takewhile(lambda row: row[0] <= HEADER_WITHIN, rows)


def _guarded(rows: Iterator[NumberedRow]) -> Iterator[NumberedRow]:
    """The rows as they are parsed on the way, the parser's errors turned into ours."""
    try:
        yield from rows
    except Exception as error:  # whatever damaged XML makes of the parsers
        raise SheetError(DAMAGED) from error


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand (key to index from 0), or what keeps the header from being used."""

    row: int
    places: Mapping[str, int]
    fault: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the sheet can be read."""
        return not self.fault


def find_header(rows: Iterable[tuple[int, Sequence[Any]]], columns: Sequence[Column]) -> Header:
    """The first row that has all required columns, else the row that comes nearest."""
    best: Header | None = None
    for number, cells in rows:
        titles = [clean(cell.value) for cell in cells]
        if not any(titles):
            continue
        header = _match(number, titles, columns)
        if header.is_complete:
            return header
        if best is None or len(header.places) > len(best.places):
            best = header
    return best or Header(1, {}, "工作表是空的；请使用导入模板填写。")


def _match(number: int, titles: Sequence[Any], columns: Sequence[Column]) -> Header:
    known = {normal(name): c for c in columns for name in (c.title, *c.aliases)}
    places: dict[str, int] = {}
    unknown: list[str] = []
    for index, title in enumerate(titles):
        column = known.get(normal(title))
        if column is None:
            unknown.append(normal(title))
        elif column.key in places:
            return Header(number, places, f"表头（第{number}行）中列“{column.title}”出现了两次。")
        else:
            places[column.key] = index
    missing = [c for c in columns if c.required and c.key not in places]
    if missing or not places:
        return Header(number, places, _missing(number, missing, unknown))
    return Header(number, places)


def _missing(number: int, missing: Sequence[Column], unknown: Sequence[str]) -> str:
    named = "、".join(f"“{column.title}”" for column in missing)
    text = f"表头缺少列{named}" if missing else "找不到表头"
    titles = [title for title in unknown if title]
    hints = [
        f"第{number}行的“{near}”是否应为“{column.title}”"
        for column in missing
        for near in get_close_matches(normal(column.title), titles, n=1)
    ]
    hint = f"（{'；'.join(hints)}）" if hints else ""
    return f"{text}{hint}；请使用导入模板，不要改动表头文字。"


def normal(title: Any) -> str:
    """A title without blanks, marks of being required, and full-width forms."""
    text = unicodedata.normalize("NFKC", str(title or ""))
    return re.sub(r"\s|\*|\(必填\)|\(选填\)", "", text)


def _read(
    rows: Iterable[NumberedRow], header: Header, columns: Sequence[Column], max_rows: int
) -> Iterator[Row]:
    present = [column for column in columns if column.key in header.places]
    absent = {c.key: None for c in columns if c.key not in header.places}
    count = 0
    for number, cells in rows:
        if all(clean(cell.value) is None for cell in cells):
            continue
        count += 1
        if count > max_rows:
            raise SheetError(f"数据超过{max_rows}行的上限；请拆分为几个文件分别导入。")
        yield _row(number, cells, header, present, absent)


def _row(
    number: int,
    cells: Sequence[Any],
    header: Header,
    present: Sequence[Column],
    absent: Mapping[str, None],
) -> Row:
    values: dict[str, Any] = dict(absent)
    errors: dict[str, str] = {}
    for column in present:
        index = header.places[column.key]
        cell = cells[index] if index < len(cells) else None
        values[column.key] = None
        try:
            values[column.key] = _value(column, cell)
        except ValueError as error:
            errors[column.key] = f"{column.title}：{error}"
    return Row(number, values, errors, absent)


def _value(column: Column, cell: Any) -> Any:
    value = clean(cell.value) if cell is not None else None
    if value is not None and cell.data_type == "e":
        raise ValueError(f"公式出错（{value}）；请改为填写数值。")
    if value is None and column.required:
        raise ValueError("必填，不能为空。")
    return convert(column, value)
