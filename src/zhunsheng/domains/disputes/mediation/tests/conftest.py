"""A small district: the bureau with its centre, a station in a township, police, court, a person for each role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)
D = date


@dataclass
class House:
    """The units, places and people of the tests."""

    bureau: Unit
    centre: Unit
    station: Unit
    police: Unit
    court: Unit
    township: Place
    village: Place
    people: dict[str, Person]

    def actor(self, role: str) -> Actor:
        """The person of a role as an actor."""
        return Actor.staff(self.people[role])


def _unit(code: str, name: str, kind: str, parent: Unit | None = None, **more: Any) -> Unit:
    return Unit.objects.create(code=code, name=name, kind=kind, parent=parent, **more)


def _person(username: str, unit: Unit, *roles: str, scope: str = Scope.UNIT_BELOW) -> Person:
    person = Person.objects.create_user(username, name=f"测试{username}", unit=unit)
    for role in roles:
        Grant.objects.create(
            person=person, role=role, domain="mediation", scope=scope, starts_on=START
        )
    return person


@pytest.fixture
def house(db: None) -> House:
    """The small district, with calendar and limits loaded."""
    load_calendar()
    load_statutes()
    level, kinds = Place.Level, Unit.Kind
    county = Place.objects.create(code="990104000000", name="演示区", level=level.COUNTY)
    town = Place.objects.create(
        code="990104100000",
        name="虚构镇",
        full_name="演示区虚构镇",
        level=level.TOWNSHIP,
        parent=county,
    )
    village = Place.objects.create(
        code="990104100001",
        name="虚构村",
        full_name="演示区虚构镇虚构村",
        level=level.VILLAGE,
        parent=town,
    )
    government = _unit("G", "演示区人民政府", kinds.GOVERNMENT, place=county)
    bureau = _unit(
        "S", "演示区司法局", kinds.DEPARTMENT, government, place=county, document_code="演司"
    )
    centre = _unit(
        "M", "演示区矛盾纠纷调解中心", kinds.OTHER, bureau, place=county, phone="0951-0000001"
    )
    station = _unit("S1", "虚构镇司法所", kinds.JUSTICE_OFFICE, bureau, place=town)
    police = _unit("P", "演示区公安分局", kinds.DEPARTMENT, government, document_code="演公")
    court = _unit("F", "演示区人民法院", kinds.COURT)
    Duty.objects.create(domain="mediation", organ=bureau, unit=centre, starts_on=START)
    people = {
        "clerk": _person("clerk", station, "registrar", "handler"),
        "handler": _person("handler", centre, "registrar", "handler"),
        "chief": _person("chief", bureau, "chief"),
        "police": _person("police", police, "risk_unit", scope=Scope.UNIT),
        "organ": _person("organ", police, "registrar", "handler"),
        "leader": _person("leader", government, "leader"),
    }
    return House(bureau, centre, station, police, court, town, village, people)


@pytest.fixture
def dispute(house: House) -> dict[str, Any]:
    """A dispute as the counter takes it down."""
    return {
        "kind": "neighbour",
        "source": "application",
        "place": house.village.pk,
        "facts": "院墙占道，两家多次争吵。",
        "request": "拆除占道的院墙。",
        "applicant": "秦某甲",
        "applicant_phone": "13900000000",
        "other": "赵某乙",
        "other_phone": "13900000001",
    }


@pytest.fixture
def today() -> Iterator[None]:
    """A fixed today, well after the disputes of 2022."""
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


def pdf(kind: str, name: str = "材料.pdf") -> Upload:
    """A small real PDF of a kind."""
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    return Upload(kind, BytesIO(content), name)


AGREEMENT = {
    "main_facts": "院墙占道约半米。",
    "responsibility": "赵某乙承担拆除责任。",
    "agreement": "赵某乙在十日内把院墙退回半米。",
    "performance": "赵某乙自行拆除，费用自担。",
}


class Case:
    """Drives one dispute in tests: each call is an act on a day, the dispute comes back up to date."""

    def __init__(self, house: House, matter: Dispute) -> None:
        self.house = house
        self.matter = matter
        self.event: Any = None

    def do(self, action: str, on: date, role: str = "clerk", **data: Any) -> Any:
        """Perform ``action`` as the person of ``role`` on a day."""
        files = data.pop("files", ())
        options = {k: data.pop(k) for k in ("back_entry",) if k in data}
        sides = {"applicant": Actor.public("a"), "other": Actor.public("o", side="other")}
        actor = sides.get(role) or self.house.actor(role)
        self.event = perform(self.matter, action, actor, data, files, at=on, **options)
        return self.event

    def accept(self, on: date, **data: Any) -> Any:
        """Both agree, somebody mediates."""
        given = {"applicant_agrees": "yes", "other_agrees": "yes", "outside": "马某丙", **data}
        return self.do("accept", on, **given)

    def agree(self, on: date, **data: Any) -> Any:
        """A written agreement."""
        return self.do("agree", on, **{**AGREEMENT, **data})

    def document(self, kind: str) -> Any:
        """The newest document of a kind."""
        return self.matter.documents.filter(kind=kind).latest("pk")

    def clock(self, code: str) -> Any:
        """The newest clock of a limit."""
        return self.matter.clocks.filter(code=code).latest("pk")


def begin(
    house: House,
    data: dict[str, Any],
    on: date,
    procedure: str = "mediation.people",
    role: str = "clerk",
    **more: Any,
) -> Case:
    """A dispute that came in on a day."""
    back = {"back_entry": more.pop("back_entry")} if "back_entry" in more else {}
    event = file(procedure, house.actor(role), {**data, **more}, at=on, **back)
    return Case(house, Dispute.objects.get(pk=event.subject_id))


@pytest.fixture
def filed(house: House, dispute: dict[str, Any], today: None) -> Case:
    """A dispute registered on 2022-08-01."""
    return begin(house, dispute, D(2022, 8, 1))
