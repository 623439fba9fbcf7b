"""A citizen on a phone asks for information, a clerk at a desk answers, the citizen reads the answer on the phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.tests.conftest import House, house, sheet
from zhunsheng.lib import clock

__all__ = ["house"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SignIn = Callable[[Page, Any], None]


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    load_rules()
    cache.clear()


def file(name: str) -> list[FilePayload]:
    return [FilePayload(name=name, mimeType="application/pdf", buffer=PDF)]


def test_request_answer_and_reading(
    phone: Page, page: Page, house: House, sign_in: SignIn, look: Look
) -> None:
    ask(phone, house, look)
    matter = DisclosureRequest.objects.get()
    sign_in(page, house.people["handler"])
    answer(page, matter, look)
    read(phone, look)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="存下来，下一步").click()


def ask(page: Page, house: House, look: Look) -> None:
    """From the home page to the receipt."""
    page.goto("/")
    page.get_by_role("link", name="向政府要信息").click()
    look(page, "disclosure-start")
    page.get_by_role("link", name="开始填写").click()
    page.get_by_role("link", name="你是谁").click()
    page.get_by_label("我自己", exact=True).check()
    page.get_by_label("没有，我自己办").check()
    look(page, "disclosure-who")
    go_on(page)
    page.locator("#id_name").fill("秦某甲")
    go_on(page)
    page.locator("#id_phone").fill("13900000000")
    go_on(page)
    page.locator("#id_organ").select_option(str(house.department.pk))
    page.get_by_text("不知道是哪个单位？").click()
    look(page, "disclosure-organ")
    go_on(page)
    page.locator("#id_info_name").fill("虚构路改造工程施工许可证")
    look(page, "disclosure-what")
    go_on(page)
    page.get_by_label("电子文件", exact=False).check()
    go_on(page)
    page.locator("#id_file-identity").set_input_files(file("身份证.pdf"))
    look(page, "disclosure-material")
    go_on(page)
    expect(page.get_by_role("heading", name="看一遍，没有问题就交")).to_be_visible()
    look(page, "disclosure-check")
    page.get_by_role("button", name="我说的是实情，现在提交").click()
    expect(page.get_by_role("heading", name="交好了")).to_be_visible()
    look(page, "disclosure-receipt")
    code = page.locator("#receipt-code").inner_text()
    secret = page.locator("#query-code").inner_text()
    page.get_by_role("button", name="我记好了，去查进度").click()
    page.get_by_label("回执号").fill(code)
    page.get_by_label("查询码").fill(secret)
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_role("heading", name="等我们联系你确认")).to_be_visible()
    look(page, "disclosure-case")


def answer(page: Page, matter: DisclosureRequest, look: Look) -> None:
    """The clerk confirms receipt and answers with a file."""
    page.goto("/desk/list/disclosure.request/")
    look(page, "disclosure-list")
    page.get_by_role("link", name=matter.title).click()
    act(page, "确认收到")
    page.locator("#id_how").select_option("phone")
    submit(page, "确认收到")
    act(page, "作出答复")
    page.locator("#id_outcome").select_option("1")
    page.locator("#id_answer").fill("你申请的施工许可证见附件。")
    given = sheet(name="施工许可证.xlsx")
    page.locator("#id_file-information").set_input_files(
        [FilePayload(name=given.name, mimeType=XLSX, buffer=given.file.read())]
    )
    look(page, "disclosure-act-answer")
    submit(page, "作出答复")
    look(page, "disclosure-matter-answered")
    page.goto(f"/desk/returns/disclosure.table3/{clock.today().year}/")
    look(page, "disclosure-table")


def act(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def submit(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(f"已办理“{name}”")).to_be_visible()


def read(page: Page, look: Look) -> None:
    """The citizen reads the answer and finds the file."""
    page.reload()
    expect(page.get_by_role("heading", name="结果：予以公开")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("施工许可证.xlsx"))).to_be_visible()
    look(page, "disclosure-case-answered")
    page.get_by_role("link", name=re.compile("答复书")).click()
    expect(page.locator(".paper")).to_contain_text("你申请的施工许可证见附件")
    look(page, "disclosure-answer")


def test_the_tables_on_a_phone(phone: Page, house: House, look: Look) -> None:
    phone.goto("/help/disclosure/")
    expect(phone.get_by_text("收到和处理政府信息公开申请情况").first).to_be_visible()
    look(phone, "disclosure-tables")
