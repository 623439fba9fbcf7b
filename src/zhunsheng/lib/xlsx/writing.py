"""Tables written so that Excel shows them as they are and runs nothing.

A text that begins with = + - @ would become a formula in careless hands (CSV injection): it is
stored as text and marked as such, so that it stays text even after somebody edits the cell.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from zhunsheng.lib import clock
from zhunsheng.lib.xlsx.columns import Column, Kind

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_EXACT_DIGITS = 15
_LONGEST_TEXT = 32_767  # Excel's own limit for a cell
_SAMPLE = 200
_NARROWEST, _WIDEST = 8, 60
_TEMPLATE_ROWS = 2_000

_FORMATS = {
    Kind.TEXT: "@",
    Kind.INTEGER: "0",
    Kind.NUMBER: "General",
    Kind.MONEY: "#,##0.00",
    Kind.DATE: "yyyy-mm-dd",
    Kind.BOOLEAN: "@",
}
_THIN = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_NOTE_FONT = Font(color="B5322A")
_HEADER_FONT = Font(bold=True, color="FFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="1F4E79")
_HEADER_ALIGNMENT = Alignment(horizontal="center", vertical="center", wrap_text=True)


def write(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[Column],
    *,
    title: str = "数据",
    notes: Sequence[str] = (),
) -> bytes:
    """A workbook of one sheet: a styled, frozen header and one row for each mapping.

    Values are looked up by the keys of `columns`; money is in 分 and shown in 元; instants are
    shown in China's time. What has no type of its own becomes text. `notes` stand above the
    header, a line each; `read_rows` passes over them.
    """
    workbook = Workbook(write_only=True)
    _add_table(workbook, title, rows, columns, mark_required=False, notes=notes)
    return _saved(workbook)


def template(columns: Sequence[Column], *, title: str = "数据") -> bytes:
    """An empty table to fill in, with drop-down lists for choices and a sheet of instructions."""
    workbook = Workbook(write_only=True)
    _add_table(workbook, title, (), columns, mark_required=True)
    instructions = (Column("title", "列"), Column("kind", "填写"), Column("hint", "说明", width=60))
    lines = [
        {
            "title": column.title,
            "kind": f"{column.kind.value}，{'必填' if column.required else '选填'}",
            "hint": column.hint or (f"可填：{'、'.join(column.choices)}" if column.choices else ""),
        }
        for column in columns
    ]
    _add_table(workbook, "填写说明", lines, instructions, mark_required=False)
    return _saved(workbook)


def _saved(workbook: Workbook) -> bytes:
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _add_table(
    workbook: Workbook,
    title: str,
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[Column],
    *,
    mark_required: bool,
    notes: Sequence[str] = (),
) -> None:
    sheet: Any = workbook.create_sheet(sheet_title(title))
    iterator = iter(rows)
    sample = list(islice(iterator, _SAMPLE))
    # A write-only sheet takes widths and frozen panes only before its first row.
    for index, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = _width(column, sample)
    sheet.freeze_panes = f"A{len(notes) + 2}"
    for note in notes:
        cell = text_cell(sheet, note)
        cell.font = _NOTE_FONT
        sheet.append([cell])
    sheet.append(list(_header_cells(sheet, columns, mark_required=mark_required)))
    for row in chain(sample, iterator):
        sheet.append([_cell(sheet, column, row.get(column.key)) for column in columns])
    if mark_required:
        for index, column in enumerate(columns, start=1):
            _prepare_entry(sheet, get_column_letter(index), column)


def _header_cells(sheet: Any, columns: Sequence[Column], *, mark_required: bool) -> Iterator[Cell]:
    for column in columns:
        star = "*" if mark_required and column.required else ""
        cell = text_cell(sheet, column.title + star)
        cell.font, cell.fill, cell.border = _HEADER_FONT, _HEADER_FILL, _BORDER
        cell.alignment = _HEADER_ALIGNMENT
        yield cell


def _prepare_entry(sheet: Any, letter: str, column: Column) -> None:
    """Offer the choices of a column in the rows that will be filled in."""
    choices = ("是", "否") if column.kind == Kind.BOOLEAN else column.choices
    listed = ",".join(choices)
    # Excel keeps lists of up to 255 characters in the rule itself; longer ones are in the hints.
    if choices and len(listed) <= 255 and not any("," in choice for choice in choices):
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        rule.errorTitle, rule.error = "不在可选范围内", "请从下拉列表中选择。"
        rule.add(f"{letter}2:{letter}{_TEMPLATE_ROWS}")
        sheet.data_validations.append(rule)


def _cell(sheet: Any, column: Column, value: Any) -> Cell:
    stored = _stored(column.kind, value)
    if isinstance(stored, str):
        cell = text_cell(sheet, stored)
    else:
        cell = WriteOnlyCell(sheet, stored)
        cell.number_format = _FORMATS[column.kind]
    cell.border = _BORDER
    return cell


def _stored(kind: Kind, value: Any) -> Any:
    """`value` as Excel shall hold it: a number, a date, a text, or None for nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        local = value.astimezone(clock.CHINA) if value.tzinfo else value
        return local.date() if kind == Kind.DATE else f"{local:%Y-%m-%d %H:%M}"
    if kind == Kind.MONEY and isinstance(value, int):
        return Decimal(value) / 100
    return value if _is_native(kind, value) else str(value)


def _is_native(kind: Kind, value: Any) -> bool:
    """Whether Excel has a type for the value, and holds all of it."""
    if kind == Kind.DATE:
        return isinstance(value, date)
    if kind not in {Kind.INTEGER, Kind.NUMBER}:
        return False
    if isinstance(value, int):
        return len(str(abs(value))) <= _EXACT_DIGITS
    return isinstance(value, (float, Decimal))


def text_cell(sheet: Any, text: str) -> Cell:
    """A cell that holds `text` as text, whatever it begins with."""
    cell: Cell = WriteOnlyCell(sheet)
    fill_text(cell, text)
    return cell


def fill_text(cell: Any, text: str) -> None:
    """Put `text` into a cell as text, without the characters that XML has no place for."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST_TEXT]
    cell.data_type = "s"
    cell.number_format = "@"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def sheet_title(title: str) -> str:
    """A name that Excel accepts for a sheet: 31 characters and no punctuation of its own."""
    return "".join(char for char in title if char not in "[]:*?/\\'")[:31] or "数据"


def _width(column: Column, sample: Sequence[Mapping[str, Any]]) -> int:
    if column.width is not None:
        return column.width
    texts = [column.title, *(_shown(column, row.get(column.key)) for row in sample)]
    return min(max(_columns_of(text) + 2 for text in [*texts, " " * (_NARROWEST - 2)]), _WIDEST)


def _shown(column: Column, value: Any) -> str:
    stored = _stored(column.kind, value)
    return "" if stored is None else str(stored)


def _columns_of(text: str) -> int:
    """How wide the widest line is, a Han character counting as two."""
    lines = text.splitlines() or [""]
    return max(sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines)
