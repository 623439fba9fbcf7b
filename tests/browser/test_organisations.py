"""Whom to call near where one lives, on a phone; a week's roster typed and copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.domains.disputes.organisations.models import Room, RosterLine
from zhunsheng.domains.disputes.organisations.tests.conftest import House, house, rooms

__all__ = ["house", "rooms"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[Page, Any], None]


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    load_rules()


@pytest.mark.parametrize("width", ["phone", "page"])
def test_a_neighbour_finds_whom_to_call(
    request: pytest.FixtureRequest, house: House, width: str, look: Look
) -> None:
    page: Page = request.getfixturevalue(width)
    house.organisation("TW001", "东甲社区")
    house.organisation("TW002", "东街道", level="township", founder="township")
    house.organisation("ZX001", "county", kind="centre", level="county", name="演示区矛调中心")
    page.goto("/mediators-nearby/")
    look(page, "nearby")
    page.get_by_role("link", name="东街道").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("东街道附近的调解组织")
    page.get_by_label("村（社区）").select_option(label="东甲社区")
    page.get_by_label("什么事").select_option(label="邻里")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("东甲社区附近的调解组织")
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["就在东甲社区", "在东街道", "全区都可以找"]
    )
    expect(page.get_by_role("link", name="打电话给东甲社区人民调解委员会")).to_have_attribute(
        "href", "tel:0951-0000001"
    )
    look(page, "nearby-found")


@pytest.mark.parametrize("width", ["phone", "page"])
def test_a_week_is_typed_and_copied(
    request: pytest.FixtureRequest,
    house: House,
    rooms: dict[str, Room],
    sign_in: SignIn,
    width: str,
    look: Look,
) -> None:
    page: Page = request.getfixturevalue(width)
    sign_in(page, house.people["keeper"])
    page.goto("/desk/mediation/roster/?week=20220808")
    page.get_by_label("综合受理台，8月8日").fill("测试甲")
    page.get_by_label("多元调处窗口，8月9日").fill("测试乙")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存，改动2处")).to_be_visible()
    look(page, "roster")
    page.get_by_role("link", name="下一周").click()
    expect(page.get_by_label("综合受理台，8月15日")).to_have_value("")
    page.get_by_role("button", name="照抄上一周").click()
    expect(page.get_by_text("照抄了2班")).to_be_visible()
    expect(page.get_by_label("综合受理台，8月15日")).to_have_value("测试甲")
    assert RosterLine.objects.count() == 4
