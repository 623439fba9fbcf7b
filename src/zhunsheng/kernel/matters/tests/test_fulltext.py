"""The full-text index of a table: found, replaced, narrowed together with other conditions."""

from __future__ import annotations

import pytest
from django.db import connection

from zhunsheng.kernel.database.fulltext import MOST_WORDS, Index
from zhunsheng.kernel.orgs.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> Index:
    made = Index("tests_search")
    made.install(connection)
    made.install(connection)
    return made


@pytest.fixture
def units(index: Index) -> list[Unit]:
    rows = [
        Unit.objects.create(code=f"U{n}", name=name, kind=Unit.Kind.DEPARTMENT)
        for n, name in enumerate(["教育局招生办", "司法局", "教育局"])
    ]
    index.index_many([(row.pk, [row.name], [row.name]) for row in rows])
    return rows


@pytest.mark.parametrize(
    ("text", "found"),
    [("教育局", [2, 0]), ("教育 招生", [0]), ("jyj", [2, 0]), ("育教", []), ("", []), ("。", [])],
)
def test_find_gives_the_newest_first(
    index: Index, units: list[Unit], text: str, found: list[int]
) -> None:
    assert index.find(text) == [units[n].pk for n in found]
    narrowed = index.narrow(Unit.objects.order_by("-pk"), text)
    assert [row.pk for row in narrowed] == [units[n].pk for n in found]


def test_narrow_keeps_other_conditions_and_order(index: Index, units: list[Unit]) -> None:
    rows = Unit.objects.filter(code__lt="U2").order_by("code")
    assert list(index.narrow(rows, "教育")) == [units[0]]


def test_a_new_text_replaces_the_old_one(index: Index, units: list[Unit]) -> None:
    index.index(units[0].pk, ["财政局"])
    assert index.find("教育") == [units[2].pk]
    assert index.find("财政") == [units[0].pk]


def test_very_long_texts_are_taken(index: Index, units: list[Unit]) -> None:
    index.index(units[1].pk, ["开头的话" + "长" * 3 * MOST_WORDS + "末尾"])
    assert index.find("开头的话") == [units[1].pk]
