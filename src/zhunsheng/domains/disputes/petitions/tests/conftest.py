"""A small district: a petition office, the discipline side, two bureaus, a township, and their people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)
D = date


@pytest.fixture(autouse=True)
def _records_at_once(settings: Any) -> None:
    """Who opened a restricted matter is written at once: no timer outlives its test."""
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True


@dataclass
class House:
    """The units and people of the tests."""

    units: dict[str, Unit]
    people: dict[str, Person]

    def actor(self, name: str) -> Actor:
        """Somebody as an actor."""
        return Actor.public("test") if name == "public" else Actor.staff(self.people[name])


def _person(username: str, unit: Unit, scope: str, *roles: str) -> Person:
    person = Person.objects.create_user(username, name=f"测试{username}", unit=unit)
    for role in roles:
        Grant.objects.create(
            person=person, role=role, domain="petition", scope=scope, starts_on=START
        )
    return person


def _units() -> dict[str, Unit]:
    city = Place.objects.create(code="990100000000", name="演示市", level=Place.Level.CITY)
    county = Place.objects.create(
        code="990104000000", name="演示区", level=Place.Level.COUNTY, parent=city
    )
    town = Place.objects.create(
        code="990104100000", name="虚构镇", level=Place.Level.TOWNSHIP, parent=county
    )
    kinds = Unit.Kind
    found: dict[str, Unit] = {}

    def unit(code: str, name: str, kind: str, word: str, place: Place = county) -> None:
        found[code] = Unit.objects.create(
            code=code,
            name=name,
            short_name=name.removeprefix("演示区"),
            kind=kind,
            parent=found.get("G"),
            place=place,
            document_code=word,
        )

    unit("G", "演示区人民政府", kinds.GOVERNMENT, "演")
    unit("X", "演示区信访局", kinds.DEPARTMENT, "演信")
    unit("J", "演示区纪委监委", kinds.PARTY, "演纪")
    unit("Z", "演示区住房城乡建设局", kinds.DEPARTMENT, "演建")
    unit("S", "演示区市场监督管理局", kinds.DEPARTMENT, "演市监")
    unit("T", "虚构镇人民政府", kinds.TOWNSHIP, "演虚", town)
    for code in ("X", "J", "Z", "S", "T"):
        organ = found["G"] if code == "X" else found[code]
        Duty.objects.create(domain="petition", organ=organ, unit=found[code], starts_on=START)
    return found


@pytest.fixture
def house(db: None) -> House:
    """The small district, with calendar and limits loaded."""
    load_calendar()
    load_statutes()
    units = _units()
    people = {
        "office": _person("office", units["X"], Scope.ALL, "registrar", "handler"),
        "head": _person("head", units["X"], Scope.ALL, "chief"),
        "discipline": _person("discipline", units["J"], Scope.UNIT, "handler", "registrar"),
        "bureau": _person("bureau", units["Z"], Scope.UNIT, "handler"),
        "bureau_head": _person("bureau_head", units["Z"], Scope.UNIT, "chief"),
        "market": _person("market", units["S"], Scope.UNIT, "handler"),
        "township": _person("township", units["T"], Scope.UNIT, "handler", "chief"),
    }
    return House(units, people)


@pytest.fixture
def appeal(house: House) -> dict[str, Any]:
    """Somebody who wants something, at the window."""
    return {
        "kind": "appeal",
        "field": "housing",
        "title": "虚构小区供暖温度不达标",
        "facts": "去年冬天室温只有十四度，多次报修没有解决。",
        "demand": "督促供热单位整改并退还部分费用。",
        "name": "秦某甲",
        "phone": "13900000000",
        "address": "演示区虚构路1号",
        "taker": house.units["X"].pk,
        "channel": "visit",
    }


@pytest.fixture
def accusation(appeal: dict[str, Any], house: House) -> dict[str, Any]:
    """Somebody who informs on the market bureau."""
    return {
        **appeal,
        "kind": "accusation",
        "field": "conduct",
        "title": "检查人员收受礼品",
        "facts": "检查以后收了店里的烟酒。",
        "demand": "",
        "named": house.units["S"].pk,
    }


@pytest.fixture
def today() -> Iterator[None]:
    """A fixed today, well after the petitions of 2022."""
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


def pdf(kind: str, name: str = "材料.pdf") -> Upload:
    """A small real PDF of a kind."""
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    return Upload(kind, BytesIO(content), name)


OPINION = {
    "found": "供热单位的换热站设备老化。",
    "opinion": "责令供热单位更换设备，退还费用。",
    "grounds": "《城市供热条例》第二十条",
}


class Case:
    """Drives one petition in tests: each call is an act on a day."""

    def __init__(self, house: House, matter: Petition) -> None:
        self.house = house
        self.matter = matter

    def do(self, action: str, on: date, who: str = "bureau", **data: Any) -> Any:
        """Perform ``action`` as somebody on a day."""
        files = data.pop("files", ())
        options = {k: data.pop(k) for k in ("back_entry",) if k in data}
        actor = self.house.actor(who)
        return perform(self.matter, action, actor, data, files, at=on, **options)

    def forward(self, on: date, to: str = "Z", **data: Any) -> Any:
        """To a unit."""
        return self.do(
            "forward",
            on,
            "office",
            **{"forwarding": "forward", "to_unit": self.house.units[to]} | data,
        )

    def answer(self, on: date, who: str = "bureau", outcome: str = "S1", **data: Any) -> Any:
        """A written answer."""
        return self.do("answer", on, who, outcome=outcome, **{**OPINION, **data})

    def clock(self, code: str) -> Any:
        """The newest clock of a limit."""
        return self.matter.clocks.filter(code=f"petition.{code}").latest("pk")

    def document(self, kind: str) -> Any:
        """The newest document of a kind."""
        return self.matter.documents.filter(kind=kind).latest("pk")


def begin(house: House, data: dict[str, Any], on: date, who: str = "office", **more: Any) -> Case:
    """A petition that came in on a day."""
    event = file("petition.case", house.actor(who), {**data, **more}, at=on)
    return Case(house, Petition.objects.get(pk=event.subject_id))


@pytest.fixture
def filed(house: House, appeal: dict[str, Any], today: None) -> Case:
    """Registered at the office on 1 August 2022."""
    return begin(house, appeal, D(2022, 8, 1))


@pytest.fixture
def accepted(filed: Case) -> Case:
    """Forwarded to the bureau, which has told the petitioner on 8 August 2022."""
    filed.forward(D(2022, 8, 3))
    filed.do("accept", D(2022, 8, 8))
    return filed


@pytest.fixture
def answered(accepted: Case) -> Case:
    """Answered on 1 September 2022."""
    accepted.answer(D(2022, 9, 1))
    return accepted
