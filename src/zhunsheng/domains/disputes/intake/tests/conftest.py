"""A small centre: its desk with one person for each role, and an intake as somebody in a hurry would leave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from zhunsheng.domains.disputes.intake.models import Branch, Intake
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.ledger.models import Receipt
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)


@dataclass
class House:
    """The units and people of the tests."""

    bureau: Unit
    centre: Unit
    town: Place
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """A person as an actor."""
        return Actor.staff(self.people[name])

    def client(self, name: str) -> Client:
        """A logged-in client."""
        client = Client()
        client.force_login(self.people[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def person(self, name: str, role: str, domain: str, unit: Unit | None = None) -> Person:
        """Somebody with one right."""
        person = Person.objects.create_user(name, name=f"测试{name}", unit=unit or self.centre)
        Grant.objects.create(
            person=person, role=role, domain=domain, scope=Scope.UNIT_BELOW, starts_on=START
        )
        self.people[name] = person
        return person


@pytest.fixture(autouse=True)
def _records_at_once(settings: Any) -> None:
    """Looks at restricted cases are written in the test's own transaction."""
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True


@pytest.fixture
def house(db: None) -> House:
    """The bureau with its centre, calendar and limits loaded."""
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    town = Place.objects.create(
        code="990104100000", name="虚构镇", level=Place.Level.TOWNSHIP, parent=county
    )
    bureau = Unit.objects.create(
        code="SF",
        name="演示区司法局",
        kind=Unit.Kind.DEPARTMENT,
        document_code="演司",
        place=county,
    )
    centre = Unit.objects.create(
        code="MT",
        name="演示区矛盾纠纷调解中心",
        short_name="矛调中心",
        kind=Unit.Kind.OTHER,
        parent=bureau,
        place=county,
        phone="0951-0000001",
    )
    Duty.objects.create(domain="intake", organ=bureau, unit=centre, starts_on=START)
    found = House(bureau, centre, town)
    for role in ("registrar", "handler", "chief"):
        found.person(role, role, "intake")
    found.person("stranger", "handler", "disclosure", bureau)
    return found


@pytest.fixture
def told(house: House) -> dict[str, Any]:
    """What somebody said at the desk about a decision of an authority and a quarrel with a neighbour."""
    return {
        "story": "邻居把墙砌到我家院子里，街道给了一个处理决定。",
        "wish": "把墙拆了",
        "kind": "neighbour",
        "wants": ["talk", "review"],
        "name": "秦某甲",
        "phone": "13900001234",
        "other_side": "隔壁王某",
        "place": house.town.pk,
        "happened_on": "2022-07-20",
        "decision": "administrative",
        "decision_title": "虚构镇人民政府处理决定",
        "decision_on": "2022-08-01",
        "channel": "desk",
    }


@pytest.fixture
def today() -> Iterator[time_machine.Traveller]:
    """A Monday in August; tests move it."""
    with time_machine.travel("2022-08-08T10:00:00+08:00", tick=False) as traveller:
        yield traveller


class Case:
    """Drives one intake: each call is an act, the intake comes back up to date."""

    def __init__(self, house: House, matter: Intake, secret: str = "") -> None:
        self.house, self.matter, self.secret = house, matter, secret

    def do(self, action: str, role: str = "handler", on: date | None = None, **data: Any) -> Any:
        """Perform ``action`` as the person of ``role``."""
        actor = Actor.public("test") if role == "public" else self.house.actor(role)
        event = perform(self.matter, action, actor, data, at=on)
        self.matter = Intake.objects.get(pk=self.matter.pk)
        return event

    def branch(self, way: str) -> Branch:
        """The newest branch of a way."""
        return Branch.objects.filter(intake=self.matter, way=way).latest("pk")

    def document(self, kind: str) -> Any:
        """The newest paper of a kind."""
        return self.matter.documents.filter(kind=kind).latest("pk")

    @property
    def receipt(self) -> Receipt:
        """The receipt given at the beginning."""
        return Receipt.objects.get(code=self.matter.receipt)


def begin(house: House, told: dict[str, Any], on: date | None = None, **more: Any) -> Case:
    """An intake that came in at the desk."""
    event = file("intake.request", house.actor("registrar"), {**told, **more}, at=on)
    return Case(house, Intake.objects.get(pk=event.subject_id), event.receipt_secret)  # type: ignore[attr-defined]


@pytest.fixture
def filed(house: House, told: dict[str, Any], today: Any) -> Case:
    """The intake, taken down today."""
    return begin(house, told)
