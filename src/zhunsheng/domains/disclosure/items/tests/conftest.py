"""A small district: two departments with a clerk and a reviewer each, and one driver for items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.disclosure.items.models import DisclosureItem
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.statutes.load import load as load_statutes

MADE = date(2022, 8, 1)
CHECKS = {"is_not_secret": True, "is_not_personal": True, "is_harmless": True}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel("2022-12-30T10:00:00+08:00", tick=False):
        yield


@dataclass
class House:
    """Units and people, and the acts on items."""

    education: Unit
    health: Unit
    people: dict[str, Person]

    def register(self, who: str = "clerk", on: date = MADE, **given: Any) -> DisclosureItem:
        """Register an item as somebody."""
        files = given.pop("files", ())
        back_entry = given.pop("back_entry", "")
        data = {"title": "招生公告", "category": "2011", "made_on": on, "text": "正文。", **given}
        event = file(
            "disclosure.item",
            self.actor(who),
            data,
            files,
            at=given.pop("at", on),
            back_entry=back_entry,
        )
        return DisclosureItem.objects.get(pk=event.subject_id)

    def do(self, item: DisclosureItem, action: str, who: str, on: date, **data: Any) -> Any:
        """Perform an act as somebody."""
        files = data.pop("files", ())
        return perform(item, action, self.actor(who), data, files, at=on)

    def published(self, **given: Any) -> DisclosureItem:
        """An item on its way to the public, all acts on one day."""
        item = self.register(**given)
        on = item.acted_on
        self.do(item, "clear", "reviewer", on, **CHECKS)
        self.do(item, "publish", "reviewer", on)
        return item

    def actor(self, who: str) -> Actor:
        """The person as an actor."""
        return Actor.staff(self.people[who])


def upload(data: bytes, name: str) -> Upload:
    """A file to be made public."""
    return Upload("public_file", BytesIO(data), name)


@pytest.fixture
def house(db: None) -> House:
    load_calendar()
    load_statutes()
    government = Unit.objects.create(code="G", name="演示区人民政府", kind=Unit.Kind.GOVERNMENT)
    units = [
        Unit.objects.create(
            code=code,
            name=f"演示区{name}",
            kind=Unit.Kind.DEPARTMENT,
            parent=government,
            document_code=word,
        )
        for code, name, word in (("J", "教育局", "演教"), ("W", "卫生健康局", "演卫"))
    ]
    people = {}
    for name, unit, role in (
        ("clerk", units[0], "registrar"),
        ("maker", units[0], "handler"),
        ("reviewer", units[0], "disclosure_reviewer"),
        ("stranger", units[1], "disclosure_reviewer"),
        ("other_clerk", units[1], "registrar"),
        ("auditor", government, "auditor"),
    ):
        person = Person.objects.create_user(name, name=f"测试{name}", unit=unit)
        Grant.objects.create(
            person=person,
            role=role,
            domain="disclosure",
            scope=Scope.UNIT,
            starts_on=date(2010, 1, 1),
        )
        people[name] = person
    return House(units[0], units[1], people)
