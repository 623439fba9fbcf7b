"""Whom a restricted matter must never reach finds nothing of it, whatever right or part they have in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.kernel.access import scope
from zhunsheng.kernel.access.models import Scope
from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.notices import services as notices
from zhunsheng.kernel.orgs.models import Person, Post
from zhunsheng.kernel.procedure.tests.test_access import House

pytestmark = pytest.mark.django_db
START = date(2020, 1, 1)


@pytest.fixture
def house(db: None) -> House:
    return House()


def _sees(person: Person, matter: Matter) -> dict[str, Any]:
    """Every way in which the access layer answers."""
    scope.forget(person)
    page = scope.page(person, Matter.objects.order_by("-pk"), key=lambda m: m.pk, size=10)
    return {
        "visible": scope.visible(person, Matter.objects.all()).filter(pk=matter.pk).exists(),
        "page": matter in page,
        "audiences": bool(scope.audiences(person, matter)),
        "can": scope.can(person, ("chief",), matter),
    }


NOTHING = {"visible": False, "page": False, "audiences": False, "can": False}
EVERYTHING = dict.fromkeys(NOTHING, True)


@pytest.fixture
def secret(house: House) -> Matter:
    """A restricted matter of the neighbour's unit, over which everybody has every right."""
    for person in house.people:
        house.grant(person, "chief", Scope.ALL)
    return house.matter(house.units[2], restricted=True)


def test_nobody_is_barred_at_first(house: House, secret: Matter) -> None:
    assert all(_sees(person, secret) == EVERYTHING for person in house.people)


def test_a_barred_unit_bars_its_people_and_those_below(house: House, secret: Matter) -> None:
    Participant.objects.create(matter=secret, role=scope.BARRED, unit=house.units[0])
    bureau, office, neighbour = house.people
    assert _sees(bureau, secret) == _sees(office, secret) == NOTHING
    assert _sees(neighbour, secret) == EVERYTHING


def test_a_barred_office_does_not_bar_the_house_above(house: House, secret: Matter) -> None:
    Participant.objects.create(matter=secret, role=scope.BARRED, unit=house.units[1])
    assert _sees(house.people[0], secret) == EVERYTHING
    assert _sees(house.people[1], secret) == NOTHING


def test_a_second_post_in_the_barred_unit_counts(house: House, secret: Matter) -> None:
    person = house.people[2]
    Post.objects.create(person=person, unit=house.units[0], title="兼职", starts_on=START)
    Participant.objects.create(matter=secret, role=scope.BARRED, unit=house.units[0])
    assert _sees(person, secret) == NOTHING


def test_handling_or_being_asked_does_not_help(house: House) -> None:
    person = house.people[0]
    matter = house.matter(house.units[2], restricted=True, handler=person)
    Participant.objects.create(matter=matter, role=scope.CONSULTED, person=person)
    assert _sees(person, matter)["visible"]
    Participant.objects.create(matter=matter, role=scope.BARRED, person=person)
    assert _sees(person, matter) == NOTHING
    assert not scope.is_consulted(person, matter)


def test_what_is_not_restricted_bars_nobody(house: House) -> None:
    house.grant(house.people[0], "chief", Scope.ALL)
    matter = house.matter(house.units[2])
    Participant.objects.create(matter=matter, role=scope.BARRED, unit=house.units[0])
    assert _sees(house.people[0], matter) == EVERYTHING


def test_what_was_said_before_is_gone_from_the_inbox(house: House, secret: Matter) -> None:
    person = house.people[0]
    assert person.unit
    notices.tell(kind="x", title="收到", persons=[person], units=[person.unit], matter=secret)
    notices.tell(kind="x", title="无关", persons=[person])
    assert notices.unread(person) == 3
    Participant.objects.create(matter=secret, role=scope.BARRED, unit=person.unit)
    assert [notice.title for notice in notices.inbox(person)] == ["无关"]
