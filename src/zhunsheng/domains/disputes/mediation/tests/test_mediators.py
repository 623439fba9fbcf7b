"""Who is offered to mediate: nearest, skilled, without conflict; the register of mediators has the last word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.disputes.mediation.assignable import MOST, assignable, named
from zhunsheng.domains.disputes.mediation.tests.conftest import D, House, begin
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import registers

pytestmark = pytest.mark.django_db
BEGUN = date(2022, 1, 1)
PEOPLE = (
    ("村", "甲", "全部"),
    ("村", "乙", "合同"),
    ("镇", "丙", "全部"),
    ("远", "丁", "全部"),
    ("区", "戊", "邻里"),
    ("村", "秦某甲", "全部"),
)
NOW = Change(None, BEGUN, "试", "test")


@pytest.fixture
def register(house: House, today: None) -> None:
    """Mediators in the village, in the township, in another one, and one of the centre."""
    county = house.township.parent
    away = Place.objects.create(
        code="990104200000", name="远镇", level=Place.Level.TOWNSHIP, parent=county
    )
    places = {"村": house.village, "镇": house.township, "远": away, "区": county}
    rows: list[dict[str, Any]] = [
        {
            "code": name,
            "name": f"{name}调委会",
            "kind": "committee",
            "level": "village",
            "founder": "village",
            "place": place.pk,
            "address": "某路",
            "phone": "0951-0000000",
            "valid_from": BEGUN,
        }
        for name, place in places.items()
        if place is not None
    ]
    entries = changing.add(registers["mediation.organisations"], rows, NOW)
    known = {one.code: one.pk for one in entries}
    mediators = [
        {
            "code": f"M{name}",
            "name": name,
            "organisation": known[where],
            "skills": skills,
            "is_active": True,
            "valid_from": BEGUN,
        }
        for where, name, skills in PEOPLE
    ]
    changing.add(registers["mediation.mediators"], mediators, NOW)


def test_nearest_first_and_who_knows_the_kind(house: House, register: None) -> None:
    found = [one.name for one in assignable("neighbour", house.village)]
    assert found == ["甲", "秦某甲", "丙", "戊", "乙"]
    assert "本村（社区）" in assignable("neighbour", house.village)[0].label


def test_a_party_is_not_offered(house: House, register: None) -> None:
    found = assignable("neighbour", house.village, ["秦某甲", "赵某乙"])
    assert "秦某甲" not in [one.name for one in found]


def test_no_more_than_one_page_is_offered_and_others_are_named(
    house: House, register: None
) -> None:
    assert len(assignable("neighbour", house.village)) <= MOST
    assert named("丙", house.village).code == "M丙"
    assert named("谁也不认识", house.village).code == ""


def test_committee_comes_with_the_mediator(
    house: House, dispute: dict[str, Any], register: None
) -> None:
    case = begin(house, dispute, D(2022, 8, 1))
    case.accept(D(2022, 8, 2), mediators=["M甲", "M丙"], outside="")
    assert case.matter.committee == "村调委会"
    rows = case.matter.mediators.filter(is_active=True)
    assert [(one.name, one.is_lead) for one in rows] == [("甲", True), ("丙", False)]


def test_an_empty_register_takes_a_typed_name(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    assert assignable("neighbour", house.village) == []
    case = begin(house, dispute, D(2022, 8, 1))
    case.accept(D(2022, 8, 2))
    assert case.matter.mediators.get().name == "马某丙"
    assert case.matter.committee == house.station.name
