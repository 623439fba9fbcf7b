"""Excel files: hidden sheets, rows and columns, what lies behind the cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from zhunsheng.lib.outgoing import inspect
from zhunsheng.lib.outgoing.tests.builders import IDENTITY, with_part, workbook, xlsx

Codes = Callable[[bytes, str], set[str]]
ROWS = (("序号", "单位", "金额"), (1, "某社区", 300), (2, "某村", 500), (3, "某街道", 700))


def book() -> Any:
    return workbook(*ROWS)


def errors(made: Workbook) -> dict[str, str]:
    return {f.code: str(f) for f in inspect(xlsx(made), "表.xlsx").errors}


def test_a_plain_table_has_no_errors() -> None:
    assert not errors(book())


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets(state: str) -> None:
    made = book()
    sheet = made.create_sheet("底稿")
    sheet["A1"] = "不公开"
    sheet.sheet_state = state
    found = errors(made)
    assert "底稿" in found["hidden_sheet"]


def test_an_empty_hidden_sheet_is_only_a_hint() -> None:
    made = book()
    made.create_sheet("空").sheet_state = "hidden"
    report = inspect(xlsx(made), "表.xlsx")
    assert "empty_hidden_sheet" in {f.code for f in report.hints}
    assert not report.errors


def test_hidden_rows_are_named() -> None:
    made = book()
    for row in (2, 3):
        made.active.row_dimensions[row].hidden = True
    assert "第2—3行" in errors(made)["hidden_rows"]


def test_hidden_rows_without_content_do_not_matter() -> None:
    made = book()
    made.active.row_dimensions[9].hidden = True
    assert not errors(made)


def test_filtered_rows() -> None:
    made = book()
    made.active.auto_filter.ref = "A1:C4"
    made.active.row_dimensions[3].hidden = True
    found = errors(made)
    assert "第3行" in found["filtered_rows"]
    assert "hidden_rows" not in found


def test_hidden_columns() -> None:
    made = book()
    made.active.column_dimensions["C"].hidden = True
    assert "C列" in errors(made)["hidden_columns"]


def test_comments() -> None:
    made = book()
    made.active["B2"].comment = Comment("核实后再公开", "某人")
    assert "核实后再公开" in errors(made)["comments"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"font": Font(color="FFFFFFFF")}, "white_text"),
        ({"font": Font(size=2)}, "tiny_text"),
        ({"number_format": ";;;"}, "hidden_format"),
    ],
)
def test_cells_that_cannot_be_read(change: dict[str, Any], code: str) -> None:
    made = book()
    for name, value in change.items():
        setattr(made.active["B2"], name, value)
    assert "B2" in errors(made)[code]


def test_white_on_a_coloured_cell_can_be_read() -> None:
    made = book()
    made.active["A1"].font = Font(color="FFFFFFFF")
    made.active["A1"].fill = PatternFill("solid", fgColor="FF1F4E79")
    assert not errors(made)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/pivotCache/pivotCacheRecords1.xml", "source_data"),
        ("xl/externalLinks/externalLink1.xml", "external"),
        ("xl/embeddings/oleObject1.bin", "embedded"),
        ("xl/connections.xml", "external"),
    ],
)
def test_what_lies_beside_the_sheets(part: str, code: str, codes: Codes) -> None:
    assert code in codes(with_part(xlsx(book()), part, "<x/>"), "表.xlsx")


def test_personal_numbers_in_a_hidden_sheet_count_too() -> None:
    made = book()
    sheet = made.create_sheet("底稿")
    sheet["B3"] = IDENTITY
    sheet.sheet_state = "hidden"
    assert "B3" in errors(made)["identity"]


def test_names_below_their_heading_are_a_hint() -> None:
    made = workbook(("姓名", "金额"), ("甲某", 1), ("乙某", 2))
    found = {f.code: f for f in inspect(xlsx(made), "表.xlsx").findings}
    assert found["name"].count == 2
    assert not found["name"].is_error


def test_a_mistyped_number_below_its_heading_is_a_hint() -> None:
    made = workbook(
        ("身份证号", "金额"), (IDENTITY[:-1] + ("0" if IDENTITY[-1] != "0" else "1"), 1)
    )
    found = {f.code: f for f in inspect(xlsx(made), "表.xlsx").findings}
    assert "identity" not in found
    assert not found["numbers"].is_error


def test_long_lists_read_as_one_finding() -> None:
    made = workbook(*[(IDENTITY,)] * 500)
    found = [f for f in inspect(xlsx(made), "表.xlsx").errors if f.code == "identity"]
    assert [f.count for f in found] == [500]
    assert len(found[0].what) < 120


def test_a_sheet_that_is_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhunsheng.lib.outgoing.package.MOST_NODES", 50)
    report = inspect(xlsx(workbook(*[(1, 2, 3)] * 40)), "表.xlsx")
    assert "没有检查" in report.limits[0]
