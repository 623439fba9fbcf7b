"""A small district: the government, the justice bureau, a respondent, a justice office and one person for each role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.reconsideration.models import IntakeChannel, Reconsideration
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.statutes.load import load as load_statutes

START = date(2010, 1, 1)


@dataclass
class District:
    """The units and people of the tests."""

    organ: Unit
    bureau: Unit
    respondent: Unit
    other: Unit
    office: Unit
    people: dict[str, Person]

    def actor(self, role: str) -> Actor:
        """The person of a role as an actor."""
        return Actor.staff(self.people[role])


def _unit(code: str, name: str, kind: str, parent: Unit | None = None, **more: Any) -> Unit:
    return Unit.objects.create(code=code, name=name, kind=kind, parent=parent, **more)


def _person(username: str, unit: Unit, role: str, scope: str = Scope.UNIT_BELOW) -> Person:
    person = Person.objects.create_user(username, name=f"测试{username}", unit=unit)
    Grant.objects.create(
        person=person, role=role, domain="reconsideration", scope=scope, starts_on=START
    )
    return person


@pytest.fixture
def district(db: None) -> District:
    """The small district, with calendar, limits and channels loaded."""
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    organ = _unit("G", "演示区人民政府", Unit.Kind.GOVERNMENT, document_code="演", place=county)
    bureau = _unit("J", "演示区司法局", Unit.Kind.DEPARTMENT, organ, place=county)
    respondent = _unit(
        "M", "演示区市场监督管理局", Unit.Kind.DEPARTMENT, organ, short_name="区市场监管局"
    )
    other = _unit("H", "演示区教育局", Unit.Kind.DEPARTMENT, organ)
    office = _unit("S", "演示司法所", Unit.Kind.JUSTICE_OFFICE, bureau)
    Duty.objects.create(domain="reconsideration", organ=organ, unit=bureau, starts_on=START)
    for code, title in (
        ("counter", "窗口"),
        ("online", "网上"),
        ("mail", "邮寄"),
        ("justice_office", "司法所代收"),
    ):
        IntakeChannel.objects.create(code=code, title=title, group=title)
    people = {
        "registrar": _person("registrar", bureau, "registrar"),
        "handler": _person("handler", bureau, "handler", Scope.OWN),
        "colleague": _person("colleague", bureau, "handler", Scope.OWN),
        "chief": _person("chief", bureau, "chief"),
        "organ_head": _person("organ_head", organ, "organ_head"),
        "respondent": _person("respondent", respondent, "respondent", Scope.UNIT),
        "outsider": _person("outsider", other, "respondent", Scope.UNIT),
        "justice_office": _person("justice_office", office, "justice_office", Scope.UNIT),
        "admin": _person("admin", bureau, "admin", Scope.ALL),
    }
    return District(organ, bureau, respondent, other, office, people)


@pytest.fixture
def application(district: District) -> dict[str, Any]:
    """A complete application."""
    return {
        "kind": "person",
        "name": "秦某甲",
        "phone": "13900000000",
        "address": "演示区虚构路1号",
        "respondent": district.respondent.pk,
        "act_kind": "penalty",
        "field": "market",
        "act_name": "行政处罚决定",
        "act_on": "2022-07-20",
        "known_on": "2022-07-25",
        "request": "撤销行政处罚决定",
        "grounds": "事实不清",
        "channel": "counter",
    }


DRAFT = {"facts": "拟认定的事实", "opinion": "拟写的理由", "proposed_ruling": "拟决定的内容"}
"""The parts of an 审理意见."""


@pytest.fixture
def today() -> Iterator[None]:
    """A fixed today, well after the cases of 2022."""
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


def pdf(kind: str, name: str = "材料.pdf") -> Upload:
    """A small real PDF of a kind."""
    return Upload(
        kind,
        BytesIO(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
        name,
    )


class Case:
    """Drives one case in tests: each call is an act on a day, the case comes back up to date."""

    def __init__(self, district: District, matter: Reconsideration) -> None:
        self.district = district
        self.matter = matter

    def do(self, action: str, role: str, on: date, **data: Any) -> Any:
        """Perform ``action`` as the person of ``role`` on a day."""
        files = data.pop("files", ())
        options = {k: data.pop(k) for k in ("key", "version", "back_entry") if k in data}
        return perform(
            self.matter, action, self.district.actor(role), data, files, at=on, **options
        )


@pytest.fixture
def filed(district: District, application: dict[str, Any], today: None) -> Case:
    """A case received on 2022-08-01 under the 2017 law."""
    event = file("reconsideration", district.actor("registrar"), application, at=date(2022, 8, 1))
    return Case(district, Reconsideration.objects.get(pk=event.subject_id))
