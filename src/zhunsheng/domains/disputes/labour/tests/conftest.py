"""A small arbitration house and its people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.disputes.labour.models import LabourCase
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)
D = date


@dataclass
class House:
    """The unit and its people."""

    unit: Unit
    people: dict[str, Person]

    def actor(self, name: str) -> Actor:
        """Somebody as an actor."""
        return Actor.public("test") if name == "public" else Actor.staff(self.people[name])


@pytest.fixture
def house(db: None) -> House:
    """The small house, with calendar and limits loaded."""
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    unit = Unit.objects.create(
        code="A",
        name="演示区劳动人事争议仲裁院",
        kind=Unit.Kind.OTHER,
        place=county,
        document_code="演劳人仲",
    )
    Duty.objects.create(domain="labour", organ=unit, unit=unit, starts_on=START)
    roles = {"desk": "registrar", "arbitrator": "handler", "director": "chief"}
    people = {}
    for name, role in roles.items():
        people[name] = Person.objects.create_user(name, name=f"测试{name}", unit=unit)
        Grant.objects.create(
            person=people[name],
            role=role,
            domain="labour",
            scope=Scope.UNIT,
            starts_on=START,
        )
    return House(unit, people)


@pytest.fixture
def application() -> dict[str, Any]:
    """A worker who was not paid."""
    return {
        "applicant_kind": "worker",
        "name": "秦某甲",
        "phone": "13900000000",
        "address": "演示区虚构路1号",
        "other_name": "虚构建设有限公司",
        "other_head": "李某乙",
        "cause": "pay",
        "claims": "支付2022年3月至6月工资24000元",
        "amount": "24000",
        "facts": "在工地干活，工资一直没发。",
        "is_wages": True,
        "known_on": D(2022, 4, 15),
        "left_on": D(2022, 6, 30),
        "channel": "counter",
    }


@pytest.fixture
def today() -> Iterator[None]:
    """A fixed today, well after the cases of 2022."""
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


AWARD = {
    "found": "拖欠属实。",
    "reasons": "用人单位应当按时足额支付。",
    "ruling": "支付工资24000元。",
}


class Case:
    """Drives one case in tests: each call is an act on a day."""

    def __init__(self, house: House, matter: LabourCase) -> None:
        self.house = house
        self.matter = matter

    def do(self, action: str, on: date, who: str = "arbitrator", **data: Any) -> Any:
        """Perform ``action`` as somebody on a day."""
        files = data.pop("files", ())
        options = {k: data.pop(k) for k in ("back_entry",) if k in data}
        return perform(self.matter, action, self.house.actor(who), data, files, at=on, **options)

    def clock(self, code: str) -> Any:
        """The newest clock of a limit."""
        return self.matter.clocks.filter(code=f"labour.{code}").latest("pk")

    def document(self, kind: str) -> Any:
        """The newest document of a kind."""
        return self.matter.documents.filter(kind=kind).latest("pk")

    def form_panel(self, on: date) -> None:
        """One arbitrator."""
        person = self.house.people["arbitrator"]
        self.do("form_panel", on, "director", panel="sole", presiding=person)

    def hear(self, notice: date, day: date) -> None:
        """Notice and hearing."""
        place = {"hearing_hour": "上午9时", "hearing_place": "第一仲裁庭"}
        self.do("set_hearing", notice, hearing_on=day, **place)
        self.do("hold_hearing", day)

    def award(self, on: date, outcome: str = "A2", **data: Any) -> Any:
        """An award."""
        return self.do("award", on, outcome=outcome, awarded="24000", **{**AWARD, **data})


def begin(house: House, data: dict[str, Any], on: date, who: str = "desk", **more: Any) -> Case:
    """A case that was applied for on a day."""
    event = file("labour.arbitration", house.actor(who), {**data, **more}, at=on)
    return Case(house, LabourCase.objects.get(pk=event.subject_id))


@pytest.fixture
def filed(house: House, application: dict[str, Any], today: None) -> Case:
    """Applied for on Monday 1 August 2022."""
    return begin(house, application, D(2022, 8, 1))


@pytest.fixture
def accepted(filed: Case) -> Case:
    """Accepted on Wednesday 3 August 2022."""
    filed.do("accept", D(2022, 8, 3), "desk")
    return filed


@pytest.fixture
def heard(accepted: Case) -> Case:
    """The copy served, the panel formed, heard on 24 August."""
    accepted.form_panel(D(2022, 8, 4))
    accepted.do("send_copy", D(2022, 8, 5), copy_served_on=D(2022, 8, 5))
    accepted.hear(D(2022, 8, 15), D(2022, 8, 24))
    return accepted
