"""What the public reads: published, in force, not taken down; and what becomes of an address."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.tests.conftest import BEGUN, Lists, entry
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.registers import changing, refs
from zhunsheng.kernel.registers.changing import Change

pytestmark = pytest.mark.usefixtures("today")
LIST = "/lists/powers-items/"


def page(code: str, client: Client) -> Any:
    return client.get(f"{LIST}{entry(code).pk}/")


def test_what_is_not_published_is_not_there(lists: Lists, client: Client) -> None:
    changing.add(ITEMS, [lists.item("A-1")], Change(None, BEGUN))
    assert page("A-1", client).status_code == 404
    assert "A-1的处罚" not in client.get(LIST).content.decode()


def test_the_public_finds_an_item_by_words_and_unit(lists: Lists, client: Client) -> None:
    lists.add("A-1")
    lists.add("S-1", unit=lists.school.pk)
    found = client.get(LIST, {"q": "无证经营", "unit": str(lists.market.pk)}).content.decode()
    assert "A-1的处罚" in found
    assert "S-1的处罚" not in found
    shown = page("A-1", client).content.decode()
    assert "立案、调查、决定、送达" in shown
    assert "演示区市场监管局" in shown


def test_a_withdrawn_item_says_so(lists: Lists, client: Client) -> None:
    (made,) = lists.add("A-1")
    changing.withdraw(ITEMS, [made.pk], Change(None, date(2022, 5, 1), "内容有误"))
    answer = page("A-1", client)
    assert answer.status_code == 410
    assert "内容有误" in answer.content.decode()


def test_an_ended_item_says_so(lists: Lists, client: Client) -> None:
    (made,) = lists.add("A-1")
    changing.end(ITEMS, [made.pk], Change(None, date(2022, 5, 1), "取消"))
    answer = page("A-1", client)
    assert answer.status_code == 410
    assert "2022年5月1日" in answer.content.decode()


def test_withdrawing_needs_a_reason(lists: Lists) -> None:
    (made,) = lists.add("A-1")
    with pytest.raises(Refused, match="原因"):
        changing.withdraw(ITEMS, [made.pk], Change(None, date(2022, 5, 1)))


def test_publishing_twice_is_once(lists: Lists) -> None:
    (made,) = lists.add("A-1")
    assert changing.publish(ITEMS, [made.pk], Change(None, date(2022, 5, 1))) == []
    assert entry("A-1").published_on == BEGUN
    assert Event.objects.filter(action="powers.items.published").count() == 1


def test_an_act_names_only_what_was_published_on_its_day(lists: Lists) -> None:
    (made,) = changing.add(ITEMS, [lists.item("A-1")], Change(None, BEGUN))
    assert refs.find("powers.items", "A-1", date(2022, 4, 1))
    assert refs.published("powers.items", "A-1", date(2022, 4, 1)) is None
    changing.publish(ITEMS, [made.pk], Change(None, date(2022, 4, 2)))
    assert refs.published("powers.items", "A-1", date(2022, 4, 1)) is None
    assert refs.published("powers.items", "A-1", date(2022, 4, 2))
    changing.withdraw(ITEMS, [made.pk], Change(None, date(2022, 6, 1), "有误"))
    assert refs.published("powers.items", "A-1", date(2022, 5, 31))
    assert refs.published("powers.items", "A-1", date(2022, 6, 1)) is None


def test_the_public_list_costs_the_same_for_one_and_for_many(
    lists: Lists, client: Client, django_assert_max_num_queries: Any
) -> None:
    lists.add(*(f"A-{n}" for n in range(60)))
    queries: tuple[Any, ...] = ({}, {"q": "无证"}, {"kind": "penalty"}, {"unit": lists.market.pk})
    for query in queries:
        with django_assert_max_num_queries(6):
            assert client.get(LIST, query).status_code == 200
