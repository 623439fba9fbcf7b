"""Lines of the registers: what is refused, what is only named, and what comes back from a sheet."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.disputes.organisations.models import Mediator, Organisation, Room
from zhunsheng.domains.disputes.organisations.registers import (
    DUTY,
    MEDIATORS,
    NETWORKS,
    ORGANISATIONS,
    ROOMS,
    shortcomings,
)
from zhunsheng.domains.disputes.organisations.tests.conftest import House
from zhunsheng.kernel.exchange import importing
from zhunsheng.kernel.exchange.declare import sheets
from zhunsheng.kernel.exchange.entries import exported
from zhunsheng.kernel.registers.checking import faults
from zhunsheng.kernel.registers.columns import columns_of
from zhunsheng.lib import xlsx


@pytest.mark.parametrize(
    ("register", "values", "said"),
    [
        (ORGANISATIONS, {"kind": "committee"}, "须写明由谁设立"),
        (ORGANISATIONS, {"kind": "centre", "founder": "village"}, "其他组织请留空"),
        (ORGANISATIONS, {"disputes": "邻里、外星"}, "没有“外星”"),
        (ORGANISATIONS, {"members": 3, "women": 4}, "多于委员人数"),
        (
            ORGANISATIONS,
            {"term_began": date(2022, 1, 1), "term_ends": date(2021, 1, 1)},
            "早于任期开始",
        ),
        (MEDIATORS, {"skills": "什么都行"}, "没有“什么都行”"),
        (MEDIATORS, {"languages": "世界语"}, "回族汉语"),
        (ROOMS, {"kind": "window"}, "须写明功能"),
        (
            DUTY,
            {"valid_from": date(2022, 8, 8), "valid_to": date(2022, 8, 9)},
            "一天一行",
        ),
    ],
)
def test_a_line_that_contradicts_itself_says_what_to_do(
    register: Any, values: dict[str, Any], said: str
) -> None:
    assert any(said in fault for fault in faults(register, values))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"members": 2}, "应当为3至9人"),
        ({"members": 10}, "应当为3至9人"),
        ({"women": 0}, "没有妇女委员"),
        ({"term_began": date(2021, 1, 1), "term_ends": date(2024, 1, 2)}, "任期超过3年"),
    ],
)
def test_a_fact_that_breaks_the_law_is_entered_and_named(
    house: House, today: Any, values: dict[str, Any], said: str
) -> None:
    one = house.organisation("TW001", "东甲社区", **values)
    assert not list(faults(ORGANISATIONS, {**values, "kind": "committee", "founder": "village"}))
    assert said in "；".join(shortcomings(one))
    page = house.client("keeper").get(f"/desk/registers/mediation.organisations/{one.pk}/")
    assert said in page.content.decode()


@pytest.mark.parametrize("last", [date(2023, 12, 31), date(2024, 1, 1)])
def test_three_years_are_three_years(house: House, last: date) -> None:
    one = house.organisation("TW001", "东甲社区", term_began=date(2021, 1, 1), term_ends=last)
    assert not list(shortcomings(one))


def test_what_went_out_comes_back_unchanged(
    house: House, today: Any, rooms: dict[str, Room]
) -> None:
    network = house.add(
        NETWORKS, code="行政区域网", purpose="乡镇和村", unit=house.units["bureau"].pk
    )
    one = house.organisation("TW001", "东甲社区", network=network.pk)
    house.add(
        MEDIATORS,
        code="TJY001",
        name="测试调解员",
        organisation=one.pk,
        unit=one.unit_id,
        skills="邻里、物业",
        languages="回族汉语",
        person=house.people["grid"].pk,
        phone="13900000000",
    )
    house.add(
        DUTY,
        code="20220811-desk",
        valid_from=date(2022, 8, 11),
        valid_to=date(2022, 8, 11),
        room=rooms["desk"].pk,
        name="测试值班",
        unit=rooms["desk"].unit_id,
    )
    for register in (NETWORKS, ORGANISATIONS, MEDIATORS, ROOMS, DUTY):
        rows = list(exported(register, register.model.objects.all()))
        file = BytesIO(xlsx.write(rows, columns_of(register)))
        tally = importing.run(sheets[register.code], file, house.people["keeper"], trial=False)
        assert (tally.repeated, tally.changed, tally.errors) == (len(rows), 0, {}), register.code


def test_a_mediator_of_a_sheet_names_the_organisation(house: House, today: Any) -> None:
    one = house.organisation("TW001", "东甲社区")
    rows = [{"code": "TJY001", "name": "测试甲", "organisation": one.name, "unit": "东司法所"}]
    kept = [c for c in columns_of(MEDIATORS) if c.key in rows[0]]
    file = BytesIO(xlsx.write(rows, kept))
    tally = importing.run(sheets[MEDIATORS.code], file, house.people["station"], trial=False)
    assert (tally.taken, tally.errors) == (1, {})
    assert Mediator.objects.get().organisation == one


def test_a_station_keeps_only_what_it_guides(house: House, today: Any) -> None:
    one = house.organisation("TW001", "东甲社区")
    far = house.organisation("TW002", "西甲社区", unit=house.units["other"].pk)
    station = house.client("station")
    root = "/desk/registers/mediation.organisations/"
    assert station.get(f"{root}{one.pk}/edit/").status_code == 200
    assert station.get(f"{root}{far.pk}/edit/").status_code == 403
    assert house.client("grid").get(f"{root}{one.pk}/edit/").status_code == 403


def test_the_mobile_of_a_mediator_is_neither_public_nor_in_clear(house: House, today: Any) -> None:
    one = house.organisation("TW001", "东甲社区")
    made = house.add(MEDIATORS, code="T1", name="测试甲", organisation=one.pk, phone="13900000000")
    page = Client().get(f"/lists/mediation-mediators/{made.pk}/").content.decode()
    assert "测试甲" in page
    assert "13900000000" not in page
    assert Organisation.objects.get(pk=one.pk).mediators.get() == made
