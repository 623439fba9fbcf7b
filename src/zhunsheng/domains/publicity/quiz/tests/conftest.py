"""An edition that is on, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.commons.exams.models import Exam
from zhunsheng.commons.exams.testing import fill_bank, make_exam
from zhunsheng.domains.publicity.quiz.use import QUIZ
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.orgs.models import Person, Unit


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """A morning in the model year; ``clock.move_to(…)`` and ``clock.shift(…)`` go on."""
    with time_machine.travel("2022-05-10T09:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def unit(db: None) -> Unit:
    return Unit.objects.create(code="SFJ", name="司法局", short_name="区司法局", kind="department")


@pytest.fixture
def maker(unit: Unit) -> Person:
    """Who makes editions."""
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
def edition(unit: Unit, maker: Person) -> Exam:
    """Five questions, ten minutes, one attempt a day, twenty seconds at least."""
    fill_bank()
    return make_exam(unit, maker, QUIZ.code, title="民法典专场", least_seconds=20)
