"""A unit that draws, people with and without rights, and a declared use that notes what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from zhunsheng.commons.sampling.declare import DrawUse, uses
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.reading import Place
from zhunsheng.commons.sampling.testing import announced
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.orgs.models import Person, Unit

USE = "sample"
Make = Callable[..., Draw]
MakePerson = Callable[..., Person]


@pytest.fixture
def clock() -> Iterator[Any]:
    """The morning of the announcement; ``clock.move_to(…)`` goes on."""
    with time_machine.travel("2022-05-01T09:00:00+08:00", tick=False) as traveller:
        yield traveller


@dataclass
class Told:
    """What the business was told."""

    drawn: list[list[Place]] = field(default_factory=list)
    redrawn: list[tuple[Place, Place]] = field(default_factory=list)
    refuse: Exception | None = None

    def on_drawn(self, _draw: Draw, places: list[Place]) -> None:
        if self.refuse:
            raise self.refuse
        self.drawn.append(places)

    def on_redrawn(self, _draw: Draw, before: Place, now: Place) -> None:
        self.redrawn.append((before, now))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """A declared use whose calls are noted."""
    told = Told()
    use = DrawUse(USE, "演示抽查", "inspection", told.on_drawn, told.on_redrawn)
    monkeypatch.setitem(uses.__dict__, "_items", {USE: use})
    return told


@pytest.fixture
def unit(db: None) -> Unit:
    return Unit.objects.create(
        code="A", name="演示区市场监管局", kind="department", document_code="演市监"
    )


@pytest.fixture
def person(unit: Unit) -> MakePerson:
    """``person("chief")``: somebody with one role in the business and unit."""

    def make(
        role: str = "", name: str = "", *, at: Unit | None = None, domain: str = "inspection"
    ) -> Person:
        found = Person.objects.create_user(
            name or f"{role or 'nobody'}-{domain}", name=f"测试员{name or role}", unit=at or unit
        )
        if role:
            Grant.objects.create(
                person=found, role=role, domain=domain, scope=Scope.UNIT, starts_on=date(2010, 1, 1)
            )
        return found

    return make


@pytest.fixture
def by(person: MakePerson) -> Person:
    """The handler who runs the draws."""
    return person("handler")


@pytest.fixture
def make(clock: Any, told: Told, unit: Unit, by: Person) -> Make:
    """``make(…)``: an announced draw, as ``testing.announced`` makes it."""
    return lambda **given: announced(USE, unit, given.pop("by", by), **given)


@pytest.fixture
def enter() -> Callable[[Person], Client]:
    """A browser session of a person."""

    def login(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return login
