"""A unit, somebody who makes exams, a declared use; time stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from zhunsheng.commons.exams.declare import ExamUse, uses
from zhunsheng.commons.exams.models import Exam
from zhunsheng.commons.exams.testing import fill_bank, make_exam
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.orgs.models import Person, Unit

USE = ExamUse("publicity.sample", "演示考试")


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """A morning in the model year; ``clock.move_to(…)`` goes on."""
    with time_machine.travel("2022-05-10T09:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def use(monkeypatch: pytest.MonkeyPatch) -> ExamUse:
    monkeypatch.setitem(uses.__dict__, "_items", {USE.code: USE})
    return USE


@pytest.fixture
def unit(db: None) -> Unit:
    return Unit.objects.create(code="SFJ", name="司法局", short_name="区司法局", kind="department")


@pytest.fixture
def maker(unit: Unit) -> Person:
    """Who makes exams."""
    person = Person.objects.create_user("maker", name="普法科某", unit=unit)
    Grant.objects.create(
        person=person,
        role="handler",
        domain="publicity",
        scope=Scope.UNIT,
        unit=unit,
        starts_on=date(2020, 1, 1),
    )
    return person


@pytest.fixture
def exam(unit: Unit, maker: Person) -> Exam:
    """An exam of five questions that is on: 60 points, ten minutes, one attempt a day."""
    fill_bank()
    return make_exam(unit, maker, USE.code)


def _browser(name: str, unit: Unit, role: str) -> Client:
    person = Person.objects.create_user(name, name=f"测试员{name}", unit=unit)
    Grant.objects.create(
        person=person,
        role=role,
        domain="publicity",
        scope=Scope.UNIT,
        unit=unit,
        starts_on=date(2020, 1, 1),
    )
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def stranger(db: None) -> Client:
    """Who makes exams in another unit."""
    other = Unit.objects.create(code="JYJ", name="教育局", kind="department")
    return _browser("stranger", other, "handler")


@pytest.fixture
def reader(unit: Unit) -> Client:
    """Who reads in the unit."""
    return _browser("reader", unit, "leader")
