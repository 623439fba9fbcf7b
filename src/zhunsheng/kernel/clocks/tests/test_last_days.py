"""A last day that no clock keeps: the law of the day, or the version that is named."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.clocks.last_days import last_day, reckon
from zhunsheng.kernel.clocks.tests.days import D
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.statutes.limits import UnknownLimit, limit_for

DECIDE = "reconsideration.decide"


def test_the_law_of_the_day_or_the_version_named(matter: Matter) -> None:
    assert last_day(DECIDE, D("2022-08-08")) == D("2022-10-08")
    assert last_day("reconsideration.reply", D("2024-03-04")) == D("2024-03-18")
    assert last_day("reconsideration.reply", D("2024-03-04"), "2017") == D("2024-03-14")


def test_it_comes_with_its_explanation(matter: Matter) -> None:
    answer = reckon(limit_for(DECIDE, D("2022-08-08")), D("2022-08-08"))
    assert answer.nominal == D("2022-10-07")
    assert any("顺延" in sentence for sentence in answer.explanation)


def test_a_limit_that_is_not_there_is_said(matter: Matter) -> None:
    with pytest.raises(UnknownLimit):
        last_day("reconsideration.nothing", D("2022-08-08"))
