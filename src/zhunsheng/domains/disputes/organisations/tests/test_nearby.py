"""找最近的调解组织: the own village, then the township, then the whole district; never another township's."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.disputes.organisations.models import Organisation
from zhunsheng.domains.disputes.organisations.nearby import nearest
from zhunsheng.domains.disputes.organisations.registers import ORGANISATIONS
from zhunsheng.domains.disputes.organisations.tests.conftest import House
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock

PAGE = "/mediators-nearby/"


@pytest.fixture
def listed(house: House, today: Any) -> House:
    """A committee in each of three villages, one in the township, two for the district, a centre."""
    house.organisation("V1", "东甲社区")
    house.organisation("V2", "东乙社区")
    house.organisation("V3", "西甲社区")
    house.organisation("T1", "东街道", level="township", founder="township")
    house.organisation("C1", "county", level="county", founder="trade", disputes="物业、邻里")
    house.organisation("C2", "county", level="county", founder="trade", disputes="医疗")
    house.organisation("ZX", "county", kind="centre", level="county", name="区矛调中心")
    return house


def codes(house: House, place: str, **asked: str) -> list[list[str]]:
    found = nearest(house.places[place], **asked)
    return [[one.code for one in ring.organisations] for ring in found]


def test_the_nearest_come_first(listed: House) -> None:
    assert codes(listed, "东甲社区") == [["V1"], ["T1"], ["ZX", "C1", "C2"]]


def test_without_a_village_the_township_comes_first(listed: House) -> None:
    assert codes(listed, "东街道") == [["T1"], ["ZX", "C1", "C2"]]


def test_a_dispute_leaves_out_who_does_not_settle_it(listed: House) -> None:
    assert codes(listed, "东甲社区", dispute="neighbour") == [["V1"], ["T1"], ["C1", "ZX"]]
    assert codes(listed, "东甲社区", dispute="medical") == [["V1"], ["T1"], ["C2", "ZX"]]


def test_a_kind_of_organisation(listed: House) -> None:
    assert codes(listed, "东甲社区", kind="centre") == [["ZX"]]
    assert codes(listed, "东甲社区", kind="star_room") == []


def test_who_was_taken_down_is_not_named(listed: House) -> None:
    one = Organisation.objects.get(code="V1")
    changing.withdraw(ORGANISATIONS, [one.pk], Change(None, clock.today(), "撤并"))
    assert codes(listed, "东甲社区")[0] == ["T1"]


def test_first_the_townships_by_kind(listed: House, client: Client) -> None:
    text = client.get(PAGE).content.decode()
    assert "东街道" in text
    assert "<select" not in text


def test_a_telephone_can_be_dialled(listed: House, client: Client) -> None:
    town, village = listed.places["东街道"], listed.places["东甲社区"]
    page = client.get(PAGE, {"town": town.pk, "village": village.pk})
    text = page.content.decode()
    assert 'href="tel:0951-0000001"' in text
    assert "工作日9时至17时" in text
    assert "西甲社区" not in text


@pytest.mark.parametrize(
    "query",
    [
        {"town": "x"},
        {"town": "9" * 30},
        {"town": "-1"},
        {"village": "1"},
        {"town": "TOWN", "village": "FAR"},
        {"town": "TOWN", "village": "x", "dispute": "nothing", "kind": "'"},
    ],
)
def test_what_makes_no_sense_shows_the_page_all_the_same(
    listed: House, client: Client, query: dict[str, str]
) -> None:
    known = {"TOWN": listed.places["东街道"].pk, "FAR": listed.places["西甲社区"].pk}
    asked = {name: known.get(value, value) for name, value in query.items()}
    page = client.get(PAGE, asked)
    assert page.status_code == 200
    assert "V3" not in page.content.decode()


def test_it_costs_the_same_for_few_and_for_many(
    listed: House, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        listed.organisation(f"E{number}", "东街道", level="township", founder="enterprise")
    query = {"town": listed.places["东街道"].pk, "village": listed.places["东甲社区"].pk}
    with django_assert_max_num_queries(8):
        client.get(PAGE, query)
