from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db.models import Q

from zhunsheng.insight.indicators.checks import check_indicators, problems_of
from zhunsheng.insight.indicators.tests.samples import ACCEPTED, ALL, RATE
from zhunsheng.kernel.statutes.cites import Cite


def test_everything_that_is_registered_passes() -> None:
    assert check_indicators() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": ""}, "indicators.E001"),
        ({"basis": ""}, "indicators.E001"),
        ({"code": "Accepted"}, "indicators.E002"),
        ({"ref": "F1"}, "indicators.E003"),
        ({"chapter": "七"}, "indicators.E004"),
        ({"when": Q(no_such_column=1)}, "indicators.E005"),
        ({"period": "no_such_date"}, "indicators.E005"),
    ],
)
def test_a_declaration_with_a_fault_is_reported(change: dict[str, object], code: str) -> None:
    assert [one.id for one in problems_of(replace(ACCEPTED, **change))] == [code]  # type: ignore[arg-type]


def test_one_f_number_is_claimed_once(registered: Callable[..., None]) -> None:
    registered(*ALL, replace(RATE, code="demo.again"))
    assert [one.id for one in check_indicators()] == ["indicators.E006"]


def test_a_cited_article_must_exist(registered: Callable[..., None]) -> None:
    registered(replace(ACCEPTED, cite=Cite("行政复议法", "2023", 999)))
    assert [one.id for one in check_indicators()] == ["statutes.E002"]
