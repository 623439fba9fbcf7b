"""The same workbook given back with a column that says what is wrong in each row."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill

from zhunsheng.lib.xlsx.columns import Column, clean
from zhunsheng.lib.xlsx.container import Source, content, open_workbook
from zhunsheng.lib.xlsx.reading import HEADER_WITHIN, find_header, normal
from zhunsheng.lib.xlsx.writing import fill_text

ERROR_TITLE = "错误说明"

_FONT = Font(color="C00000")
_FILL = PatternFill("solid", fgColor="FDE9E7")
_ALIGNMENT = Alignment(wrap_text=True, vertical="top")
_WIDTH = 60


def annotate_errors(
    source: Source,
    errors_by_row: Mapping[int, str | Sequence[str]],
    columns: Sequence[Column] = (),
) -> bytes:
    """`source` with the column 错误说明 behind its table, filled for the rows of `errors_by_row`.

    Rows have their numbers in the sheet, as `Row.number` gives them. With `columns` the sheet and
    its header are found as `read_rows` found them; else the first sheet is taken, its header in the
    first row. What an earlier annotation said is removed. Raises SheetError like `read_rows`.
    """
    workbook = open_workbook(content(source))
    sheet, header_row = _table(workbook, columns)
    place = _error_column(sheet, header_row)
    for number in range(header_row + 1, sheet.max_row + 1):
        sheet.cell(number, place).value = None
    _put(sheet.cell(header_row, place), ERROR_TITLE)
    for number, messages in errors_by_row.items():
        text = messages if isinstance(messages, str) else "\n".join(messages)
        _put(sheet.cell(number, place), text)
    sheet.column_dimensions[sheet.cell(header_row, place).column_letter].width = _WIDTH
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _table(workbook: Any, columns: Sequence[Column]) -> tuple[Any, int]:
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets if columns else ():
        header = find_header(enumerate(sheet.iter_rows(max_row=HEADER_WITHIN), 1), columns)
        if header.is_complete:
            return sheet, header.row
    return (sheets or workbook.worksheets)[0], 1


def _error_column(sheet: Any, header_row: int) -> int:
    """Where an earlier annotation stands, else the first column right of everything."""
    used = 0
    for cell in sheet[header_row]:
        if normal(cell.value) == ERROR_TITLE:
            return int(cell.column)
    for row in sheet.iter_rows():
        for cell in row:
            if clean(cell.value) is not None:
                used = max(used, cell.column)
    return used + 1


def _put(cell: Any, text: str) -> None:
    fill_text(cell, text)
    cell.font, cell.fill, cell.alignment = _FONT, _FILL, _ALIGNMENT
