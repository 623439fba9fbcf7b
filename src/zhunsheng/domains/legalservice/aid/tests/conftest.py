"""A small district with its legal aid agency: one person for each role, providers, a rate, a standard of hardship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.legalservice.aid.models import AidCase, AidProvider
from zhunsheng.domains.legalservice.aid.registers import PROVIDERS, RATES, STANDARDS
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)
FILED = date(2022, 8, 1)
"""A Monday."""


@dataclass
class House:
    """The units, people and providers of the tests."""

    bureau: Unit
    centre: Unit
    station: Unit
    town: Place
    people: dict[str, Person]

    def actor(self, role: str) -> Actor:
        """The person of a role as an actor."""
        return Actor.staff(self.people[role])

    def provider(self, code: str) -> AidProvider:
        """One of the register."""
        found: AidProvider = AidProvider.objects.get(code=code)
        return found

    def add_provider(self, code: str, **more: Any) -> AidProvider:
        """One more of the register."""
        values = {
            "name": f"律师{code}",
            "kind": "lawyer",
            "firm": f"虚构{code}律师事务所",
            "capacity": 10,
            "practising_from": date(2010, 1, 1),
            **more,
        }
        [entry] = changing.add(PROVIDERS, [{"code": code, **values}], Change(None, START))
        return self.provider(entry.code)


def _grant(username: str, unit: Unit, role: str, scope: str = Scope.UNIT_BELOW) -> Person:
    person = Person.objects.create_user(username, name=f"测试{username}", unit=unit)
    Grant.objects.create(person=person, role=role, domain="aid", scope=scope, starts_on=START)
    return person


def _units(county: Place, town: Place) -> tuple[Unit, Unit, Unit]:
    """The bureau, the agency, a station."""
    kinds = Unit.Kind
    government = Unit.objects.create(
        code="G", name="演示区人民政府", kind=kinds.GOVERNMENT, document_code="演", place=county
    )
    more: dict[str, Any] = {"parent": government, "place": county}
    bureau = Unit.objects.create(
        code="J", name="演示区司法局", kind=kinds.DEPARTMENT, document_code="演司", **more
    )
    more["parent"] = bureau
    centre = Unit.objects.create(
        code="Y", name="演示区法律援助中心", kind=kinds.OTHER, document_code="演援", **more
    )
    station = Unit.objects.create(
        code="S", name="虚构司法所", kind=kinds.JUSTICE_OFFICE, parent=bureau, place=town
    )
    return bureau, centre, station


@pytest.fixture
def house(db: None) -> House:
    """The small district, with calendar and limits loaded."""
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    town = Place.objects.create(
        code="990104100000", name="虚构镇", level=Place.Level.TOWNSHIP, parent=county
    )
    bureau, centre, station = _units(county, town)
    Duty.objects.create(domain="aid", organ=centre, unit=centre, starts_on=START)
    people = {
        "registrar": _grant("registrar", centre, "registrar"),
        "handler": _grant("handler", centre, "handler"),
        "chief": _grant("chief", centre, "chief"),
        "bureau": _grant("bureau", bureau, "organ_head"),
        "lawyer": _grant("lawyer", centre, "aid_lawyer", Scope.OWN),
        "reviewer": _grant("reviewer", bureau, "aid_reviewer"),
        "reviewer2": _grant("reviewer2", bureau, "aid_reviewer"),
        "reviewer3": _grant("reviewer3", bureau, "aid_reviewer"),
        "station": _grant("station", station, "aid_station", Scope.UNIT),
    }
    found = House(bureau, centre, station, town, people)
    _lists(found)
    return found


def _lists(house: House) -> None:
    house.add_provider("A1", name="甲律师", skills="劳动、民事", person=house.people["lawyer"].pk)
    house.add_provider("B1", name="乙律师", skills="刑事", languages="手语")
    change = Change(None, START)
    rate = {
        "code": "BT-1",
        "title": "民事案件",
        "kind": "civil",
        "amount": 150_000,
        "basis": "演示标准",
    }
    changing.add(RATES, [{**rate, "each_more": 10_000}], change)
    standard = {"code": "BZ-1", "amount": 120_000, "basis": "演示标准"}
    changing.add(STANDARDS, [standard], change)


@pytest.fixture
def application(house: House) -> dict[str, Any]:
    """A complete application of somebody who asks for alimony, handed in at the desk."""
    return {
        "name": "秦某甲",
        "id_number": "",
        "phone": "13900000000",
        "address": "虚构路1号",
        "kind": "civil",
        "ground": "31.4",
        "subject": "抚养费",
        "opponents": "李某乙",
        "claim": "请求支付抚养费。",
        "hardship": "pledge",
        "household": 2,
        "income": "2000",
        "channel": "desk",
        "place": house.town,
    }


@pytest.fixture
def today() -> Iterator[None]:
    """A fixed today, well after the cases of 2022."""
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


def pdf(kind: str, name: str = "材料.pdf") -> Upload:
    """A small real PDF of a kind."""
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    return Upload(kind, BytesIO(content), name)


class Case:
    """Drives one case in tests: each call is an act on a day, the case comes back up to date."""

    def __init__(self, house: House, matter: AidCase) -> None:
        self.house = house
        self.matter = matter

    def do(self, action: str, on: date, role: str = "handler", **data: Any) -> Any:
        """Perform ``action`` as the person of ``role`` on a day."""
        files = data.pop("files", ())
        options = {k: data.pop(k) for k in ("back_entry",) if k in data}
        actor = Actor.public("test") if role == "public" else self.house.actor(role)
        return perform(self.matter, action, actor, data, files, at=on, **options)

    def granted(self, on: date = date(2022, 8, 3)) -> Case:
        """Verified and granted."""
        self.do("verify", on, hardship="pledge", found="poor", hardship_note="承诺")
        self.do("grant", on, "chief", level="first")
        return self

    def handled(self, on: date = date(2022, 8, 4)) -> Case:
        """Granted, given to the first lawyer, agreed."""
        self.granted()
        self.do("appoint", on, provider=self.house.provider("A1"))
        self.do("agree", on, "lawyer", scope="general")
        return self

    def finished(self, on: date = date(2022, 10, 10), **more: Any) -> Case:
        """Handled to the end."""
        self.handled()
        data = {"finished_on": on, "result": "mediated", "recovered": "30000", "summary": "调解。"}
        self.do("finish", on, "lawyer", **{**data, **more})
        return self

    def filed(self, on: date = date(2022, 10, 20)) -> Case:
        """The closing report is handed in."""
        self.finished()
        self.do("hand_in", on, "lawyer", work="会见、立案、调解。", opinion="采纳。", effect="好。")
        return self

    def document(self, kind: str) -> Any:
        """The newest document of a kind."""
        return self.matter.documents.filter(kind=f"aid_{kind}").latest("pk")


def begin(house: House, application: dict[str, Any], on: date = FILED, **more: Any) -> Case:
    """A case that came in on a day."""
    role = more.pop("role", "registrar")
    actor = Actor.public("test") if role == "public" else house.actor(role)
    options = {k: more.pop(k) for k in ("back_entry", "files") if k in more}
    event = file("aid.case", actor, {**application, **more}, at=on, **options)
    return Case(house, AidCase.objects.get(pk=event.subject_id))


@pytest.fixture
def case(house: House, application: dict[str, Any], today: None) -> Case:
    """A case handed in on Monday 2022-08-01 (to be decided by 2022-08-08)."""
    return begin(house, application)
