"""A visitor finds and reads what is public; a reviewer sees what the check has found. Wide and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.commons.publication import services
from zhunsheng.commons.publication.services import Content
from zhunsheng.domains.disclosure.items.kind import ITEM
from zhunsheng.domains.disclosure.items.tests.conftest import CHECKS, House, house, upload
from zhunsheng.lib import clock
from zhunsheng.lib.outgoing.tests.builders import workbook, xlsx

__all__ = ["house"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    load_rules()


@pytest.fixture(params=["desktop", "phone"])
def screen(request: pytest.FixtureRequest, house: House) -> Page:
    """The same way on both widths."""
    page: Page = request.getfixturevalue("page" if request.param == "desktop" else "phone")
    return page


def fill(house: House) -> None:
    """A list of several pages, and one item with a file."""
    today = clock.today()
    contents = [
        (
            Content(
                f"关于便民摊点设置的通告（2022年第{n}号）",
                house.health.pk,
                f"演卫公开〔2022〕{n}号",
                "2101",
                text="正文。",
            ),
            today - timedelta(days=40 + n),
        )
        for n in range(25)
    ]
    services.publish_many(ITEM, contents)
    book = workbook(("学校", "招生人数"), ("演示第一小学", 240))
    on = today - timedelta(days=5)
    item = house.register(
        on=on,
        title="关于2022年义务教育招生的公告",
        text="现将2022年义务教育招生有关事项公告如下。\n一、报名时间为七月一日至七月五日。",
        files=[upload(xlsx(book), "招生计划.xlsx")],
    )
    house.do(item, "clear", "reviewer", on, **CHECKS)
    house.do(item, "publish", "reviewer", on)


def test_a_visitor_finds_and_reads_an_item(screen: Page, house: House, look: Look) -> None:
    fill(house)
    page = screen
    page.goto("/lists/")
    page.get_by_role("link", name="政府信息", exact=True).first.click()
    look(page, "items-list")
    page.get_by_role("link", name="下一页").click()
    expect(page.get_by_role("link", name="上一页")).to_be_visible()
    page.get_by_label("关键词").fill("义务教育 招生")
    page.get_by_role("button", name="查找").click()
    expect(page.locator(".results li")).to_have_count(1)
    page.get_by_role("link", name="义务教育招生").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("义务教育招生")
    expect(page.get_by_text("演教公开")).to_be_visible()
    look(page, "items-item")
    with page.expect_download() as download:
        page.get_by_role("link", name="招生计划.xlsx").click()
    assert download.value.suggested_filename == "招生计划.xlsx"


def test_a_reviewer_sees_what_the_check_has_found(
    screen: Page, house: House, look: Look, sign_in: Callable[[Page, Any], None]
) -> None:
    book = workbook(("单位", "金额"))
    book.create_sheet("底稿")["A1"] = "内部测算"
    book["底稿"].sheet_state = "hidden"
    item = house.register(on=clock.today(), files=[upload(xlsx(book), "资金安排.xlsx")])
    page = screen
    sign_in(page, house.people["reviewer"])
    page.goto(f"/desk/matters/{item.pk}/do/clear/")
    expect(page.get_by_text("公开前检查：须先处理")).to_be_visible()
    look(page, "items-review")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="审查通过").click()
    expect(page.get_by_text("公开前检查没有通过")).to_be_visible()
    look(page, "items-refused")
    page.get_by_label("仍要公开的理由").fill("隐藏表是公式底稿，可以公开。")
    page.get_by_role("button", name="审查通过").click()
    expect(page.get_by_text("已办理“审查通过”")).to_be_visible()
    look(page, "items-matter")
