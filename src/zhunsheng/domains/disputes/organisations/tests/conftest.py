"""A small district: two townships with villages, a keeper, a chief, a grid worker; a centre with its rooms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from zhunsheng.domains.disputes.organisations.models import Organisation, Room
from zhunsheng.domains.disputes.organisations.registers import ORGANISATIONS, ROOMS
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.statutes.load import load as load_statutes

BEGUN = date(2021, 3, 1)


@dataclass
class House:
    """Places, units and people of the tests."""

    places: dict[str, Place] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def client(self, name: str) -> Client:
        """Somebody at the workbench."""
        client = Client()
        client.force_login(self.people[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def person(self, name: str, unit: str, role: str, scope: str, **grant: Any) -> Person:
        """Somebody with a right in mediation."""
        found = Person.objects.create_user(name, name=f"测试{name}", unit=self.units[unit])
        Grant.objects.create(
            person=found, role=role, domain="mediation", scope=scope, starts_on=BEGUN, **grant
        )
        self.people[name] = found
        return found

    def add(self, register: Register, **values: Any) -> Any:
        """One entry, public where the register is."""
        change = Change(None, BEGUN, "首次登记")
        (entry,) = changing.add(register, [values], change)
        if register.public:
            changing.publish(register, [entry.pk], change)
        return entry

    def organisation(self, code: str, place: str, **more: Any) -> Organisation:
        """A village's committee unless said otherwise."""
        values = {
            "code": code,
            "name": f"{self.places[place].name}人民调解委员会",
            "kind": "committee",
            "level": "village",
            "founder": "village",
            "place": self.places[place].pk,
            "unit": self.units["station"].pk,
            "address": "演示路1号",
            "phone": "0951-0000001",
            "members": 5,
            "women": 1,
            **more,
        }
        if values["kind"] != "committee":
            values |= {"founder": "", "name": more.get("name", code)}
        found: Organisation = self.add(ORGANISATIONS, **values)
        return found


def _place(code: str, name: str, level: str, parent: Place | None) -> Place:
    full = f"{parent.full_name if parent else ''}{name}"
    return Place.objects.create(code=code, name=name, full_name=full, level=level, parent=parent)


@pytest.fixture
def house(db: None) -> House:
    """See the module's docstring."""
    load_calendar()
    load_statutes()
    found = House()
    county = _place("990104000000", "演示区", "county", None)
    found.places["county"] = county
    for number, town in enumerate(("东街道", "西镇"), 1):
        found.places[town] = _place(f"99010400{number}000", town, "township", county)
        for at, village in enumerate(("甲", "乙"), 1):
            name = f"{town[0]}{village}社区"
            code = f"99010400{number}00{at}"
            found.places[name] = _place(code, name, "village", found.places[town])
    units = (
        ("bureau", "演示区司法局", "county", None, "department"),
        ("centre", "演示区矛盾纠纷调解中心", "county", "bureau", "other"),
        ("station", "东司法所", "东街道", "bureau", "justice_office"),
        ("town", "东街道办事处", "东街道", None, "township"),
        ("other", "西镇人民政府", "西镇", None, "township"),
    )
    for code, name, place, parent, kind in units:
        found.units[code] = Unit.objects.create(
            code=code,
            name=name,
            kind=kind,
            place=found.places[place],
            parent=found.units[parent] if parent else None,
        )
    found.person("keeper", "bureau", "mediation_keeper", "place_below", place=county)
    found.person("chief", "centre", "chief", "place_below", place=county)
    found.person("station", "station", "mediation_keeper", "unit")
    found.person("grid", "town", "screener", "own")
    found.person("stranger", "other", "screener", "own")
    return found


@pytest.fixture
def today() -> Iterator[time_machine.Traveller]:
    """Wednesday 10 August 2022."""
    with time_machine.travel("2022-08-10T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def rooms(house: House) -> dict[str, Room]:
    """A centre with a desk and a window that have to be filled, and a reception room."""
    centre = house.organisation(
        "ZX001", "county", kind="centre", level="county", unit=house.units["centre"].pk
    )
    made = {}
    for code, kind, needs in (
        ("desk", "desk", True),
        ("window", "window", True),
        ("reception", "reception", False),
    ):
        made[code] = house.add(
            ROOMS,
            code=f"ZX001-{code}",
            name={"desk": "综合受理台", "window": "多元调处窗口", "reception": "第一接待室"}[code],
            kind=kind,
            function="mediation" if kind == "window" else "",
            organisation=centre.pk,
            unit=centre.unit_id,
            needs_duty=needs,
        )
    return made
