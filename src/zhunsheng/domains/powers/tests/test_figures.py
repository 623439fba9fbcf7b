"""What is counted of the lists at the end of a year, and what the report says of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.powers import indicators
from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.tests.conftest import Case, Lists, entry
from zhunsheng.insight.indicators.declaration import Indicator
from zhunsheng.insight.indicators.figures import figures_of, grouped
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.records import listed_for
from zhunsheng.insight.reports.report import report
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change

pytestmark = pytest.mark.usefixtures("today")
Y2022 = Period(date(2022, 1, 1), date(2022, 12, 30))
MAY, JULY = date(2022, 5, 1), date(2022, 7, 1)


def value(indicator: Indicator, period: Period = Y2022) -> Any:
    return figures_of([indicator], period)[0].value


def test_published_and_in_force_at_the_end(lists: Lists) -> None:
    lists.add("A-1", "A-2", "A-3", "A-4")
    changing.add(ITEMS, [lists.item("unpublished")], Change(None, MAY))
    changing.end(ITEMS, [entry("A-2").pk], Change(None, MAY, "取消"))
    changing.withdraw(ITEMS, [entry("A-3").pk], Change(None, JULY, "有误"))
    lists.add("A-5", on=JULY)
    assert value(indicators.ITEMS) == 3
    assert value(indicators.ITEMS, Period(date(2022, 1, 1), MAY)) == 4
    assert value(indicators.ITEMS, Period(date(2021, 1, 1), date(2021, 12, 31))) == 4
    assert value(indicators.UNITS) == 1


def test_by_unit_and_kind(lists: Lists) -> None:
    lists.add("A-1", "A-2")
    lists.add("S-1", unit=lists.school.pk, kind="award")
    by_kind = {
        group.key[0]: group.figures[0].value
        for group in grouped([indicators.ITEMS], Y2022, (indicators.KIND,))
    }
    assert (by_kind["penalty"], by_kind["award"], by_kind["licence"]) == (2, 1, 0)


def test_changes_and_their_lines(change: Case) -> None:
    item = change.lists.item("B-1")
    change.do("line_items", "keeper", date(2022, 6, 2), operation="add", **item)
    change.do("line_items", "keeper", date(2022, 6, 2), operation="cancel", code="A-1")
    assert value(indicators.LINES) == 0
    change.published()
    assert (value(indicators.CHANGES), value(indicators.LINES)) == (1, 2)
    assert value(indicators.ITEMS) == 3


def test_the_records_behind_a_figure(lists: Lists) -> None:
    lists.add("A-1", "A-2")
    rows = listed_for(lists.people["office"], indicators.ITEMS, Y2022).rows
    assert len(rows) == 2
    assert "对无证经营A-1的处罚" in str(rows)


def test_the_sentence_of_the_report(lists: Lists) -> None:
    lists.add("A-1", "A-2")
    text = report(2022).text()
    assert "梳理1家政府部门和乡镇街道行政职权2项并向全社会公示。" in text


def test_a_year_without_lists_says_nothing(lists: Lists) -> None:
    assert "行政职权" not in report(2022).text().split("附　数字")[0]
