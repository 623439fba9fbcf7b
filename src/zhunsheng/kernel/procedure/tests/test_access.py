"""What each scope covers, by hand and against a plain reading of the rules on random houses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from zhunsheng.kernel.access import scope
from zhunsheng.kernel.access.models import Delegation, Grant, Scope
from zhunsheng.kernel.access.roles import roles
from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.kernel.procedure import statements
from zhunsheng.lib import clock

START = date(2020, 1, 1)


class House:
    """A county with two townships; a bureau with an office below it and a neighbour beside it."""

    def __init__(self) -> None:
        county = self._place("1", Place.Level.COUNTY)
        self.places = [
            county,
            self._place("11", Place.Level.TOWNSHIP, county),
            self._place("12", Place.Level.TOWNSHIP, county),
        ]
        bureau = self._unit("B", None, county)
        self.units = [
            bureau,
            self._unit("O", bureau, self.places[1]),
            self._unit("N", None, self.places[2]),
        ]
        self.people = [
            Person.objects.create_user(f"p{n}", name=f"人员{n}", unit=unit)
            for n, unit in enumerate(self.units)
        ]

    def _place(self, code: str, level: str, parent: Place | None = None) -> Place:
        return Place.objects.create(code=code, name=code, level=level, parent=parent)

    def _unit(self, code: str, parent: Unit | None, place: Place) -> Unit:
        kind = Unit.Kind.DEPARTMENT
        return Unit.objects.create(code=code, name=code, kind=kind, parent=parent, place=place)

    def matter(self, unit: Unit, **more: Any) -> Matter:
        """A matter of a unit, in the unit's place unless told otherwise."""
        values: dict[str, Any] = {"domain": "a", "place": unit.place, **more}
        day = date(2022, 1, 1)
        matter = Matter(
            procedure="a",
            procedure_version="1",
            title="x",
            organ=unit,
            unit=unit,
            stage="s",
            received_on=day,
            acted_on=day,
            **values,
        )
        statements.insert(matter)
        return matter

    def grant(self, person: Person, role: str, reach: str, **more: Any) -> Grant:
        values = {"domain": "a", "starts_on": START, **more}
        scope.forget(person)
        return Grant.objects.create(person=person, role=role, scope=reach, **values)


@pytest.fixture
def house(db: None) -> House:
    return House()


def seen(person: Person) -> set[int]:
    scope.forget(person)
    return set(scope.visible(person, Matter.objects.all()).values_list("pk", flat=True))


def test_nothing_without_a_grant(house: House) -> None:
    house.matter(house.units[0])
    assert not seen(house.people[0])


def test_own(house: House) -> None:
    person = house.people[0]
    house.grant(person, "handler", Scope.OWN)
    mine = house.matter(house.units[2], handler=person)
    other = house.matter(house.units[0])
    assert seen(person) == {mine.pk}
    assert scope.can(person, ["handler"], mine)
    assert not scope.can(person, ["handler"], other)


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (Scope.UNIT, {0}),
        (Scope.UNIT_BELOW, {0, 1}),
        (Scope.PLACE_BELOW, {0, 1, 2}),
        (Scope.ALL, {0, 1, 2}),
    ],
)
def test_scopes_of_the_bureau(house: House, reach: str, expected: set[int]) -> None:
    matters = [house.matter(unit) for unit in house.units]
    house.grant(house.people[0], "chief", reach)
    assert seen(house.people[0]) == {matters[n].pk for n in expected}
    for n, matter in enumerate(matters):
        assert scope.can(house.people[0], ["chief"], matter) == (n in expected)


def test_scope_names_another_unit_or_place(house: House) -> None:
    matters = [house.matter(unit) for unit in house.units]
    house.grant(house.people[2], "leader", Scope.UNIT, unit=house.units[1])
    assert seen(house.people[2]) == {matters[1].pk}
    Grant.objects.all().delete()
    house.grant(house.people[2], "leader", Scope.PLACE_BELOW, place=house.places[1])
    assert seen(house.people[2]) == {matters[1].pk}


def test_a_place_of_the_same_prefix_is_not_below(house: House) -> None:
    """/1/ is no prefix of /11/ in a path that ends with a slash."""
    person = house.people[1]
    house.grant(person, "leader", Scope.PLACE_BELOW, place=house.places[1])
    elsewhere = house.matter(house.units[2])
    assert elsewhere.pk not in seen(person)


@pytest.mark.parametrize(("starts", "ends", "holds"), [
    (0, None, True), (0, 0, True), (1, None, False), (-9, -1, False), (-9, 0, True),
])  # fmt: skip
def test_dates_of_a_grant(house: House, starts: int, ends: int | None, holds: bool) -> None:
    matter = house.matter(house.units[0])
    today = clock.today()
    house.grant(
        house.people[0],
        "chief",
        Scope.ALL,
        starts_on=today + timedelta(starts),
        ends_on=None if ends is None else today + timedelta(ends),
    )
    assert (matter.pk in seen(house.people[0])) is holds


def test_scope_follows_successors(house: House) -> None:
    old = house.units[2]
    old.successor = house.units[0]
    old.save()
    matter = house.matter(old)
    house.grant(house.people[0], "chief", Scope.UNIT)
    assert seen(house.people[0]) == {matter.pk}


def test_two_grants_never_widen_each_other(house: House) -> None:
    """Own matters of one business and all of another do not add up to all of both."""
    person = house.people[0]
    house.grant(person, "handler", Scope.OWN, domain="a")
    house.grant(person, "chief", Scope.ALL, domain="b")
    hidden = house.matter(house.units[2], domain="a")
    shown = house.matter(house.units[2], domain="b")
    assert seen(person) == {shown.pk}
    assert not scope.can(person, ["handler", "chief"], hidden)
    assert not scope.can(person, ["handler"], shown)


