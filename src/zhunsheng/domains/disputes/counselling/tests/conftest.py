"""A small office: two counsellors, who takes appointments, who is in charge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.disputes.counselling.models import CounsellingCase, Slot
from zhunsheng.domains.disputes.counselling.registers import SLOTS
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)
D = date


@pytest.fixture(autouse=True)
def _records_at_once(settings: Any) -> None:
    """Who opened a restricted matter is written at once: no timer outlives its test."""
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True


@dataclass
class House:
    """The unit and its people."""

    unit: Unit
    people: dict[str, Person]

    def actor(self, name: str) -> Actor:
        """Somebody as an actor."""
        return Actor.public("test") if name == "public" else Actor.staff(self.people[name])

    def slot(self, day: date, begins: str = "14:30", who: str = "counsellor") -> Slot:
        """An hour of a counsellor."""
        row = {
            "code": f"{day:%m%d}{begins}{who}",
            "valid_from": day,
            "valid_to": day,
            "begins": begins,
            "minutes": 50,
            "counsellor": self.people[who].pk,
            "unit": self.unit.pk,
            "is_cancelled": False,
        }
        change = changing.Change(self.people["desk"], day, "排班", "form")
        (made,) = changing.add(SLOTS, [row], change)
        return Slot.objects.get(pk=made.pk)


@pytest.fixture
def house(db: None) -> House:
    """The small office, with calendar and limits loaded."""
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    unit = Unit.objects.create(
        code="P", name="演示区心理服务室", kind=Unit.Kind.OTHER, place=county, document_code="演心"
    )
    Duty.objects.create(domain="counselling", organ=unit, unit=unit, starts_on=START)
    roles = {
        "desk": ("registrar", Scope.UNIT),
        "counsellor": ("handler", Scope.OWN),
        "other": ("handler", Scope.OWN),
        "head": ("counselling_chief", Scope.UNIT),
    }
    people = {}
    for name, (role, scope) in roles.items():
        people[name] = Person.objects.create_user(name, name=f"测试{name}", unit=unit)
        Grant.objects.create(
            person=people[name], role=role, domain="counselling", scope=scope, starts_on=START
        )
    return House(unit, people)


@pytest.fixture
def today() -> Iterator[None]:
    """A fixed today."""
    with time_machine.travel("2022-08-01T10:00:00+08:00", tick=False):
        yield


class Case:
    """Drives one case in tests."""

    def __init__(self, house: House, matter: CounsellingCase) -> None:
        self.house = house
        self.matter = matter

    def do(self, action: str, who: str = "counsellor", on: date | None = None, **data: Any) -> Any:
        """Perform ``action`` as somebody."""
        return perform(self.matter, action, self.house.actor(who), data, at=on)

    def hold(self, who: str = "counsellor") -> None:
        """One session."""
        self.do("hold_session", who, minutes=50, way="room")


def begin(house: House, who: str = "desk", **more: Any) -> Case:
    """An appointment."""
    data = {"name": "小木", "danger": "no", "way": "room", "channel": "counter", **more}
    event = file("counselling.session", house.actor(who), data)
    return Case(house, CounsellingCase.objects.get(pk=event.subject_id))


@pytest.fixture
def booked(house: House, today: None) -> Case:
    """Booked for tomorrow with the first counsellor."""
    return begin(house, slot=house.slot(D(2022, 8, 2)).pk)
