"""A unit with its chief and its keeper of surveys, and a concluded matter that somebody may rate."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.commons.surveys import following
from zhunsheng.commons.surveys.declare import RatingQuestion, RatingUse, rating_uses
from zhunsheng.commons.surveys.models import FollowUp, Survey
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.ledger import receipts
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform

USE = RatingUse(following.CODE, "法律咨询", (RatingQuestion("clear", "讲清楚了吗"),))


@pytest.fixture(autouse=True)
def use(db: None, monkeypatch: pytest.MonkeyPatch) -> RatingUse:
    """One rated service; its matters are the only kind that this layer has."""
    monkeypatch.setitem(rating_uses.__dict__, "_items", {USE.procedure: USE})
    return USE


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.create(code="A", name="演示区法律援助中心", kind="other")


def person(unit: Unit, name: str, role: str) -> Person:
    """Somebody with one role for the unit."""
    found = Person.objects.create_user(name, name=f"测试{name}", unit=unit)
    Grant.objects.create(
        person=found, role=role, domain="surveys", scope=Scope.UNIT, starts_on=date(2010, 1, 1)
    )
    return found


@pytest.fixture
def chief(unit: Unit) -> Person:
    return person(unit, "chief", "chief")


@pytest.fixture
def keeper(unit: Unit) -> Person:
    return person(unit, "keeper", "survey_clerk")


def served(unit: Unit) -> Any:
    """A concluded matter, whatever kind it is."""
    data = {"unit": unit.pk, "service": "甲", "score": 3, "words": ""}
    pk = file(following.CODE, Actor.system(), data).subject_id
    reply = {"outcome": "explained", "reply": "已经说明。"}
    perform(pk, "reply", Actor.system(), reply)
    return FollowUp.objects.get(pk=pk)


@pytest.fixture
def matter(unit: Unit) -> Any:
    return served(unit)


@pytest.fixture
def citizen(client: Client, matter: Any) -> Client:
    """A browser that may see the matter by its receipt."""
    from zhunsheng.kernel.ledger.models import Event

    event = Event.objects.filter(stream="matter", subject_id=matter.pk).earliest("sequence")
    code, secret = receipts.issue(event)
    client.post("/progress/", {"code": code, "secret": secret})
    return client


QUESTIONS = """1．等了多久？ [单选]
- 不用等
- 半小时以上

2．办过哪些事？ [多选，选答]
- 咨询
- 援助

3．态度 [打分]

4．建议 [填空，选答]"""


def a_round(unit: Unit, keeper: Person, access: str = "open") -> Survey:
    """A round that takes answers."""
    from zhunsheng.commons.surveys import rounds
    from zhunsheng.commons.surveys.questions import parse
    from zhunsheng.lib import clock

    survey = Survey(
        title="窗口满意度调查",
        unit=unit,
        access=access,
        starts_on=clock.today(),
        ends_on=clock.today(),
        made_by=keeper,
    )
    rounds.write(survey, parse(QUESTIONS))
    rounds.open_(survey, keeper)
    return survey
