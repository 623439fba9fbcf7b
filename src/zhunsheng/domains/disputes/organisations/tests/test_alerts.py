"""Terms, members, posts: alerts that stand as long as the register says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.disputes.organisations.models import Room
from zhunsheng.domains.disputes.organisations.registers import DUTY, MEDIATORS
from zhunsheng.domains.disputes.organisations.tests.conftest import House
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert

pytestmark = pytest.mark.usefixtures("today")


def standing() -> set[str]:
    refresh()
    rows = Alert.objects.standing().filter(rule__startswith="mediation.")
    return set(rows.values_list("rule", flat=True)) - {"mediation.not_screened"}


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"term_ends": date(2022, 10, 9)}, {"mediation.term_ends"}),
        ({"term_ends": date(2022, 10, 10)}, set()),
        ({"term_ends": date(2022, 8, 10)}, {"mediation.term_ends"}),
        ({"term_ends": date(2022, 8, 9)}, {"mediation.term_over"}),
        ({"members": 2}, {"mediation.members"}),
        ({"women": 0}, {"mediation.members"}),
        (
            {"term_began": date(2021, 1, 1), "term_ends": date(2025, 1, 1)},
            {"mediation.term_too_long"},
        ),
        ({"term_began": date(2021, 1, 1), "term_ends": date(2023, 12, 31)}, set()),
    ],
)
def test_committees(house: House, values: dict[str, Any], rules: set[str]) -> None:
    house.organisation("TW001", "东甲社区", **values)
    assert standing() == rules


@pytest.mark.parametrize(
    ("last", "rules"),
    [
        (date(2022, 9, 1), {"mediation.mediator_term_ends"}),
        (date(2022, 8, 1), {"mediation.mediator_term_over"}),
        (date(2023, 8, 1), set()),
    ],
)
def test_mediators(house: House, last: date, rules: set[str]) -> None:
    one = house.organisation("TW001", "东甲社区")
    house.add(
        MEDIATORS,
        code="T1",
        name="测试甲",
        organisation=one.pk,
        unit=one.unit_id,
        term_ends=last,
    )
    assert standing() == rules


def duty(house: House, room: Room, day: date, **more: Any) -> None:
    house.add(
        DUTY,
        code=f"{day}-{room.code}",
        valid_from=day,
        valid_to=day,
        room=room.pk,
        name="测试甲",
        unit=room.unit_id,
        **more,
    )


def test_nobody_tomorrow(house: House, rooms: dict[str, Room]) -> None:
    tomorrow = date(2022, 8, 11)
    assert standing() == {"mediation.nobody_on_duty"}
    duty(house, rooms["desk"], tomorrow)
    assert standing() == {"mediation.nobody_on_duty"}
    duty(house, rooms["window"], tomorrow)
    assert standing() == set()


def test_a_cancelled_duty_fills_no_post(house: House, rooms: dict[str, Room]) -> None:
    duty(house, rooms["desk"], date(2022, 8, 11))
    duty(house, rooms["window"], date(2022, 8, 11), is_cancelled=True)
    assert standing() == {"mediation.nobody_on_duty"}


def test_nobody_is_missed_on_a_day_that_is_not_worked(house: House, rooms: dict[str, Room]) -> None:
    with time_machine.travel("2022-08-12T10:00:00+08:00", tick=False):
        assert standing() == set()
