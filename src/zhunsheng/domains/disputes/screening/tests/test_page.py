"""手机排查: the form without scripts, bad answers to the script, and who may."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.domains.disputes.organisations.tests.conftest import House
from zhunsheng.domains.disputes.screening.forms import place_choices
from zhunsheng.domains.disputes.screening.models import Screening
from zhunsheng.domains.disputes.screening.registers import SCREENINGS
from zhunsheng.domains.disputes.screening.tests.conftest import SEND, nothing, something
from zhunsheng.kernel.registers import access

PAGE = "/desk/screening/"
pytestmark = pytest.mark.usefixtures("committee")


def test_without_scripts_it_is_an_ordinary_form(house: House) -> None:
    page = house.client("grid").post(PAGE, something(house), follow=True)
    assert f"已登记，编号{Screening.objects.get().code}" in page.content.decode()


def test_what_was_typed_stays_when_something_is_missing(house: House) -> None:
    page = house.client("grid").post(PAGE, something(house, kind="", looked_at="看了三户"))
    text = page.content.decode()
    assert page.status_code == 422
    assert "请选主要的纠纷类型" in text
    assert "看了三户" in text
    assert not Screening.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": "x"}, "刷新页面"),
        ({"key": ""}, "刷新页面"),
        ({"place": ""}, "在哪里"),
        ({"place": "9" * 30}, "在哪里"),
        ({"looked_at": " "}, "看了什么"),
        ({"looked_at": "长" * 121}, "看了什么"),
        ({"has": "maybe"}, "有没有发现纠纷"),
        ({"valid_from": "2022-08-11"}, "不能晚于今天"),
        ({"valid_from": "昨天"}, "哪一天"),
        ({"has": "yes"}, "请写发现了几件"),
        ({"found": "0", "has": "yes"}, "几件"),
        ({"found": "3"}, "时填写"),
        ({"looked_at": "入户\x00走访"}, "看了什么"),
    ],
)
def test_the_script_is_told_what_is_wrong(house: House, change: dict[str, str], said: str) -> None:
    answer = house.client("grid").post(SEND, nothing(house, **change))
    assert answer.status_code == 422
    assert said in answer.json()["said"]
    assert not Screening.objects.exists()


def test_a_place_of_another_township_is_none_of_mine(house: House) -> None:
    far = house.places["西甲社区"].pk
    assert house.client("grid").post(SEND, nothing(house, place=far)).status_code == 422


def test_places_of_one_township_stand_alone_those_of_many_in_groups(house: House) -> None:
    mine = place_choices(house.people["grid"])
    assert [label for _key, label in mine] == ["请选择", "东甲社区", "东乙社区", "东街道（全部）"]
    every = place_choices(house.people["keeper"])
    assert [label for label, _some in every[1:]] == ["东街道", "西镇"]


@pytest.mark.parametrize(
    ("who", "status"), [("grid", 200), ("keeper", 200), ("station", 200), ("chief", 200)]
)
def test_who_may(house: House, who: str, status: int) -> None:
    assert house.client(who).get(PAGE).status_code == status


def test_who_has_no_right_may_not(house: House) -> None:
    house.person("reader", "bureau", "leader", "unit")
    client = house.client("reader")
    assert client.get(PAGE).status_code == 403
    assert client.post(SEND, nothing(house)).status_code == 403


def test_who_is_logged_out_is_sent_to_log_in(house: House, client: Any) -> None:
    assert client.post(SEND, nothing(house)).status_code == 302


def test_sending_is_no_reading(house: House) -> None:
    assert house.client("grid").get(SEND).status_code == 405


def test_a_grid_worker_sees_the_own_units_lines_only(house: House) -> None:
    house.client("grid").post(SEND, something(house))
    assert access.visible(house.people["grid"], SCREENINGS).count() == 1
    assert access.visible(house.people["chief"], SCREENINGS).count() == 1
    assert access.visible(house.people["stranger"], SCREENINGS).count() == 0


def test_the_page_costs_the_same_for_one_and_for_many(
    house: House, django_assert_max_num_queries: Any
) -> None:
    client = house.client("grid")
    for number in range(8):
        client.post(SEND, nothing(house, key=f"{number:x}" * 32))
    with django_assert_max_num_queries(20):
        client.get(PAGE)
