"""Cells read from the XML are what openpyxl makes of them."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from zhunsheng.lib.xlsx import SheetError
from zhunsheng.lib.xlsx.container import open_sheets
from zhunsheng.lib.xlsx.sheets import MAIN

PATH = "xl/worksheets/sheet1.xml"


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_sheet(xml: str) -> bytes:
    """A workbook whose first sheet has these rows."""
    stream = BytesIO()
    with ZipFile(BytesIO(saved(Workbook()))) as good, ZipFile(stream, "w", ZIP_DEFLATED) as out:
        for name in good.namelist():
            body = f'<worksheet xmlns="{MAIN}"><sheetData>{xml}</sheetData></worksheet>'
            out.writestr(name, body if name == PATH else good.read(name))
    return stream.getvalue()


def cells(data: bytes) -> list[tuple[int, list[Any]]]:
    (sheet,) = open_sheets(data)
    return [(number, [cell.value for cell in row]) for number, row in sheet.rows()]


def test_every_type_of_cell() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    values = [
        1, -2.5, 1e20, True, False, "文字", " 空格 ", "第一行\n第二行", date(2022, 8, 8),
        datetime(2022, 8, 8, 9, 5), time(9, 5), timedelta(hours=30), None, "末",
    ]  # fmt: skip
    sheet.append(values)
    sheet["B3"] = "#N/A"
    sheet["B3"].data_type = "e"
    data = saved(book)
    known = load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
    rows = [[(c.value, c.data_type == "e") for c in row] for row in known.iter_rows()]
    (ours,) = open_sheets(data)
    found = {n: [(c.value, c.data_type == "e") for c in row] for n, row in ours.rows()}
    assert found[1] == rows[0]
    assert found[3] == rows[2][:2]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', (2, "n")),
        ('<c r="A1"><f>1+1</f><v/></c>', ("没有算出结果", "e")),
        ('<c r="A1"><f>1+1</f></c>', ("没有算出结果", "e")),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A1"><v/></c>', None),
    ],
)
def test_a_formula_without_a_result_is_not_empty(cell: str, found: tuple[Any, str] | None) -> None:
    (sheet,) = open_sheets(with_sheet(f'<row r="1">{cell}</row>'))
    assert [tuple(one) for _number, row in sheet.rows() for one in row] == [found] * bool(found)


def test_texts_within_the_cell_without_their_phonetic_hints() -> None:
    text = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>权</t></r><r><t>责</t></r>'
        '<rPh sb="0" eb="1"><t>quan</t></rPh></is></c></row>'
    )
    assert cells(with_sheet(text)) == [(1, ["权责"])]


def test_rows_and_cells_that_the_file_leaves_out() -> None:
    rows = '<row r="2"><c r="C2"><v>1</v></c></row><row r="9"/><row><c><v>2</v></c><c><v>3</v></c></row>'
    assert cells(with_sheet(rows)) == [(2, [None, None, 1]), (9, []), (10, [2, 3])]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="AAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1"><v>eins</v></c></row>',
        '<row r="x"></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
    ],
)
def test_what_makes_no_sense_is_an_error_of_the_sheet(row: str) -> None:
    from zhunsheng.lib.xlsx import Column, read_rows

    with pytest.raises(SheetError):
        list(read_rows(with_sheet(row), [Column("a", "甲")]))
