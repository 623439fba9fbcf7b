"""The workbook that goes back to its sender with its faults."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from zhunsheng.lib.xlsx import (
    ERROR_TITLE,
    Column,
    SheetError,
    annotate_errors,
    read_rows,
)

COLUMNS = (Column("name", "姓名", required=True), Column("phone", "电话"))


def book(*rows: list[Any], first: str = "") -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    if first:
        sheet.append([first])
        sheet = workbook.create_sheet("数据")
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def table(data: bytes, index: int = 0) -> list[list[Any]]:
    sheet = load_workbook(BytesIO(data)).worksheets[index]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_faults_stand_behind_their_rows() -> None:
    data = book(["姓名", "电话"], ["甲", "1"], [None, "2"], ["丙", "3"])
    errors = {row.number: row.messages for row in read_rows(data, COLUMNS) if row.errors}
    assert table(annotate_errors(data, errors)) == [
        ["姓名", "电话", ERROR_TITLE],
        ["甲", "1", None],
        [None, "2", "姓名：必填，不能为空。"],
        ["丙", "3", None],
    ]


def test_several_faults_are_several_lines_and_a_text_is_one() -> None:
    data = annotate_errors(book(["姓名"], ["甲"], ["乙"]), {2: ["一", "二"], 3: "三"})
    assert [row[1] for row in table(data)] == [ERROR_TITLE, "一\n二", "三"]


def test_the_header_is_found_as_it_was_when_reading() -> None:
    data = book(["登记表"], ["姓名", "电话"], [None, "1"], first="说明")
    result = annotate_errors(data, {3: "错"}, COLUMNS)
    assert table(result, 0) == [["说明"]]
    assert table(result, 1) == [
        ["登记表", None, None],
        ["姓名", "电话", ERROR_TITLE],
        [None, "1", "错"],
    ]


def test_without_a_matching_header_the_first_sheet_is_taken() -> None:
    assert table(annotate_errors(book(["别的"], ["x"]), {2: "错"}, COLUMNS)) == [
        ["别的", ERROR_TITLE],
        ["x", "错"],
    ]


def test_content_right_of_the_header_is_not_overwritten() -> None:
    assert table(annotate_errors(book(["姓名"], ["甲", "注"]), {2: "错"}))[1] == ["甲", "注", "错"]


def test_a_second_annotation_replaces_the_first() -> None:
    data = book(["姓名"], ["甲"], ["乙"])
    once = annotate_errors(data, {2: "旧", 3: "旧"})
    assert table(annotate_errors(once, {3: "新"})) == [
        ["姓名", ERROR_TITLE],
        ["甲", None],
        ["乙", "新"],
    ]


def test_an_annotated_workbook_can_be_corrected_and_read_again() -> None:
    data = annotate_errors(book(["姓名", "电话"], ["甲", "1"]), {2: "错"})
    assert [row.values for row in read_rows(data, COLUMNS)] == [{"name": "甲", "phone": "1"}]


def test_formulas_and_styles_of_the_sender_stay() -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["姓名", "合计"])
    sheet.append(["甲", "=1+1"])
    sheet["A2"].number_format = "0.00"
    stream = BytesIO()
    workbook.save(stream)
    result = load_workbook(BytesIO(annotate_errors(stream.getvalue(), {2: "错"}))).worksheets[0]
    assert result["B2"].value == "=1+1"
    assert result["A2"].number_format == "0.00"


def test_a_fault_that_quotes_a_formula_is_text() -> None:
    data = annotate_errors(book(["姓名"], ["甲"]), {2: "=1+1 不是姓名"})
    cell = load_workbook(BytesIO(data)).worksheets[0]["B2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_only_workbooks_can_be_annotated() -> None:
    with pytest.raises(SheetError, match="这不是 Excel 工作簿"):
        annotate_errors(b"a,b", {})
