"""A small district: the government with its office, a department, a township, and one person for each role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine
from openpyxl import Workbook

from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)


@dataclass
class House:
    """The units and people of the tests."""

    government: Unit
    office: Unit
    department: Unit
    township: Unit
    people: dict[str, Person]

    def actor(self, role: str) -> Actor:
        """The person of a role as an actor."""
        return Actor.staff(self.people[role])


def _unit(code: str, name: str, kind: str, parent: Unit | None = None, **more: Any) -> Unit:
    unit = Unit.objects.create(code=code, name=name, kind=kind, parent=parent, **more)
    if kind != Unit.Kind.GOVERNMENT:
        organ = parent if code == "O" and parent else unit
        Duty.objects.create(domain="disclosure", organ=organ, unit=unit, starts_on=START)
    return unit


def _person(username: str, unit: Unit, role: str, scope: str = Scope.UNIT_BELOW) -> Person:
    person = Person.objects.create_user(username, name=f"测试{username}", unit=unit)
    Grant.objects.create(
        person=person, role=role, domain="disclosure", scope=scope, starts_on=START
    )
    return person


@pytest.fixture
def house(db: None) -> House:
    """The small district, with calendar and limits loaded."""
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    town = Place.objects.create(
        code="990104100000", name="虚构镇", level=Place.Level.TOWNSHIP, parent=county
    )
    kinds = Unit.Kind
    government = _unit("G", "演示区人民政府", kinds.GOVERNMENT, document_code="演", place=county)
    office = _unit("O", "演示区人民政府办公室", kinds.DEPARTMENT, government, place=county)
    department = _unit(
        "Z",
        "演示区住房城乡建设局",
        kinds.DEPARTMENT,
        government,
        document_code="演建",
        place=county,
    )
    township = _unit(
        "T", "虚构镇人民政府", kinds.TOWNSHIP, government, document_code="演虚", place=town
    )
    people = {
        "registrar": _person("registrar", department, "registrar"),
        "handler": _person("handler", department, "handler"),
        "chief": _person("chief", department, "chief"),
        "township": _person("township", township, "handler"),
        "leader": _person("leader", government, "leader"),
    }
    return House(government, office, department, township, people)


@pytest.fixture
def application(house: House) -> dict[str, Any]:
    """A complete application, handed in."""
    return {
        "applicant_type": "person",
        "name": "秦某甲",
        "phone": "13900000000",
        "address": "演示区虚构路1号",
        "organ": house.department.pk,
        "info_name": "虚构路改造工程施工许可证",
        "content": "2021年办理的施工许可",
        "desired_form": "electronic",
        "channel": "counter",
    }


@pytest.fixture
def today() -> Iterator[None]:
    """A fixed today, well after the requests of 2022."""
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


def pdf(kind: str, name: str = "材料.pdf") -> Upload:
    """A small real PDF of a kind."""
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    return Upload(kind, BytesIO(content), name)


def sheet(*, hidden: bool = False, name: str = "清单.xlsx") -> Upload:
    """An Excel file to be handed over; a row of it may be hidden."""
    workbook = Workbook()
    page: Any = workbook.active
    page["A1"], page["A2"] = "项目", "工资明细"
    page.row_dimensions[2].hidden = hidden
    stream = BytesIO()
    workbook.save(stream)
    stream.seek(0)
    return Upload("information", stream, name)


class Case:
    """Drives one request in tests: each call is an act on a day, the request comes back up to date."""

    def __init__(self, house: House, matter: DisclosureRequest) -> None:
        self.house = house
        self.matter = matter

    def do(self, action: str, on: date, role: str = "handler", **data: Any) -> Any:
        """Perform ``action`` as the person of ``role`` on a day."""
        files = data.pop("files", ())
        options = {k: data.pop(k) for k in ("back_entry",) if k in data}
        actor = Actor.public("test") if role == "public" else self.house.actor(role)
        return perform(self.matter, action, actor, data, files, at=on, **options)

    def answer(self, on: date, outcome: str = "1", **data: Any) -> Any:
        """An answer."""
        return self.do("answer", on, outcome=outcome, **{"answer": "见附件。", **data})

    def document(self, kind: str) -> Any:
        """The newest document of a kind."""
        return self.matter.documents.filter(kind=kind).latest("pk")


def begin(house: House, application: dict[str, Any], on: date, **more: Any) -> Case:
    """A request that came in on a day."""
    data = {**application, **more}
    event = file("disclosure.request", house.actor("registrar"), data, at=on)
    return Case(house, DisclosureRequest.objects.get(pk=event.subject_id))


@pytest.fixture
def filed(house: House, application: dict[str, Any], today: None) -> Case:
    """A request handed in on 2022-08-01 (answer due 2022-08-29)."""
    return begin(house, application, date(2022, 8, 1))
