"""A citizen on a phone brings a dispute, the other side agrees with its own code, both see the agreement."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.domains.disputes.mediation.tests.conftest import AGREEMENT, Case, House, house
from zhunsheng.lib import clock

__all__ = ["house"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SignIn = Callable[[Page, Any], None]


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    load_rules()
    cache.clear()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="存下来，下一步").click()


def test_dispute_consent_and_agreement(
    phone: Page, page: Page, house: House, sign_in: SignIn, look: Look
) -> None:
    bring(phone, house, look)
    case = Case(house, Dispute.objects.get())
    sign_in(page, house.people["clerk"])
    code, secret = invite(page, case, look)
    page.context.clear_cookies()
    agree_to_talk(page, code, secret, look)
    accept_and_settle(case)
    phone.reload()
    expect(phone.get_by_role("heading", name="结果：调解成功：书面协议")).to_be_visible()
    look(phone, "mediation-case-agreed")
    phone.get_by_role("link", name=re.compile("人民调解协议书")).click()
    expect(phone.locator(".paper")).to_contain_text("退回半米")
    look(phone, "mediation-agreement")
    page.reload()
    expect(page.get_by_role("link", name=re.compile("人民调解协议书"))).to_be_visible()


def bring(page: Page, house: House, look: Look) -> None:
    """From the home page to the receipt and the progress page."""
    page.goto("/")
    page.get_by_role("link", name="请人调解").first.click()
    expect(page.get_by_role("heading", name=re.compile("请人调解"), level=1)).to_be_visible()
    look(page, "mediation-start")
    page.get_by_role("link", name="开始填写").click()
    page.get_by_role("link", name="现在安全吗").click()
    expect(page.get_by_role("heading", name="现在安全吗")).to_be_visible()
    page.get_by_label("没有", exact=False).first.check()
    look(page, "mediation-safe")
    go_on(page)
    expect(page.get_by_role("heading", name="什么事", level=1)).to_be_visible()
    page.get_by_label("邻居之间", exact=False).check()
    page.locator("#id_facts").fill("隔壁翻修院墙，占了我家的出路。")
    page.locator("#id_request").fill("把墙退回去。")
    look(page, "mediation-what")
    go_on(page)
    expect(page.get_by_role("heading", name="在哪里", level=1)).to_be_visible()
    page.locator("#id_place").select_option(str(house.village.pk))
    go_on(page)
    expect(page.get_by_role("heading", name="你是谁", level=1)).to_be_visible()
    page.locator("#id_applicant").fill("秦某甲")
    page.locator("#id_applicant_phone").fill("13900000000")
    look(page, "mediation-you")
    go_on(page)
    send(page, look)


def send(page: Page, look: Look) -> None:
    """The other side, a photograph, the receipt, the progress page."""
    expect(page.get_by_role("heading", name="对方是谁", level=1)).to_be_visible()
    page.locator("#id_other").fill("赵某乙")
    page.get_by_label("不知道，没问过").check()
    look(page, "mediation-other")
    go_on(page)
    expect(page.get_by_role("heading", name="照片和材料", level=1)).to_be_visible()
    photo = [FilePayload(name="院墙.pdf", mimeType="application/pdf", buffer=PDF)]
    page.locator("#id_file-evidence").set_input_files(photo)
    go_on(page)
    expect(page.get_by_role("heading", name="看一遍，没有问题就交")).to_be_visible()
    look(page, "mediation-check")
    page.get_by_role("button", name="我说的是实情，现在提交").click()
    expect(page.get_by_role("heading", name="交好了")).to_be_visible()
    look(page, "mediation-receipt")
    code = page.locator("#receipt-code").inner_text()
    secret = page.locator("#query-code").inner_text()
    page.get_by_role("button", name="我记好了，去查进度").click()
    enter(page, code, secret)
    expect(page.get_by_role("heading", name="收到了，等我们打电话")).to_be_visible()
    look(page, "mediation-case")


def enter(page: Page, code: str, secret: str) -> None:
    """Receipt code and query code."""
    page.get_by_label("回执号").fill(code)
    page.get_by_label("查询码").fill(secret)
    page.get_by_role("button", name="查看").click()


def invite(page: Page, case: Case, look: Look) -> tuple[str, str]:
    """The clerk tells the other side; the page shows its code once."""
    page.goto("/desk/list/mediation.people/")
    look(page, "mediation-list")
    page.get_by_role("link", name=case.matter.title).click()
    look(page, "mediation-matter")
    page.locator("main").get_by_role("link", name="告知对方", exact=True).click()
    expect(page.get_by_role("heading", name="告知对方", level=1)).to_be_visible()
    page.locator("#id_how").select_option("phone")
    look(page, "mediation-act-invite")
    page.locator("main").get_by_role("button", name="告知对方", exact=True).click()
    expect(page.get_by_text("已办理“告知对方”")).to_be_visible()
    said = page.get_by_text("给对方的回执号是").inner_text()
    found = re.search(r"回执号是([\w-]+)，查询码是([\w-]+)，", said)
    assert found
    return found[1], found[2]


def agree_to_talk(page: Page, code: str, secret: str, look: Look) -> None:
    """The other side, somewhere else, reads what is wanted and agrees."""
    page.goto("/progress/")
    enter(page, code, secret)
    expect(page.get_by_role("heading", name="等你说愿不愿意")).to_be_visible()
    expect(page.get_by_text("隔壁翻修院墙")).to_be_visible()
    look(page, "mediation-other-side")
    page.get_by_role("link", name="我愿不愿意调解").click()
    expect(page.get_by_role("heading", name="我愿不愿意调解", level=1)).to_be_visible()
    page.get_by_label("愿意", exact=True).check()
    look(page, "mediation-consent")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("记下了。")).to_be_visible()


def accept_and_settle(case: Case) -> None:
    """The clerk's acts, the same day."""
    today = clock.today()
    case.matter = Dispute.objects.get()
    case.accept(today)
    case.do("mediate", today, where="村委会", came="双方", content="双方各退一步。")
    case.agree(today, **AGREEMENT, perform_by=today + timedelta(days=10))


def test_oral_agreement_on_a_phone(phone: Page, house: House, sign_in: SignIn, look: Look) -> None:
    """A mediator enters what was settled on the spot: five fields, one act."""
    sign_in(phone, house.people["clerk"])
    phone.goto("/desk/mediation/oral/")
    expect(phone.get_by_role("heading", name="口头协议速录")).to_be_visible()
    phone.locator("#id_applicant").fill("秦某甲")
    phone.locator("#id_other").fill("赵某乙")
    phone.locator("#id_kind").select_option("neighbour")
    phone.locator("#id_facts").fill("院墙占道。")
    phone.locator("#id_agreement").fill("各退半米。")
    phone.locator("#id_performance").fill("当场退回。")
    phone.locator("#id_is_performed").check()
    look(phone, "mediation-oral")
    phone.get_by_role("button", name="登记，记下一件").click()
    expect(phone.get_by_text("已登记")).to_be_visible()
    matter = Dispute.objects.get()
    assert (matter.stage, matter.outcome) == ("agreed", "oral")
