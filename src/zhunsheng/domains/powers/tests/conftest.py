"""A small district: the government, the reviewing office, the office of the lists, two departments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.powers.models import PowerChange, PowerItem
from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)
BEGUN = date(2021, 3, 1)


@dataclass
class Lists:
    """Units and people of the tests."""

    organ: Unit
    bureau: Unit
    market: Unit
    school: Unit
    people: dict[str, Person]

    def actor(self, role: str) -> Actor:
        """The person of a role as an actor."""
        return Actor.staff(self.people[role])

    def item(self, code: str, **more: Any) -> dict[str, Any]:
        """Values of a sound power item of the market office."""
        return {
            "code": code,
            "title": f"对无证经营{code}的处罚",
            "kind": "penalty",
            "unit": self.market.pk,
            "basis_law": "行政处罚法",
            "duties": "立案、调查、决定、送达",
            "accountability": "没有依据处罚的",
            **more,
        }

    def add(
        self, *codes: str, register: Register = ITEMS, on: date = BEGUN, **more: Any
    ) -> list[Any]:
        """Published power items."""
        change = Change(None, on, "首次登记")
        made = changing.add(register, [self.item(code, **more) for code in codes], change)
        changing.publish(register, [entry.pk for entry in made], change)
        return made


def _person(username: str, unit: Unit, role: str, scope: str) -> Person:
    person = Person.objects.create_user(username, name=f"测试{username}", unit=unit)
    Grant.objects.create(person=person, role=role, domain="powers", scope=scope, starts_on=START)
    return person


@pytest.fixture
def lists(db: None) -> Lists:
    """The small district with calendar and limits."""
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)

    def unit(code: str, name: str, kind: str, parent: Unit | None = None, **more: Any) -> Unit:
        return Unit.objects.create(
            code=code, name=name, kind=kind, parent=parent, place=county, **more
        )

    organ = unit("G", "演示区人民政府", Unit.Kind.GOVERNMENT, document_code="演")
    bureau = unit("J", "演示区司法局", Unit.Kind.DEPARTMENT, organ)
    market = unit("M", "演示区市场监管局", Unit.Kind.DEPARTMENT, organ)
    school = unit("E", "演示区教育局", Unit.Kind.DEPARTMENT, organ)
    Duty.objects.create(domain="powers", organ=organ, unit=bureau, starts_on=START)
    people = {
        "keeper": _person("keeper", market, "power_keeper", Scope.UNIT),
        "stranger": _person("stranger", school, "power_keeper", Scope.UNIT),
        "office": _person("office", organ, "power_office", Scope.ALL),
        "reviewer": _person("reviewer", bureau, "handler", Scope.UNIT),
        "chief": _person("chief", bureau, "chief", Scope.UNIT_BELOW),
        "head": _person("head", organ, "organ_head", Scope.UNIT_BELOW),
        "leader": _person("leader", organ, "leader", Scope.ALL),
        "admin": _person("admin", organ, "admin", Scope.ALL),
    }
    return Lists(organ, bureau, market, school, people)


@pytest.fixture
def today() -> Iterator[None]:
    """A fixed today."""
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


@dataclass
class Case:
    """A change that tests drive."""

    lists: Lists
    matter: PowerChange

    def do(self, action: str, role: str, on: date, sheet: bytes = b"", **data: Any) -> Any:
        """Perform ``action`` as the person of ``role`` on a day."""
        files = [Upload("change_sheet", BytesIO(sheet), "明细.xlsx")] if sheet else []
        return perform(self.matter, action, self.lists.actor(role), data, files, at=on)

    def submitted(self) -> Case:
        """Up to the legality review."""
        self.do("submit", "keeper", date(2022, 6, 3))
        return self

    def approved(self) -> Case:
        """Up to the publication."""
        self.submitted().do("review", "reviewer", date(2022, 6, 8), opinion="agree")
        self.do("approve", "head", date(2022, 6, 10))
        return self

    def published(self) -> Case:
        """To the end."""
        self.approved().do("publish", "office", date(2022, 6, 13))
        return self


@pytest.fixture
def change(lists: Lists, today: None) -> Case:
    """A change that was proposed and has no lines yet; three items are in the list."""
    lists.add("A-1", "A-2", "A-3")
    data = {
        "proposer": lists.market.pk,
        "title": "贯彻新法",
        "ground": "law",
        "basis": "某某法第三条",
        "law_changed_on": "2022-06-01",
        "reason": "新法施行",
    }
    event = file("powers.change", lists.actor("keeper"), data, at=date(2022, 6, 2))
    return Case(lists, PowerChange.objects.get(pk=event.subject_id))


def entry(code: str) -> PowerItem:
    """A power item as it stands."""
    found: PowerItem = PowerItem.objects.get(code=code)
    return found
