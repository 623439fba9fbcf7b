"""What everybody may read: lists, plans, results as long as they are shown, who comes, how it is drawn."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client

from zhunsheng.commons.publication.models import Publication
from zhunsheng.domains.inspection.tests.conftest import Check, World

PRIVATE = ("秦某", "13900000000", "查看后厨和仓库")


def text_of(path: str, status: int = 200) -> str:
    """A page of the portal."""
    answer = Client().get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


@pytest.fixture
def published(done: Check) -> Check:
    """A published result."""
    done.do("publish", is_checked=True, summary="没有发现问题。")
    return done


def test_the_result_is_found_by_name_and_code(published: Check) -> None:
    target = published.matter.target
    for words in (target.name, target.code):
        found = Client().get("/lists/inspection-results/", {"q": words})
        assert target.name in found.content.decode()
    row = Publication.objects.get()
    text = text_of(f"/lists/inspection-results/{row.pk}/")
    for word in ("未发现问题", "没有发现问题。", "餐饮服务食品安全抽查", published.draw.number):
        assert word in text
    assert f"/draws/{published.draw.pk}/" in text
    assert not any(word in text for word in PRIVATE)


def test_a_result_is_not_shown_for_ever(published: Check) -> None:
    path = f"/lists/inspection-results/{Publication.objects.get().pk}/"
    with time_machine.travel("2025-03-17T10:00:00+08:00", tick=False):
        text_of(path)
    with time_machine.travel("2025-03-18T10:00:00+08:00", tick=False):
        assert "公示期满" in text_of(path, 410)
        assert published.matter.target.name not in text_of("/lists/inspection-results/")


def test_a_code_that_was_scanned_says_who_may_come(check: Check) -> None:
    path = f"/who-inspects/{check.matter.pk}/"
    text_of(path, 404)
    check.accept()
    text = text_of(path)
    for word in (*check.names, "2022年3月17日", check.draw.number, "有这次检查，请核对来的人"):
        assert word in text
    assert not any(word in text for word in PRIVATE)


def test_a_number_of_a_notice_is_looked_up(check: Check) -> None:
    check.accept()
    assert check.matter.target.name in text_of("/who-inspects/?q=演SC检通〔2022〕1号")
    assert "没有找到" in text_of("/who-inspects/?q=演SC检通〔2022〕99号")
    assert check.matter.target.name not in text_of("/who-inspects/")


def test_who_was_replaced_is_told(check: Check) -> None:
    check.accept()
    check.do("replace_object", reason="closed")
    assert "不用检查了" in text_of(f"/who-inspects/{check.matter.pk}/", 410)


def test_lists_and_plans_are_public(world: World, now: Any) -> None:
    assert "餐饮服务许可检查" in text_of("/lists/inspection-items/")
    assert "餐饮服务食品安全抽查" in text_of("/lists/inspection-plans/")
    item = text_of(f"/lists/inspection-items/{world.items[0].pk}/")
    assert "《食品安全法》第一百一十条" in item
    people = text_of(f"/lists/inspection-inspectors/{world.inspectors[0].pk}/")
    assert world.inspectors[0].code in people


def test_how_it_is_drawn_is_explained(make_round: Any) -> None:
    round_ = make_round()
    draw = round_.announce()
    text = text_of("/help/inspection/")
    assert round_.matter.title in text
    assert f"/draws/{draw.pk}/" in text


@pytest.mark.parametrize("query", ["?q=%00", "?q=" + "长" * 200, "?older=x", "?category=99"])
def test_odd_questions_are_answered(published: Check, query: str) -> None:
    for path in ("/lists/inspection-results/", "/who-inspects/"):
        assert Client().get(path + query).status_code == 200
