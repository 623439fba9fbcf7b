"""Counts that are too small, or of too short a time, are not told (``least``)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.insight.indicators.declaration import Count, Table
from zhunsheng.insight.indicators.figures import HIDDEN, Figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.kernel.matters.models import Matter

SMALL: Any = Count(
    code="x.small",
    title="小数",
    chapter="5",
    basis="x",
    table=Table(Matter, "x"),
    period="closed_on",
    least=5,
)
YEAR = Period.of_year(2022)


@pytest.mark.parametrize(("number", "text"), [(0, "0件"), (1, HIDDEN), (4, HIDDEN), (5, "5件")])
def test_below_the_least_nothing_is_told(number: int, text: str) -> None:
    found = Figure(SMALL, YEAR, SMALL.worth(lambda _leaf: number))
    assert found.text == text
    assert (found.value is None) is (text == HIDDEN)
    assert found.as_json()["value"] == (None if text == HIDDEN else number)


@pytest.mark.parametrize("period", [YEAR.months()[2], Period(date(2022, 1, 1), date(2022, 11, 30))])
def test_less_than_a_year_is_not_told(period: Period) -> None:
    """Two sums that differ by a month would tell that month."""
    assert Figure(SMALL, period, SMALL.worth(lambda _leaf: 80)).text == HIDDEN
