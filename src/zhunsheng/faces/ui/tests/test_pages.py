"""The style guide in Chromium: no fault, no breach of WCAG, no sideways scrolling, three sizes at most."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["", "lists/", "pieces/", "portal/"]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SIZES = """() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || parent.closest("script, noscript, svg")) continue;
    found.add(getComputedStyle(parent).fontSize);
  }
  return [...found];
}"""


@pytest.fixture(autouse=True)
def guide(settings: Settings) -> None:
    settings.UI_GUIDE = True
    settings.DEMONSTRATION = True


@pytest.mark.parametrize("path", PAGES)
def test_wide(
    page: Page, path: str, audit: Callable[[Page], None], snapshot: Callable[..., None]
) -> None:
    page.goto(f"/desk/ui/{path}")
    snapshot(page, f"guide-{path.strip('/') or 'matter'}")
    assert page.evaluate(SIDEWAYS) == 0
    assert len(page.evaluate(SIZES)) <= 3
    audit(page)


@pytest.mark.parametrize("path", PAGES)
def test_phone(
    phone: Page, path: str, audit: Callable[[Page], None], snapshot: Callable[..., None]
) -> None:
    phone.goto(f"/desk/ui/{path}")
    snapshot(phone, f"guide-{path.strip('/') or 'matter'}")
    assert phone.evaluate(SIDEWAYS) == 0
    audit(phone)


@pytest.mark.parametrize("path", PAGES)
def test_large_type(page: Page, phone: Page, path: str) -> None:
    for one in (page, phone):
        one.goto(f"/view/large-type/?on=1&next=/desk/ui/{path}")
        expect(one.locator("html")).to_have_class("large-type")
        assert one.evaluate(SIDEWAYS) == 0


def test_menu_opens_by_keyboard_on_a_phone(phone: Page) -> None:
    phone.goto("/desk/ui/")
    entry = phone.get_by_role("link", name="行政复议 19")
    expect(entry).to_be_hidden()
    phone.locator("summary", has_text="菜单").focus()
    phone.keyboard.press("Enter")
    expect(entry).to_be_visible()


def test_skip_link_is_the_first_stop(page: Page) -> None:
    page.goto("/desk/ui/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_charts_are_drawn_and_open_records(page: Page) -> None:
    page.goto("/desk/ui/lists/")
    expect(page.locator(".chart canvas")).to_have_count(3)


def test_errors_take_the_focus(page: Page) -> None:
    page.goto("/desk/ui/pieces/")
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".error-summary a").first.click()
    expect(page.locator("#id_id_card")).to_be_focused()


def test_lost_text_is_offered_again(page: Page) -> None:
    page.goto("/desk/ui/portal/")
    page.fill("#id_reasons", "没有告诉我可以申辩。")
    expect(page.locator("[data-saved]")).to_have_text("文字已暂存在本机")
    page.reload()
    expect(page.locator("#id_reasons")).to_have_value("")
    page.get_by_role("button", name="放回来").click()
    expect(page.locator("#id_reasons")).to_have_value("没有告诉我可以申辩。")


def test_characters_are_counted_down(page: Page) -> None:
    page.goto("/desk/ui/portal/")
    page.fill("#id_reasons", "字" * 1990)
    expect(page.locator(".count-left")).to_have_text("还可以写 10 个字")
    page.fill("#id_reasons", "字" * 2003)
    expect(page.locator(".count-left")).to_have_text("超了 3 个字")


def test_chosen_files_are_listed_with_what_is_wrong(page: Page) -> None:
    page.goto("/desk/ui/portal/")
    page.set_input_files(
        "#id_evidence",
        [
            FilePayload(name="决定书.pdf", mimeType="application/pdf", buffer=b"x" * 2048),
            FilePayload(name="程序.exe", mimeType="application/octet-stream", buffer=b"x"),
        ],
    )
    expect(page.locator(".upload-words").first).to_contain_text("选择文件")
    lines = page.locator(".upload-list li")
    expect(lines.first).to_have_text("决定书.pdf2 KB")
    expect(lines.last).to_contain_text("这种格式收不了")


def test_failed_request_keeps_the_page_and_says_what_to_do(page: Page) -> None:
    page.goto("/desk/ui/lists/")
    page.route("**/desk/ui/lists/?*", lambda route: route.fulfill(status=409, body=""))
    page.evaluate("console.error = () => {}")  # htmx reports the refusal there, as it should
    page.select_option("#id_stage", "paused")
    expect(page.locator("#notices [role=alert]")).to_contain_text("别人刚刚改过这一件")


def test_filters_exchange_only_the_list(page: Page) -> None:
    page.goto("/desk/ui/lists/")
    page.evaluate("document.querySelector('h1').dataset.kept = '1'")
    with page.expect_response("**/desk/ui/lists/?*"):
        page.select_option("#id_stage", "paused")
    page.wait_for_url("**stage=paused**")
    expect(page.locator("h1[data-kept]")).to_be_visible()
    expect(page.locator("#results table")).to_be_visible()


def test_print_has_no_navigation(page: Page) -> None:
    page.goto("/desk/ui/")
    page.emulate_media(media="print")
    for part in (".side", ".topbar", ".actions-card"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".ribbon")).to_be_visible()
    expect(page.locator(".printed-on")).to_be_visible()
