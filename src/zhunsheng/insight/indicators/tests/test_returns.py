from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.indicators.declaration import Balance, Total
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.returns import (
    WHOLE,
    Return,
    check,
    fill,
    offenders,
    to_xlsx,
)
from zhunsheng.insight.indicators.tests.samples import (
    ACCEPTED,
    BALANCE,
    CARRIED_IN,
    CLOSED,
    DAYS,
    OPEN,
    RATE,
    UNIT,
)

Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
MARCH, JUNE = date(2022, 3, 1), date(2022, 6, 1)
RETURN = Return(
    code="demo.return",
    title="案件统计表",
    rows=(UNIT,),
    columns=(
        ("上期结转", CARRIED_IN),
        ("受理", ACCEPTED),
        ("审结", CLOSED),
        ("未结", OPEN),
        ("结案率", RATE),
    ),
    rules=(BALANCE,),
)


@pytest.fixture
def cases(matter: MakeMatter, district: District) -> None:
    matter(accepted_on=date(2021, 11, 1), closed_on=MARCH, outcome="B1")
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="C1")
    matter(accepted_on=MARCH)
    matter(accepted_on=MARCH, unit=district.second)


def test_rows_total_and_balance(
    cases: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):  # total, submissions, by unit, names
        filled = fill(RETURN, Y2022)
    assert filled.headings == ("单位", "上期结转", "受理", "审结", "未结", "结案率")
    assert [(line.label, *line.numbers) for line in filled.lines] == [
        ("第一局", 1, 2, 2, 1, 100),
        ("第二局", 0, 1, 0, 1, 0),
    ]
    assert filled.total.numbers == (1, 3, 2, 2, 66.7)
    assert filled.imbalances == ()


def test_an_imbalance_is_found_in_its_row_and_in_the_total(cases: None, matter: MakeMatter) -> None:
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="")
    filled = fill(RETURN, Y2022)
    assert [(one.label, one.difference) for one in filled.imbalances] == [
        ("第一局", 1),
        ("合计", 1),
    ]
    assert filled.imbalances[1].key is WHOLE
    assert filled.imbalances[1].explanation == "合计：上期结转＋受理＝5，审结＋期末未结＝4，相差1。"


def test_the_offending_records_are_named(cases: None, matter: MakeMatter) -> None:
    without_outcome = matter(accepted_on=MARCH, closed_on=JUNE, outcome="")
    closed_first = matter(accepted_on=JUNE, closed_on=MARCH, outcome="B1")
    backwards = Period(date(2022, 5, 1), date(2022, 12, 31))
    assert list(offenders(BALANCE, Y2022)) == [without_outcome]
    assert [one.difference for one in check([BALANCE], Y2022)] == [1]
    assert closed_first in offenders(BALANCE, backwards)


def test_totals_count_with_their_signs(cases: None, matter: MakeMatter) -> None:
    left = Total(
        code="demo.l",
        title="左",
        chapter="7",
        basis="",
        plus=(CARRIED_IN, ACCEPTED),
        minus=(CLOSED,),
    )
    rule = Balance("demo.signs", "移项", left=(left,), right=(OPEN,))
    assert not offenders(rule, Y2022).exists()
    wrong = matter(accepted_on=MARCH, closed_on=JUNE, outcome="")
    assert list(offenders(rule, Y2022)) == [wrong]


def test_balanced_rules_report_nothing(cases: None) -> None:
    assert check([BALANCE], Y2022) == []
    assert not offenders(BALANCE, Y2022).exists()


def test_offenders_need_counts_of_one_table() -> None:
    with pytest.raises(ValueError, match="不能逐条核对"):
        offenders(Balance("demo.sum", "合计", left=(RATE,), right=(DAYS,)), Y2022)


def test_excel_has_rows_total_and_what_does_not_balance(cases: None, matter: MakeMatter) -> None:
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="")
    sheet = load_workbook(BytesIO(to_xlsx(fill(RETURN, Y2022)))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("单位", "上期结转", "受理", "审结", "未结", "结案率")
    assert rows[1][0] == "第一局"
    assert rows[3][:3] == ("合计", 1, 4)
    text = "\n".join(str(row[0]) for row in rows)
    assert "统计期间：2022年，截至2022年12月31日" in text
    assert "平衡关系不成立——第一局：上期结转＋受理＝" in text
