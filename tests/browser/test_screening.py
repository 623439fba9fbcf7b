"""A grid worker's round in Chromium: typed without a line, waiting in the browser, sent once when the line is back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.domains.disputes.organisations.tests.conftest import House, house
from zhunsheng.domains.disputes.screening.models import Screening

__all__ = ["house"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[Page, Any], None]
PAGE = "/desk/screening/"


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    load_rules()


@pytest.fixture
def grid(house: House, phone: Page, sign_in: SignIn) -> Page:
    """The grid worker's phone with the page open."""
    house.organisation("TW001", "东甲社区")
    sign_in(phone, house.people["grid"])
    phone.goto(PAGE)
    return phone


def nothing_found(page: Page, place: str, looked_at: str) -> None:
    page.get_by_label("在哪里").select_option(label=place)
    page.get_by_label("看了什么").fill(looked_at)
    page.get_by_label("没有", exact=True).check()
    page.get_by_role("button", name="保存").click()


def test_typed_without_a_line_and_sent_once(grid: Page, look: Look) -> None:
    look(grid, "screening")
    grid.context.set_offline(True)
    expect(grid.get_by_text("现在没有网络")).to_be_visible()
    nothing_found(grid, "东甲社区", "入户走访12户")
    expect(grid.get_by_text("等待发送")).to_have_count(1)
    grid.get_by_label("有", exact=True).check()
    grid.get_by_label("看了什么").fill("小区物业")
    grid.get_by_label("几件").fill("1")
    grid.get_by_label("主要是什么纠纷").select_option(label="物业")
    grid.get_by_label("低").check()
    grid.get_by_label("涉及的人").fill("秦某甲")
    grid.get_by_role("button", name="保存").click()
    expect(grid.get_by_text("等待发送")).to_have_count(2)
    look(grid, "screening-waiting")
    assert Screening.objects.count() == 0

    grid.context.set_offline(False)
    expect(grid.get_by_text("已发出", exact=True)).to_have_count(2)
    expect(grid.get_by_text("等待发送")).to_have_count(0)
    look(grid, "screening-sent")
    grid.reload()
    expect(grid.get_by_text("小区物业").first).to_be_visible()
    found = Screening.objects.order_by("pk").values_list("looked_at", "found", "kind", "people")
    assert list(found) == [("入户走访12户", 0, "", ""), ("小区物业", 1, "property", "秦某甲")]
    kept = "() => Object.entries(localStorage).filter(([k]) => k.startsWith('screening:')).join()"
    assert "秦某甲" not in str(grid.evaluate(kept))


def test_what_is_typed_survives_the_page(grid: Page) -> None:
    grid.get_by_label("看了什么").fill("写到一半")
    grid.get_by_label("有", exact=True).check()
    grid.get_by_label("情况").fill("两家说法不一")
    grid.wait_for_function(
        "() => Object.values(localStorage).some(v => v.includes('两家说法不一'))"
    )
    grid.reload()
    expect(grid.get_by_label("看了什么")).to_have_value("写到一半")
    expect(grid.get_by_label("情况")).to_have_value("两家说法不一")


def test_what_is_missing_is_said_before_it_waits(grid: Page) -> None:
    grid.get_by_label("在哪里").select_option(label="东甲社区")
    grid.get_by_role("button", name="保存").click()
    expect(grid.get_by_role("alert")).to_have_text("请先填：看了什么、有没有发现纠纷。")
    assert Screening.objects.count() == 0


def test_what_the_server_refuses_may_be_put_right(grid: Page) -> None:
    grid.context.set_offline(True)
    grid.get_by_label("哪一天").fill("2099-01-01")
    nothing_found(grid, "东甲社区", "入户走访")
    expect(grid.get_by_text("等待发送")).to_have_count(1)
    grid.context.set_offline(False)
    expect(grid.get_by_text("没有收下")).to_be_visible()
    grid.get_by_role("button", name="改一改").click()
    expect(grid.get_by_label("看了什么")).to_have_value("入户走访")
    grid.get_by_label("哪一天").fill("2022-08-08")
    grid.get_by_role("button", name="保存").click()
    expect(grid.get_by_text("已发出", exact=True)).to_have_count(1)
    assert Screening.objects.get().valid_from.isoformat() == "2022-08-08"


def test_who_was_logged_out_loses_nothing(grid: Page, house: House, sign_in: SignIn) -> None:
    grid.context.clear_cookies()
    nothing_found(grid, "东甲社区", "入户走访")
    expect(grid.get_by_text("重新登录后自动发出")).to_be_visible()
    sign_in(grid, house.people["grid"])
    grid.reload()
    expect(grid.get_by_text("已发出", exact=True)).to_have_count(1)
    assert Screening.objects.get().looked_at == "入户走访"
