"""The roster by the week: typed, copied, cancelled; and who is on duty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.disputes.organisations.models import Room, RosterLine
from zhunsheng.domains.disputes.organisations.roster import on_duty
from zhunsheng.domains.disputes.organisations.tests.conftest import House

PAGE = "/desk/mediation/roster/"
WEDNESDAY, NEXT = date(2022, 8, 10), date(2022, 8, 17)
pytestmark = pytest.mark.usefixtures("today")
Rooms = dict[str, Room]


def cell(room: Room, day: date) -> str:
    return f"cell-{room.pk}-{day:%Y%m%d}"


def write(client: Client, day: date = WEDNESDAY, **cells: str) -> Any:
    data = {name.replace("_", "-"): text for name, text in cells.items()}
    return client.post(f"{PAGE}?week={day:%Y%m%d}", data)


def names(day: date) -> list[tuple[str, str]]:
    return [(line.room.name, line.name) for line in on_duty(day)]


@pytest.fixture
def filled(house: House, rooms: Rooms) -> Client:
    """The keeper, with both posts filled on Wednesday and one on Saturday."""
    client = house.client("keeper")
    answer = client.post(
        f"{PAGE}?week=20220810",
        {
            cell(rooms["desk"], WEDNESDAY): "测试甲",
            cell(rooms["window"], WEDNESDAY): "测试乙",
            cell(rooms["desk"], date(2022, 8, 13)): "测试丙",
        },
    )
    assert answer.status_code == 302
    return client


def test_who_is_on_duty(filled: Client) -> None:
    assert names(WEDNESDAY) == [("综合受理台", "测试甲"), ("多元调处窗口", "测试乙")]
    assert on_duty(date(2022, 8, 11)) == []


def test_an_emptied_cell_is_cancelled_and_may_be_filled_again(filled: Client, rooms: Rooms) -> None:
    name = cell(rooms["desk"], WEDNESDAY)
    filled.post(f"{PAGE}?week=20220810", {name: ""})
    assert names(WEDNESDAY) == [("多元调处窗口", "测试乙")]
    assert RosterLine.objects.filter(is_cancelled=True).count() == 1
    filled.post(f"{PAGE}?week=20220810", {name: "测试丁"})
    assert names(WEDNESDAY)[0] == ("综合受理台", "测试丁")
    assert RosterLine.objects.get(code="20220810-ZX001-desk").version == 3


def test_copying_fills_working_days_that_are_empty(filled: Client, rooms: Rooms) -> None:
    filled.post(f"{PAGE}?week=20220817", {cell(rooms["desk"], NEXT): "测试戊"})
    page = filled.post(f"{PAGE}?week=20220817", {"copy": "1"}, follow=True)
    assert "照抄了1班" in page.content.decode()
    assert names(NEXT) == [("综合受理台", "测试戊"), ("多元调处窗口", "测试乙")]
    # Saturday is no working day.
    assert on_duty(date(2022, 8, 20)) == []


def test_nothing_is_copied_onto_a_holiday(house: House, rooms: Rooms) -> None:
    client = house.client("keeper")
    client.post(f"{PAGE}?week=20220926", {cell(rooms["desk"], date(2022, 9, 27)): "测试甲"})
    client.post(f"{PAGE}?week=20221003", {"copy": "1"})
    assert on_duty(date(2022, 10, 4)) == []


def test_the_account_follows_the_name(house: House, filled: Client, rooms: Rooms) -> None:
    line = RosterLine.objects.get(code="20220810-ZX001-desk")
    root = f"/desk/registers/mediation.duty/{line.pk}/edit/"
    page = filled.get(root)
    data = {n: page.context["form"][n].value() or "" for n in page.context["form"].fields}
    data |= {"person": house.people["chief"].pk, "on": "2022-08-10", "version": line.version}
    data["is_cancelled"] = ""
    assert filled.post(root, data).status_code == 302
    filled.post(f"{PAGE}?week=20220817", {"copy": "1"})
    assert on_duty(NEXT)[0].person == house.people["chief"]


def test_too_long_a_name_is_told_and_kept(filled: Client, rooms: Rooms) -> None:
    page = filled.post(f"{PAGE}?week=20220810", {cell(rooms["desk"], WEDNESDAY): "长" * 41})
    assert page.status_code == 422
    assert "长" * 41 in page.content.decode()
    assert names(WEDNESDAY)[0][1] == "测试甲"


def test_two_lines_of_one_post_are_left_alone(house: House, filled: Client, rooms: Rooms) -> None:
    from zhunsheng.domains.disputes.organisations.registers import DUTY

    house.add(
        DUTY,
        code="second",
        valid_from=WEDNESDAY,
        valid_to=WEDNESDAY,
        room=rooms["desk"].pk,
        name="测试己",
        unit=rooms["desk"].unit_id,
    )
    page = filled.get(f"{PAGE}?week=20220810").content.decode()
    assert "测试甲、测试己" in page
    filled.post(f"{PAGE}?week=20220810", {cell(rooms["desk"], WEDNESDAY): "改"})
    assert len(on_duty(WEDNESDAY)) == 3


@pytest.mark.parametrize(
    ("who", "get", "post"), [("keeper", 200, 302), ("chief", 200, 302), ("station", 404, 404)]
)
def test_who_may_open_and_write(house: House, rooms: Rooms, who: str, get: int, post: int) -> None:
    client = house.client(who)
    assert client.get(PAGE).status_code == get
    assert client.post(PAGE, {"copy": "1"}).status_code == post


def test_a_grid_worker_has_no_roster(house: House, rooms: Rooms) -> None:
    assert house.client("grid").get(PAGE).status_code == 403


@pytest.mark.parametrize("week", ["x", "20221332", "9" * 30])
def test_a_week_that_is_none(house: House, rooms: Rooms, week: str) -> None:
    assert house.client("keeper").get(PAGE, {"week": week}).status_code == 404


def test_the_page_costs_the_same_for_an_empty_and_a_full_week(
    filled: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(25):
        filled.get(PAGE)
