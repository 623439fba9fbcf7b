"""Written tables: nothing runs, nothing is lost, and what was written reads back."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from zhunsheng.lib.xlsx import Column, Kind, read_rows, template, write
from zhunsheng.lib.xlsx.writing import sheet_title

COLUMNS = (
    Column("name", "姓名", required=True),
    Column("filed", "申请日期", Kind.DATE),
    Column("amount", "金额", Kind.MONEY),
    Column("count", "件数", Kind.INTEGER),
    Column("rate", "比率", Kind.NUMBER),
    Column("public", "公开", Kind.BOOLEAN),
)


def sheet(data: bytes, index: int = 0) -> Any:
    return load_workbook(BytesIO(data)).worksheets[index]


def one(kind: Kind, value: Any) -> Any:
    return sheet(write([{"key": value}], [Column("key", "标题", kind)])).cell(2, 1)


def test_a_round_trip_of_every_kind() -> None:
    row = {
        "name": "秦某",
        "filed": date(2022, 8, 8),
        "amount": 123456,
        "count": 3,
        "rate": Decimal("0.5"),
        "public": True,
    }
    (read,) = read_rows(write([row], COLUMNS), COLUMNS)
    assert read.values == row
    assert not read.errors


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), max_size=5))
def test_any_text_reads_back_as_it_was(texts: list[str]) -> None:
    texts = [text.strip() for text in texts if text.strip()]
    columns = [Column("t", "文本")]
    rows = read_rows(write(({"t": text} for text in texts), columns), columns)
    assert [row.values["t"] for row in rows] == texts


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_text_becomes_a_formula(text: str) -> None:
    cell = one(Kind.TEXT, text)
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_harmless_text_is_not_marked() -> None:
    assert not one(Kind.TEXT, "甲=乙").quotePrefix


def test_a_title_is_no_formula_either() -> None:
    assert sheet(write([], [Column("key", "=1+1")])).cell(1, 1).data_type == "s"


@pytest.mark.parametrize(
    ("kind", "value", "stored", "number_format"),
    [
        (Kind.TEXT, 640104199001011234, "640104199001011234", "@"),
        (Kind.TEXT, "甲\x00乙\x0b", "甲乙", "@"),
        (Kind.INTEGER, 12, 12, "0"),
        (Kind.INTEGER, 1234567890123456, "1234567890123456", "@"),
        (Kind.INTEGER, "12", "12", "@"),
        (Kind.NUMBER, 1.5, 1.5, "General"),
        (Kind.MONEY, 5, 0.05, "#,##0.00"),
        (Kind.MONEY, "待定", "待定", "@"),
        (Kind.DATE, date(2022, 8, 8), datetime(2022, 8, 8), "yyyy-mm-dd"),
        (Kind.DATE, "不详", "不详", "@"),
        (Kind.TEXT, date(2022, 8, 8), "2022-08-08", "@"),
        (Kind.TEXT, datetime(2022, 8, 8, 16, 30, tzinfo=UTC), "2022-08-09 00:30", "@"),
        (Kind.TEXT, datetime(2022, 8, 8, 16, 30), "2022-08-08 16:30", "@"),
        (Kind.BOOLEAN, False, "否", "@"),
        (Kind.BOOLEAN, True, "是", "@"),
    ],
)
def test_how_values_are_stored(kind: Kind, value: Any, stored: Any, number_format: str) -> None:
    cell = one(kind, value)
    assert cell.value == stored
    assert cell.number_format == number_format


def test_an_instant_in_a_column_of_dates_is_its_date_in_china() -> None:
    cell = one(Kind.DATE, datetime(2022, 8, 8, 16, 30, tzinfo=UTC))
    assert cell.value == datetime(2022, 8, 9)


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_an_empty_cell(value: Any) -> None:
    assert one(Kind.TEXT, value).value is None
    assert sheet(write([{}], COLUMNS)).cell(2, 1).value is None


def test_text_beyond_what_a_cell_holds_is_cut() -> None:
    assert len(one(Kind.TEXT, "长" * 40_000).value) == 32_767


def test_the_header_is_styled_frozen_and_wide_enough() -> None:
    columns = [Column("a", "甲"), Column("b", "乙"), Column("c", "丙", width=33), Column("d", "丁")]
    rows = [{"a": "很长很长的内容", "b": "x" * 500, "d": "一行\n第二行更长一些"}]
    result = sheet(write(rows, columns, title="案件/登记"))
    assert result.title == "案件登记"
    assert result.freeze_panes == "A2"
    assert result.cell(1, 1).font.bold
    assert result.cell(1, 1).fill.fgColor.rgb == "001F4E79"
    widths = [result.column_dimensions[letter].width for letter in "ABCD"]
    assert widths == [16, 60, 33, 16]
    assert sheet(write([], [Column("a", "甲")])).column_dimensions["A"].width == 8


def test_many_rows_are_all_written() -> None:
    columns = [Column("n", "序号", Kind.INTEGER)]
    rows = list(read_rows(write(({"n": n} for n in range(1000)), columns), columns))
    assert [row.values["n"] for row in rows] == list(range(1000))


@pytest.mark.parametrize(
    ("title", "expected"), [("[]:*?/\\'", "数据"), ("", "数据"), ("长" * 40, "长" * 31)]
)
def test_names_of_sheets(title: str, expected: str) -> None:
    assert sheet_title(title) == expected


class TestTemplate:
    COLUMNS = (
        Column("name", "姓名", required=True, hint="填写全名。"),
        Column("result", "结果", choices=("维持", "撤销")),
        Column("public", "公开", Kind.BOOLEAN),
        Column("cause", "案由", choices=tuple(f"很长的案由名称{n}" for n in range(40))),
        Column("comma", "逗号", choices=("甲,乙", "丙")),
    )

    def test_required_columns_are_starred_and_still_recognised(self) -> None:
        data = template(self.COLUMNS)
        assert [cell.value for cell in sheet(data)[1]][:2] == ["姓名*", "结果"]
        assert list(read_rows(data, self.COLUMNS)) == []

    def test_choices_become_lists_where_excel_can_hold_them(self) -> None:
        rules = sheet(template(self.COLUMNS)).data_validations.dataValidation
        assert {str(rule.sqref): rule.formula1 for rule in rules} == {
            "B2:B2000": '"维持,撤销"',
            "C2:C2000": '"是,否"',
        }

    def test_a_second_sheet_says_how_to_fill_it_in(self) -> None:
        result = sheet(template(self.COLUMNS), 1)
        assert result.title == "填写说明"
        lines = [[cell.value for cell in row] for row in result.iter_rows()]
        assert lines[:4] == [
            ["列", "填写", "说明"],
            ["姓名", "文本，必填", "填写全名。"],
            ["结果", "文本，选填", "可填：维持、撤销"],
            ["公开", "是/否，选填", None],
        ]
