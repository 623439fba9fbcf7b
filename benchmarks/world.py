"""A small district to measure in: one government, one bureau, one respondent, a clerk for each role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from zhunsheng.lib import clock


@dataclass
class World:
    """Who acts, and the application that everybody files."""

    registrar: Any
    handler: Any
    application: dict[str, Any]


def build() -> World:
    """The district in an empty, migrated database."""
    from zhunsheng.domains.reconsideration.models import IntakeChannel
    from zhunsheng.kernel.access.models import Scope
    from zhunsheng.kernel.calendar.load import load as load_calendar
    from zhunsheng.kernel.orgs.models import Duty, Place, Unit
    from zhunsheng.kernel.statutes.load import load as load_statutes

    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    organ = Unit.objects.create(
        code="G", name="演示区人民政府", kind=Unit.Kind.GOVERNMENT, document_code="演", place=county
    )
    bureau, respondent = (
        Unit.objects.create(code=code, name=name, kind=Unit.Kind.DEPARTMENT, parent=organ)
        for code, name in (("J", "演示区司法局"), ("M", "演示区市场监督管理局"))
    )
    Unit.objects.filter(pk__in=(bureau.pk, respondent.pk)).update(place=county)
    Duty.objects.create(
        domain="reconsideration", organ=organ, unit=bureau, starts_on=date(2010, 1, 1)
    )
    IntakeChannel.objects.create(code="counter", title="窗口", group="窗口")
    _person("registrar", bureau, "registrar", Scope.UNIT_BELOW)
    _person("handler", bureau, "handler", Scope.OWN)
    return find()


def _person(username: str, unit: Any, role: str, scope: str) -> None:
    from zhunsheng.kernel.access.models import Grant
    from zhunsheng.kernel.orgs.models import Person

    person = Person.objects.create_user(username, name=f"测试{username}", unit=unit)
    Grant.objects.create(
        person=person, role=role, domain="reconsideration", scope=scope, starts_on=date(2010, 1, 1)
    )


def find() -> World:
    """The district that :func:`build` made, for another process."""
    from zhunsheng.kernel.orgs.models import Person, Unit

    people = {person.username: person for person in Person.objects.select_related("unit")}
    yesterday = clock.today() - timedelta(days=20)
    application = {
        "kind": "person",
        "name": "秦某甲",
        "phone": "13900000000",
        "address": "演示区虚构路1号",
        "respondent": Unit.objects.get(code="M").pk,
        "act_kind": "penalty",
        "field": "market",
        "act_name": "行政处罚决定",
        "act_on": yesterday.isoformat(),
        "known_on": yesterday.isoformat(),
        "request": "撤销行政处罚决定",
        "grounds": "事实不清，适用依据错误。" * 10,
        "channel": "counter",
    }
    return World(people["registrar"], people["handler"], application)
