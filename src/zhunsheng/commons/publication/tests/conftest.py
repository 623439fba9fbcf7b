"""A kind of publication, a unit and a way to make many of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from zhunsheng.commons.publication import services
from zhunsheng.commons.publication.declare import PublicationKind
from zhunsheng.commons.publication.models import Publication
from zhunsheng.commons.publication.services import Content
from zhunsheng.kernel.orgs.models import Unit

KIND = PublicationKind(
    code="tests.thing",
    slug="things",
    title="试验公开",
    noun="信息",
    lead="试验。",
    keywords=("试验",),
    roles=("handler",),
    categories=lambda: [("a", "甲类"), *((unit.code, unit.name) for unit in Unit.objects.all())],
    filters=("year", "category", "unit"),
)
DAY = date(2022, 8, 8)


@pytest.fixture
def unit(db: None) -> Unit:
    return Unit.objects.create(code="U1", name="演示区司法局", kind=Unit.Kind.DEPARTMENT)


Many = Callable[..., list[Publication]]


@pytest.fixture
def many(unit: Unit) -> Many:
    """``n`` publications, four to a day, from the first day of 2022 on."""

    def make(n: int, category: str = "a") -> list[Publication]:
        contents = [
            (
                Content(f"第{at}号公告", unit.pk, category=category, text=f"正文{at}"),
                date(2022, 1, 1) + timedelta(days=at // 4),
            )
            for at in range(n)
        ]
        return services.publish_many(KIND, contents)

    return make
