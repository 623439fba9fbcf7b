"""An office that looks after terminals, two townships with places, three machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.legalservice.stations.models import Station, Terminal
from zhunsheng.domains.legalservice.stations.registers import STATIONS, TERMINALS
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change

BEGUN = Change(None, date(2022, 1, 4))


@dataclass
class House:
    """What the tests act in."""

    bureau: Unit
    clerk: Person
    stations: list[Station]
    terminals: list[Terminal]


def staff(unit: Unit, name: str, role: str, domain: str = "stations") -> Person:
    """Somebody with one role for the unit and those below."""
    person = Person.objects.create_user(name, name=f"测试{name}", unit=unit)
    Grant.objects.create(
        person=person,
        role=role,
        domain=domain,
        scope=Scope.UNIT_BELOW,
        starts_on=date(2010, 1, 1),
    )
    return person


def desk(who: Person) -> Client:
    """A signed-in browser."""
    client = Client()
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _stations(towns: list[Place], unit: Unit) -> list[Any]:
    rows = [
        {
            "code": f"G{n}",
            "name": f"{town.name}公共法律服务工作站",
            "kind": "station",
            "township": town.pk,
            "place": town.pk,
            "address": f"演示路{n}号",
            "phone": f"0951-000000{n}",
            "hours": "工作日 9:00—17:00",
            "unit": unit.pk,
        }
        for n, town in enumerate(towns, 1)
    ]
    made = changing.add(STATIONS, rows, BEGUN)
    changing.publish(STATIONS, [one.pk for one in made], BEGUN)
    return made


@pytest.fixture
def house(db: None) -> House:
    county = Place.objects.create(code="640104000000", name="演示区", level=Place.Level.COUNTY)
    towns = [
        Place.objects.create(
            code=f"64010400{n}000", name=f"演示{n}镇", level=Place.Level.TOWNSHIP, parent=county
        )
        for n in (1, 2)
    ]
    bureau = Unit.objects.create(
        code="SFJ", name="演示区司法局", kind="department", document_code="演司", place=county
    )
    Duty.objects.create(domain="stations", organ=bureau, unit=bureau, starts_on=date(2010, 1, 1))
    stations = _stations(towns, bureau)
    machines = [
        {"code": f"ZD{n}", "kind": kind, "station": stations[at].pk, "unit": bureau.pk}
        for n, (kind, at) in enumerate([("kiosk", 0), ("desk", 0), ("desk", 1)], 1)
    ]
    terminals = changing.add(TERMINALS, machines, BEGUN)
    return House(bureau, staff(bureau, "clerk", "registrar"), stations, terminals)
