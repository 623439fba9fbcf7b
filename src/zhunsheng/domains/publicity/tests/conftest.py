"""A small district: the justice bureau with its office for publicity, two departments, a township with two villages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from zhunsheng.domains.publicity.outreach.models import PublicityEvent
from zhunsheng.domains.publicity.outreach.registers import DUTIES, LECTURERS, SERIES
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)
NEW_YEAR = date(2022, 1, 4)
HELD_ON = date(2022, 5, 18)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@dataclass
class House:
    """The units and people of the tests."""

    units: dict[str, Unit]
    county: Place
    town: Place
    village: Place
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """A person as an actor."""
        return Actor.staff(self.people[name])

    def client(self, name: str) -> Client:
        """The same at the workbench."""
        client = Client()
        client.force_login(self.people[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def page(self, name: str, path: str, status: int = 200) -> str:
        """The page of an address as somebody sees it."""
        answer = self.client(name).get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return "" if answer.streaming else answer.content.decode()

    def hire(
        self, name: str, unit: str, role: str, scope: str, domain: str = "publicity"
    ) -> Person:
        """Somebody with one role."""
        person = self.people.get(name) or Person.objects.create_user(
            name, name=f"测试{name}", unit=self.units[unit]
        )
        Grant.objects.create(person=person, role=role, domain=domain, scope=scope, starts_on=START)
        self.people[name] = person
        return person


def _unit(code: str, name: str, place: Place, parent: Unit | None, kind: str = "") -> Unit:
    return Unit.objects.create(
        code=code,
        name=f"演示区{name}",
        short_name=name,
        kind=kind or Unit.Kind.DEPARTMENT,
        document_code=f"演{code}",
        place=place,
        parent=parent,
        valid_from=START,
    )


@pytest.fixture
def house(db: None, settings: Settings) -> House:
    """The office sees everything; each department sees its own."""
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    town = Place.objects.create(
        code="990104100000", name="演示镇", level=Place.Level.TOWNSHIP, parent=county
    )
    village = Place.objects.create(
        code="990104100001", name="演示第一村", level=Place.Level.VILLAGE, parent=town
    )
    justice = _unit("SF", "司法局", county, None)
    units = {
        "SF": justice,
        "PF": _unit("PF", "普法科", county, justice, Unit.Kind.OFFICE),
        "JY": _unit("JY", "教育局", county, None),
        "WJ": _unit("WJ", "卫健局", county, None),
        "ZZ": _unit("ZZ", "演示镇政府", town, None, Unit.Kind.TOWNSHIP),
    }
    found = House(units, county, town, village)
    Duty.objects.create(domain="publicity", organ=justice, unit=units["PF"], starts_on=START)
    found.hire("office", "PF", "publicity_office", Scope.ALL)
    found.hire("office", "PF", "registrar", Scope.ALL)
    for code in ("JY", "WJ", "ZZ"):
        found.hire(f"clerk-{code.lower()}", code, "registrar", Scope.UNIT)
        found.hire(f"chief-{code.lower()}", code, "chief", Scope.UNIT_BELOW)
    return found


def add(
    register: Any, *rows: dict[str, Any], on: date = NEW_YEAR, public: bool = True
) -> list[Any]:
    """Entries of a register, published where it has a public face."""
    change = Change(None, on, "年初建立")
    entries = changing.add(register, list(rows), change)
    if register.public is not None and public:
        changing.publish(register, [entry.pk for entry in entries], change)
    return entries


def duty_row(house: House, **more: Any) -> dict[str, Any]:
    """What the education bureau has to teach."""
    return {
        "code": "2022-JY-01",
        "year": 2022,
        "unit": house.units["JY"].pk,
        "law": "《未成年人保护法》",
        "audience": "students",
        "way": "进学校宣讲、模拟法庭",
        "due_on": date(2022, 6, 30),
        "times": 2,
    } | more


@pytest.fixture
def duty(house: House) -> Any:
    """One duty of the education bureau, twice a year."""
    return add(DUTIES, duty_row(house))[0]


@pytest.fixture
def series(house: House) -> Any:
    """The lectures of the eighth five-year plan."""
    row = {"code": "85", "title": "“八五”普法宣讲", "kind": "lecture", "programme": "8"}
    return add(SERIES, row)[0]


@pytest.fixture
def lecturer(house: House) -> Any:
    """One of the group."""
    row = {
        "code": "JS-001",
        "name": "秦某",
        "workplace": "演示律师事务所",
        "fields": "民法典、婚姻家庭",
        "phone": "0951-0000001",
        "valid_to": date(2030, 12, 31),
    }
    return add(LECTURERS, row)[0]


def held(house: House, **more: Any) -> dict[str, Any]:
    """The answers that record an event which was held."""
    return {
        "filed": "held",
        "title": "民法典进校园",
        "kind": "themed",
        "audience": "students",
        "held_on": HELD_ON,
        "place": house.town.pk,
        "heads": 120,
        "counted": "one",
    } | more


def record(house: House, who: str = "clerk-jy", on: date = HELD_ON, **more: Any) -> PublicityEvent:
    """Record a held event; returns the matter."""
    event = file("publicity.event", house.actor(who), held(house, **more), at=on)
    return PublicityEvent.objects.get(pk=event.subject_id)
