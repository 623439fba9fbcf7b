"""Official forms: blocks of cells that span rows and columns, as statutory tables are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from zhunsheng.lib.xlsx.writing import fill_text, sheet_title

Role = Literal["head", "label", "number"]
Content = str | int | float | None

_THIN = Side(style="thin", color="000000")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TITLE, _HEAD = Font(bold=True, size=14), Font(bold=True)
_FILL = PatternFill("solid", fgColor="EEF3F8")
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_LABEL_WIDTH, _NUMBER_WIDTH = 20, 12


@dataclass(frozen=True)
class Box:
    """One cell of a form with the rows and columns that it spans; None is a place left empty."""

    content: Content
    rows: int = 1
    columns: int = 1
    role: Role = "number"


Block = Sequence[Sequence[Box]]
"""The rows of a block; a row holds only the boxes that begin in it, as in HTML."""


def places(block: Block) -> Iterator[tuple[int, int, Box]]:
    """Row and column (from 0) of every box: the first place of its row that no box from above covers."""
    taken: set[tuple[int, int]] = set()
    for row, boxes in enumerate(block):
        column = 0
        for box in boxes:
            while (row, column) in taken:
                column += 1
            yield row, column, box
            taken |= {
                (row + down, column + right)
                for down in range(box.rows)
                for right in range(box.columns)
            }


def write_form(blocks: Sequence[Block], *, title: str, notes: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet: the title, the blocks one below the other, and the notes."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = sheet_title(title)
    width = max((at + box.columns for b in blocks for _r, at, box in places(b)), default=1)
    _line(sheet, 1, width, title, _TITLE, _MIDDLE)
    row = 2
    for block in blocks:
        for down, at, box in places(block):
            _put(sheet, row + down, at + 1, box)
        row += len(block)
    for note in notes:
        row += 1
        _line(sheet, row, width, note, None, _LEFT)
    _set_widths(sheet, blocks, width)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _line(
    sheet: Any, row: int, width: int, text: str, font: Font | None, alignment: Alignment
) -> None:
    cell = sheet.cell(row, 1)
    fill_text(cell, text)
    cell.alignment = alignment
    if font is not None:
        cell.font = font
    if width > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


def _put(sheet: Any, row: int, column: int, box: Box) -> None:
    for down in range(box.rows):
        for right in range(box.columns):
            sheet.cell(row + down, column + right).border = _BORDER
    cell = sheet.cell(row, column)
    if isinstance(box.content, str):
        fill_text(cell, box.content)
    else:
        cell.value = box.content
    cell.alignment = _LEFT if box.role == "label" else _MIDDLE
    if box.role == "head":
        cell.font, cell.fill = _HEAD, _FILL
    if box.rows > 1 or box.columns > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + box.rows - 1,
            end_column=column + box.columns - 1,
        )


def _set_widths(sheet: Any, blocks: Sequence[Block], width: int) -> None:
    labels = {
        at + right
        for block in blocks
        for _row, at, box in places(block)
        if box.role == "label"
        for right in range(box.columns)
    }
    for column in range(width):
        wide = _LABEL_WIDTH if column in labels else _NUMBER_WIDTH
        sheet.column_dimensions[get_column_letter(column + 1)].width = wide
