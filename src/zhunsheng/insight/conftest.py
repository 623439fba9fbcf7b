"""Places, units and matters put straight into the tables: what is counted is tested here, not how it came to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.insight.indicators.declaration import Indicator
from zhunsheng.insight.indicators.registry import indicators
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.kernel.procedure import statements

MakeMatter = Callable[..., Matter]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """The spring after the year that is counted."""
    with time_machine.travel("2023-03-01T10:00:00+08:00", tick=False):
        yield


@dataclass
class District:
    """A county with two towns, a government with two offices, and one person."""

    county: Place
    east: Place
    west: Place
    organ: Unit
    first: Unit
    second: Unit
    person: Person


@pytest.fixture
def district(db: None) -> District:
    """The county with its towns, units and person."""
    county = Place.objects.create(code="990104000000", name="演示区", level="county")
    east = Place.objects.create(code="990104001000", name="东镇", level="township", parent=county)
    west = Place.objects.create(code="990104002000", name="西镇", level="township", parent=county)
    organ = Unit.objects.create(code="G", name="演示区人民政府", kind="government", place=county)
    first = Unit.objects.create(
        code="A", name="第一局", kind="department", parent=organ, place=east
    )
    second = Unit.objects.create(
        code="B", name="第二局", kind="department", parent=organ, place=west
    )
    person = Person.objects.create_user("clerk", name="测试员甲", unit=first)
    return District(county, east, west, organ, first, second, person)


@pytest.fixture
def matter(district: District) -> MakeMatter:
    """Insert one matter; every column may be given."""
    made: list[Matter] = []

    def make(**given: Any) -> Matter:
        received = given.pop("received_on", date(2022, 5, 1))
        row = Matter(
            **{
                "domain": "demo",
                "procedure": "demo",
                "procedure_version": "1",
                "number": f"测〔2022〕{len(made) + 1}号",
                "title": f"第{len(made) + 1}件",
                "organ": district.organ,
                "unit": district.first,
                "place": district.east,
                "stage": "open",
                "received_on": received,
                "acted_on": received,
                **given,
            }
        )
        statements.insert(row)
        made.append(row)
        return row

    return make


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put indicators into the registry for one test."""

    def register(*given: Indicator) -> None:
        items = {one.code: one for one in given}
        monkeypatch.setitem(indicators.__dict__, "_items", items)

    return register
