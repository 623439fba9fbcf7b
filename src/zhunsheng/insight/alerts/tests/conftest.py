"""Rules and clocks for the tests of this package."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from zhunsheng.insight.alerts.rules import AlertRule, ViolationRule, rules, violation_rules
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.models import Scope as Reach
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.statutes.load import load
from zhunsheng.kernel.statutes.models import Limit

TODAY = date(2023, 3, 1)

MakeClock = Callable[..., Clock]


@pytest.fixture
def clock(db: None) -> MakeClock:
    """A running clock over a matter: begun sixty days before its end unless said otherwise."""
    load()
    limit = Limit.objects.filter(code="reconsideration.decide").first()
    assert limit

    def make(matter: Matter, due_on: date, code: str = "demo.decide", **given: Any) -> Clock:
        return Clock.objects.create(
            **{
                "matter": matter,
                "code": code,
                "title": "作出决定",
                "limit": limit,
                "area": "CN",
                "amount": 60,
                "unit": "CD",
                "rollover": True,
                "started_on": due_on - timedelta(days=60),
                "nominal_on": due_on,
                "due_on": due_on,
                **given,
            }
        )

    return make


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put rules into the registries for one test."""

    def declare(*given: AlertRule | ViolationRule) -> None:
        plain = {rule.code: rule for rule in given if isinstance(rule, AlertRule)}
        others = {rule.code: rule for rule in given if isinstance(rule, ViolationRule)}
        monkeypatch.setitem(rules.__dict__, "_items", plain)
        monkeypatch.setitem(violation_rules.__dict__, "_items", others)

    return declare


def person_of(unit: Unit, username: str, role: str = "") -> Person:
    """A person, with a role over the unit when one is named."""
    person = Person.objects.create_user(username, name=f"测试{username}", unit=unit)
    if role:
        Grant.objects.create(
            person=person,
            role=role,
            domain="demo",
            scope=Reach.UNIT,
            unit=unit,
            starts_on=date(2020, 1, 1),
        )
    return person
