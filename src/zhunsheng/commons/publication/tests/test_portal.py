"""The list on the portal: filters, words, pages by key, and things that are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from zhunsheng.commons.publication import portal, services
from zhunsheng.commons.publication.services import Content
from zhunsheng.commons.publication.tests.conftest import DAY, KIND, Many
from zhunsheng.faces.portal import declare
from zhunsheng.faces.portal.views import published
from zhunsheng.kernel.orgs.models import Unit

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]


@pytest.fixture(autouse=True)
def _listed() -> Iterator[None]:
    """The portal knows the list for the time of a test."""
    found = declare.lists._items
    found[KIND.slug] = portal.public_list(KIND)
    yield
    del found[KIND.slug]


def titles(query: str) -> list[str]:
    return [line.title for line in Client().get(f"/lists/things/{query}").context["lines"]]


def walk(step: str, query: str = "") -> list[str]:
    """Every title met on the way through the pages."""
    seen: list[str] = []
    while True:
        context = Client().get(f"/lists/things/{query}").context
        here = [line.title for line in context["lines"]]
        seen += here if step == "older" else here[::-1]
        if not context[step]:
            return seen
        query = context[step]


def test_every_row_is_met_once_in_both_directions(many: Many) -> None:
    rows = many(90)
    newest_first = [row.title for row in rows[::-1]]
    assert walk("older") == newest_first
    last = rows[0]
    oldest = f"?newer={last.published_on:%Y%m%d}-{last.pk}"
    assert [last.title, *walk("newer", oldest)] == newest_first[::-1]


def test_rows_that_appear_meanwhile_move_nothing(many: Many, unit: Unit) -> None:
    many(30)
    older = Client().get("/lists/things/").context["older"]
    before = titles(older)
    services.publish(KIND, Content("新到", unit.pk), DAY)
    assert titles(older) == before


@pytest.mark.parametrize("place", ["x", "20221301-1", "20220101-", "-1", "20220101-" + "9" * 30])
def test_a_place_that_is_none_gives_the_first_page(many: Many, place: str) -> None:
    many(3)
    assert len(titles(f"?older={place}")) == 3


def test_far_down_costs_no_more_than_the_top(
    many: Many, django_assert_max_num_queries: Queries
) -> None:
    many(400)
    rows = portal.find(KIND, {"q": "正文7"})
    with django_assert_max_num_queries(1):
        published.paged(rows, QueryDict("older=20220201-50"))
    for query in ("", "?q=公告&category=a", "?older=20220110-30&year=2022"):
        with django_assert_max_num_queries(6):
            assert Client().get(f"/lists/things/{query}").status_code == 200


def test_words_and_choices(many: Many, unit: Unit) -> None:
    many(4)
    many(2, category="U1")
    assert len(titles("?category=U1")) == 2
    assert titles("?q=正文3") == ["第3号公告"]
    assert len(titles(f"?unit={unit.pk}&year=2022")) == 6
    assert titles("?year=2021") == []
    assert titles("?q=。") == []


def test_what_is_gone_is_not_listed_and_says_so(many: Many, unit: Unit) -> None:
    first, second, third = many(3)
    services.withdraw(first, DAY, "内部原因")
    services.end(third, DAY)
    temporary = Content("处罚", unit.pk, expires_on=date(2022, 1, 2))
    expired = services.publish(KIND, temporary, DAY)
    assert titles("") == [third.title, second.title]
    for row, words in ((first, "撤下了"), (expired, "公示期满了")):
        answer = Client().get(f"/lists/things/{row.pk}/")
        assert answer.status_code == 410
        assert words in answer.content.decode()
        assert "内部原因" not in answer.content.decode()
    assert "已经失效" in Client().get(f"/lists/things/{third.pk}/").content.decode()
