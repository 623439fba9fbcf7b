"""Statutory tables: shape, balance, empty cells, Excel."""

from __future__ import annotations

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.indicators.checks import misshapen
from zhunsheng.insight.indicators.declaration import Balance
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.tables import (
    Block,
    Column,
    Row,
    Slot,
    StatutoryTable,
    fill_table,
    to_form,
)
from zhunsheng.insight.indicators.tests.samples import (
    ACCEPTED,
    BALANCE,
    CARRIED_IN,
    CLOSED,
    OPEN,
    UNIT,
)

Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
MARCH, JUNE = date(2022, 3, 1), date(2022, 6, 1)


def sheet_of(content: bytes) -> Any:
    """The only sheet of a workbook."""
    return load_workbook(BytesIO(content)).active


@pytest.fixture
def table(district: District) -> StatutoryTable:
    block = Block(
        corner="项目",
        columns=(
            Column(("单位", "甲"), district.first.pk),
            Column(("单位", "乙"), district.second.pk),
            Column(("单位", "总计")),
        ),
        rows=(
            Row(("一、新收",), ACCEPTED),
            Row(("二、结转",), CARRIED_IN),
            Row(("三、结果", "（一）办结"), CLOSED),
            Row(("三、结果", "（二）未结"), OPEN),
        ),
    )
    return StatutoryTable("demo.table", "统计表", (block,), by=UNIT, rules=(BALANCE,))


@pytest.fixture
def cases(matter: MakeMatter, district: District) -> None:
    matter(accepted_on=date(2021, 11, 1), closed_on=MARCH, outcome="B1")
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="C1")
    matter(accepted_on=MARCH)
    matter(accepted_on=MARCH, unit=district.second)


def test_cells_are_the_indicators_by_column_and_as_a_whole(
    cases: None, table: StatutoryTable, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):  # total, submissions, by unit, names
        filled = fill_table(table, Y2022)
    (rows,) = filled.values
    assert [[value.content for value in row] for row in rows] == [
        [2, 1, 3],
        [1, 0, 1],
        [2, 0, 2],
        [1, 1, 2],
    ]
    assert filled.imbalances == ()
    assert filled.leftovers == ()


def test_broken_balance_is_found_in_its_column_and_explained(
    cases: None, table: StatutoryTable
) -> None:
    wrong = Balance("demo.wrong", "新收等于办结", left=(ACCEPTED,), right=(CLOSED,))
    broken = StatutoryTable("demo.broken", "统计表", table.blocks, by=UNIT, rules=(wrong,))
    filled = fill_table(broken, Y2022)
    assert [one.difference for one in filled.imbalances] == [1, 1]
    assert "＝1" in filled.imbalances[0].explanation
    assert any("勾稽关系不成立" in note for note in filled.notes)


def test_what_no_column_shows_is_told(
    cases: None, table: StatutoryTable, district: District
) -> None:
    block = table.blocks[0]
    narrow = Block((block.columns[0], block.columns[2]), block.rows, block.corner)
    filled = fill_table(StatutoryTable("demo.narrow", "统计表", (narrow,), by=UNIT), Y2022)
    assert filled.leftovers[0].startswith("“一、新收”总计3，各列之和2")


def test_heads_and_labels_span(cases: None, table: StatutoryTable) -> None:
    (grid,) = fill_table(table, Y2022).grid
    shape = [[(box.content, box.rows, box.columns) for box, _value in row] for row in grid]
    assert shape[0] == [("项目", 2, 2), ("单位", 1, 3)]
    assert shape[1] == [("甲", 1, 1), ("乙", 1, 1), ("总计", 1, 1)]
    assert shape[2][0] == ("一、新收", 1, 2)
    assert shape[4][:2] == [("三、结果", 2, 1), ("（一）办结", 1, 1)]
    assert shape[5][0] == ("（二）未结", 1, 1)


def test_a_cell_without_indicator_stays_empty_and_is_named(db: None) -> None:
    block = Block(
        heading="第一项",
        columns=(Column(("本年",), width=2),),
        rows=(Row(("规章",), (Slot("rules", "规章"),)),),
    )
    filled = fill_table(StatutoryTable("demo.slots", "统计表", (block,)), Y2022)
    assert filled.values[0][0][0].content is None
    assert "规章" in filled.notes[-1]
    assert [box.columns for box, _value in filled.grid[0][0]] == [3]
    sheet = sheet_of(to_form(filled))
    assert sheet["B4"].value is None


def test_excel_keeps_the_shape(cases: None, table: StatutoryTable) -> None:
    sheet = sheet_of(to_form(fill_table(table, Y2022)))
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert {"A1:E1", "A2:B3", "C2:E2", "A4:B4", "A6:A7"} <= merged
    assert (sheet["A1"].value, sheet["C2"].value, sheet["E4"].value) == ("统计表", "单位", 3)


@pytest.mark.libreoffice
def test_libreoffice_opens_it(cases: None, table: StatutoryTable, tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(to_form(fill_table(table, Y2022)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    lines = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()
    assert any(line.endswith("2,1,3") for line in lines)


def test_checks_name_a_row_of_the_wrong_length(db: None) -> None:
    block = Block((Column(("甲",)), Column(("乙",))), (Row((), (ACCEPTED,)),))
    problems = misshapen(StatutoryTable("demo.bad", "统计表", (block,)))
    assert [one.id for one in problems] == ["indicators.E007"]
