"""F037 by township and month, and what is watched."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.disputes.organisations.models import Organisation
from zhunsheng.domains.disputes.organisations.tests.conftest import House
from zhunsheng.domains.disputes.screening import recording
from zhunsheng.domains.disputes.screening.indicators import SCREENED, TOWNSHIP
from zhunsheng.domains.disputes.screening.models import Screening
from zhunsheng.domains.disputes.screening.registers import SCREENINGS
from zhunsheng.domains.disputes.screening.tests.conftest import SEND, something
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure, figures_of, grouped
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.reports.report import report


def screened(house: House, place: str, day: date, **more: Any) -> Screening:
    number = Screening.objects.count()
    found: Screening = house.add(
        SCREENINGS,
        code=f"S{number}",
        valid_from=day,
        place=house.places[place].pk,
        unit=house.units["town"].pk,
        screener="测试",
        looked_at="走访",
        **more,
    )
    return found


@pytest.fixture
def year(house: House, today: Any) -> House:
    """Five in 2022 in two townships, one of them after the cut-off, one the year before."""
    screened(house, "东甲社区", date(2021, 12, 31))
    screened(house, "东甲社区", date(2022, 1, 1))
    screened(house, "东甲社区", date(2022, 3, 5), found=2, kind="neighbour")
    screened(house, "东乙社区", date(2022, 3, 6), found=1, kind="family", risk="high")
    screened(house, "西甲社区", date(2022, 6, 30))
    screened(house, "西甲社区", date(2022, 12, 31))
    return house


def test_the_year_and_its_cut_off(year: House) -> None:
    with time_machine.travel("2023-01-10T10:00:00+08:00", tick=False):
        assert figure("F037", 2022).value == 5
        until = Period.of_year(2022, date(2022, 10, 31))
        assert figures_of([SCREENED], until)[0].value == 4
        found = {
            code: figure(f"mediation.{code}", 2022).value
            for code in ("screened_places", "disputes_found", "high_risk_found")
        }
        assert found == {"screened_places": 3, "disputes_found": 3, "high_risk_found": 1}
        assert figure("F037", 2022, year.places["西镇"]).value == 2
        assert "摸排5次" in report(2022).text()


def test_by_township_and_month(year: House) -> None:
    with time_machine.travel("2023-01-10T10:00:00+08:00", tick=False):
        groups = grouped([SCREENED], Period.of_year(2022), [TOWNSHIP])
        assert {one.labels[0]: one.figures[0].value for one in groups} == {"东街道": 3, "西镇": 2}
        march = Period(date(2022, 3, 1), date(2022, 3, 31))
        assert figures_of([SCREENED], march)[0].value == 2


def standing(rule: str) -> int:
    refresh()
    return Alert.objects.standing().filter(rule=f"mediation.{rule}").count()


@pytest.mark.parametrize(("day", "number"), [(date(2022, 7, 11), 0), (date(2022, 7, 10), 1)])
def test_a_village_that_nobody_looked_at_for_a_month(
    house: House, committee: Organisation, day: date, number: int
) -> None:
    screened(house, "东甲社区", day)
    assert standing("not_screened") == number


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2022, 8, 9), 0), (date(2022, 8, 3), 1), (date(2022, 6, 11), 1), (date(2022, 6, 10), 0)],
)
def test_a_dispute_that_nobody_took(house: House, today: Any, day: date, number: int) -> None:
    screened(house, "东甲社区", day, found=1, kind="neighbour")
    assert standing("nobody_took") == number


def test_a_high_risk_stands_until_it_is_handed_on(
    house: House, committee: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "may_be_handed_on", lambda: True)
    house.client("grid").post(SEND, something(house, risk="high"))
    assert standing("high_risk") == 1
    recording.hand_over(Screening.objects.get())
    assert standing("high_risk") == 0
