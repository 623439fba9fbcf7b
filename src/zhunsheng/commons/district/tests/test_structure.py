"""Places, units, people and rights without a single matter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import Settings

from zhunsheng.commons.district import build, people, units
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import can, holds, may_act_for, unit_ids
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Post, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def logins() -> tuple[people.Login, ...]:
    return build.structure(2022)


def test_places_are_those_of_the_published_report(logins: object) -> None:
    levels = {level: Place.objects.filter(level=level).count() for level in Place.Level.values}
    assert levels == {"province": 1, "city": 1, "county": 1, "township": 15, "village": 140}
    village = Place.objects.get(name="掌政村")
    assert village.full_name == "银川市兴庆区掌政镇掌政村"
    assert village.parent is not None
    assert village.code.startswith(village.parent.code[:9])
    invented = Place.objects.filter(level="village").exclude(name="掌政村")
    assert all(place.name.startswith("演示第") for place in invented)


def test_units_stand_in_one_tree_with_telephones_that_cannot_be_dialled(logins: object) -> None:
    government = units.unit("GOV")
    kinds = government.below().values_list("kind", flat=True)
    assert sum(kind == "township" for kind in kinds) == 15
    assert sum(kind == "justice_office" for kind in kinds) == 15
    assert units.unit("SFJ-LAS").path.startswith(units.unit("SFJ").path)
    assert government.document_code == "兴"
    assert all(unit.phone.startswith("0951-0000") for unit in Unit.objects.all())


def test_an_abolished_unit_hands_its_scope_to_its_successor(logins: object) -> None:
    old, new = units.unit("CGJ"), units.unit("ZFJ")
    assert old.successor == new
    assert old.pk in unit_ids(new, below=False)
    before, after = date(2021, 6, 30), date(2021, 7, 1)
    assert old in Unit.objects.valid_on(before)
    assert old not in Unit.objects.valid_on(after)


def test_the_leader_does_not_log_in_and_the_secretary_records_for_him(logins: object) -> None:
    head, secretary = people.person("head"), people.person("secretary")
    assert not head.has_usable_password()
    assert secretary.has_usable_password()
    assert may_act_for(secretary, head)
    assert not may_act_for(people.person("handler"), head)
    assert holds(head, ("organ_head",), "reconsideration")
    assert not holds(secretary, ("organ_head",), "reconsideration")


def test_every_unit_that_acts_has_a_head_and_a_clerk(logins: object) -> None:
    for unit in Unit.objects.filter(kind__in=("department", "township")):
        posts = Post.objects.filter(unit=unit)
        assert posts.filter(is_head=True).count() == 1, unit
        assert posts.filter(is_head=False).exists(), unit


def test_each_login_opens_its_account_and_no_other_account_has_a_password(
    logins: tuple[people.Login, ...],
) -> None:
    for login in logins:
        assert people.person(login.username).check_password(login.password)
    usable = {p.username for p in Person.objects.all() if p.has_usable_password()}
    assert usable == {login.username for login in logins}
    assert {"admin", "auditor", "leader", "chief", "registrar", "handler"} <= usable


def test_passwords_go_to_a_private_file_once(logins: tuple[people.Login, ...]) -> None:
    path = build.logins_file()
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text(encoding="utf-8")
    assert all(login.password in text for login in logins)
    assert build.structure(2022) == ()
    assert path.read_text(encoding="utf-8") == text


def test_a_second_structure_changes_nothing(logins: object) -> None:
    models = (Place, Unit, Person, Post, Grant, Duty)
    before = [model._default_manager.count() for model in models]
    build.structure(2022)
    assert [model._default_manager.count() for model in models] == before
    assert not Matter.objects.exists()


def test_the_installation_says_that_it_shows_inventions(logins: object, settings: Settings) -> None:
    assert settings.DEMONSTRATION_MARK.is_file()
    assert build.is_built()


def test_admin_sees_no_case_for_being_admin(logins: object) -> None:
    case: Any = Matter(domain="reconsideration", unit=units.unit("SFJ-FYK"))
    assert not can(people.person("admin"), ("handler", "chief", "leader"), case)
    assert can(people.person("auditor"), ("auditor",), case)
