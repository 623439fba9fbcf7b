"""What requests cost (42; 国办函〔2020〕109号)."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.domains.disclosure.requests import fees

ON = date(2022, 8, 1)
YUAN = 100


@pytest.mark.parametrize(
    ("before", "items", "yuan"),
    [
        (0, 10, 0),
        (0, 11, 100),
        (0, 30, 2000),
        (0, 31, 2200),
        (0, 40, 4000),
        (40, 1, 300),
        (9, 2, 100),
        (50, 10, 4000),
    ],
)
def test_by_items(before: int, items: int, yuan: int) -> None:
    assert fees.of_items(before, items, ON) == yuan * YUAN


@pytest.mark.parametrize(
    ("pages", "yuan"), [(30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740)]
)
def test_by_pages(pages: int, yuan: int) -> None:
    assert fees.of_pages(pages, ON) == yuan * YUAN


def test_nothing_before_the_rates_came_into_force() -> None:
    assert fees.of_items(0, 100, date(2020, 12, 31)) == 0
    assert fees.of_pages(500, date(2020, 12, 31)) == 0