def test_every_business_leaves_out_the_restricted(house: House) -> None:
    person = house.people[0]
    house.grant(person, "auditor", Scope.ALL, domain=Grant.EVERY)
    open_one = house.matter(house.units[0], domain="b")
    closed = house.matter(house.units[0], restricted=True)
    assert seen(person) == {open_one.pk}
    assert not scope.can(person, ["auditor"], closed)
    house.grant(person, "auditor", Scope.ALL, domain="a")
    assert seen(person) == {open_one.pk, closed.pk}


def test_the_administrator_sees_no_matter(house: House) -> None:
    house.grant(house.people[0], "admin", Scope.ALL, domain=Grant.EVERY)
    house.matter(house.units[0])
    assert not seen(house.people[0])


def test_a_closed_account_sees_and_may_nothing(house: House) -> None:
    person = house.people[0]
    house.grant(person, "chief", Scope.ALL)
    matter = house.matter(house.units[0], handler=person)
    person.is_active = False
    person.save()
    assert not seen(person)
    assert not scope.page(person, Matter.objects.order_by("-pk"), key=lambda m: m.pk, size=5)
    assert not scope.can(person, ["chief"], matter)


def test_whoever_takes_part_sees_it(house: House) -> None:
    matter = house.matter(house.units[0])
    Participant.objects.create(matter=matter, role="consulted", person=house.people[2])
    assert seen(house.people[2]) == {matter.pk}


def test_whoever_takes_part_by_name_has_the_rights_of_the_role(house: House) -> None:
    role = next(one for one in roles if one.participates_as)
    person, other = house.people[:2]
    mine, theirs = house.matter(house.units[2]), house.matter(house.units[2])
    for who in (person, other):
        house.grant(who, role.code, Scope.OWN)
    Participant.objects.create(matter=mine, role=role.participates_as, person=person)
    Participant.objects.create(matter=theirs, role=role.participates_as, person=other)
    assert scope.can(person, [role.code], mine)
    assert scope.audiences(person, mine) == {role.audience}
    assert not scope.can(person, [role.code], theirs)
    # In another part of the case it is no right.
    Participant.objects.create(matter=theirs, role="something else", person=person)
    assert not scope.can(person, [role.code], theirs)


def test_delegation_by_dates(house: House) -> None:
    today = clock.today()
    leader, secretary = house.people[:2]
    given = Delegation.objects.create(
        principal=leader, delegate=secretary, starts_on=today, ends_on=today, basis="授权书"
    )
    assert scope.may_act_for(secretary, leader)
    assert not scope.may_act_for(leader, secretary)
    given.ends_on = today - timedelta(1)
    given.starts_on = today - timedelta(2)
    given.save()
    assert not scope.may_act_for(secretary, leader)


def test_statements_do_not_grow_with_grants(house: House) -> None:
    person = house.people[0]
    for n in range(6):
        house.grant(person, "leader", Scope.ALL, domain=f"d{n}")
    house.matter(house.units[0], domain="d3")
    scope.forget(person)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(scope.visible(person, Matter.objects.all())) == 1
    assert len(asked) == 2
    rows = Matter.objects.order_by("-pk")
    with CaptureQueriesContext(connection) as asked:
        scope.page(person, rows, key=lambda m: m.pk, size=5)
    assert len(asked) == len(scope.branches(person))


REACH = st.sampled_from([Scope.OWN, Scope.UNIT, Scope.UNIT_BELOW, Scope.PLACE_BELOW, Scope.ALL])
THREE = st.integers(0, 2)
GRANTS = st.lists(
    st.tuples(
        st.sampled_from(["chief", "leader", "admin"]), REACH, st.sampled_from(["a", "b", "*"])
    ),
    max_size=4,
)
MATTERS = st.lists(
    st.tuples(
        THREE,
        THREE,
        st.sampled_from(["a", "b"]),
        st.booleans(),
        st.none() | THREE,
        st.lists(THREE, max_size=3),
    ),
    max_size=8,
)


def lawful(house: House, person: Person, matter: Matter) -> bool:
    """The rules read plainly, matter by matter."""
    taking_part = matter.participants.filter(person=person).exists()
    rights = [r for r in scope.rights(person) if r.role.code != "admin"]
    return matter.handler_id == person.pk or taking_part or any(r.covers(matter) for r in rights)


class TestRandomHouses(TestCase):
    """One house, many random grants and matters."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(grants=GRANTS, matters=MATTERS, size=st.integers(1, 9))
    def test_pages_lists_and_single_looks_agree(self, grants: Any, matters: Any, size: int) -> None:
        house = House()
        person = house.people[0]
        for role, reach, domain in grants:
            house.grant(person, role, reach, domain=domain)
        rows = []
        for unit, place, domain, restricted, handler, parts in matters:
            row = house.matter(
                house.units[unit],
                place=house.places[place],
                domain=domain,
                restricted=restricted,
                handler=None if handler is None else house.people[handler],
            )
            for n, part in enumerate(parts):
                who = {"person": house.people[part]}
                Participant.objects.create(matter=row, role=f"r{n}", **who)
            rows.append(row)
        expected = [row.pk for row in reversed(rows) if lawful(house, person, row)]
        ordered = Matter.objects.order_by("-pk")
        found = scope.visible(person, ordered)
        assert list(found.values_list("pk", flat=True)) == expected
        page = scope.page(person, ordered, key=lambda m: m.pk, size=size)
        assert [row.pk for row in page] == expected[:size]
