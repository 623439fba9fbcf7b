"""The one desk: numbers at the windows and on the screen; a citizen's sentence on a phone, seen on one receipt."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.support.browser import Look
from zhunsheng.domains.disputes.intake.models import Intake
from zhunsheng.domains.disputes.intake.queue import public
from zhunsheng.domains.disputes.intake.queue.windows import windows
from zhunsheng.domains.disputes.intake.tests.conftest import House, house
from zhunsheng.domains.disputes.organisations.registers import ORGANISATIONS, ROOMS
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock

__all__ = ["house"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def go_on(page: Page) -> None:
    """To the next question."""
    page.get_by_role("button", name="存下来，下一步").click()


@pytest.fixture(autouse=True)
def _no_counts() -> None:
    """Addresses have tried nothing yet."""
    cache.clear()


@pytest.fixture
def hall(house: House, settings: Any) -> int:
    """A hall with the desk and two windows."""
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    change = Change(None, clock.today(), "首次登记")
    centre = {
        "code": "MTZX",
        "name": "演示区矛调中心",
        "kind": "centre",
        "level": "county",
        "place": house.town.pk,
        "unit": house.centre.pk,
        "address": "虚构路1号",
        "phone": "0951-0000001",
    }
    (entry,) = changing.add(ORGANISATIONS, [centre], change)
    rooms = (
        ("R1", "综合受理台", "desk", ""),
        ("R2", "诉讼服务窗口", "window", "litigation"),
        ("R3", "多元调处窗口", "window", "mediation"),
    )
    rows = [
        {
            "code": code,
            "name": name,
            "kind": kind,
            "function": function,
            "organisation": entry.pk,
            "unit": house.centre.pk,
        }
        for code, name, kind, function in rooms
    ]
    changing.add(ROOMS, rows, change)
    return windows(clock.today())[0].hall


def test_a_number_is_taken_called_and_shown(
    page: Page,
    phone: Page,
    house: House,
    hall: int,
    sign_in: Callable[[Page, Any], None],
    look: Look,
) -> None:
    # The machine in the hall gives two numbers for the court's window.
    phone.goto(public.kiosk_url(hall))
    look(phone, "desk-take")
    for number in ("B001", "B002"):
        phone.get_by_role("button", name=re.compile("诉讼服务窗口")).click()
        expect(phone.get_by_text(number)).to_be_visible()
        if number == "B002":
            expect(phone.get_by_text("前面还有 1 人")).to_be_visible()
            look(phone, "desk-ticket")
        phone.get_by_role("link", name="返回").click()
        expect(phone.get_by_role("heading", name="请选窗口取号")).to_be_visible()
    # The screen beside it asks again by itself.
    phone.goto(f"/screen/queue/{hall}/")
    expect(phone.get_by_text("现在没有人等候")).to_have_count(0)
    sign_in(page, house.people["handler"])
    page.goto("/desk/queue/")
    expect(page.get_by_role("heading", name="窗口叫号")).to_be_visible()
    look(page, "desk-queue")
    page.get_by_role("link", name="B 诉讼服务窗口").click()
    expect(page.get_by_text("窗口空着")).to_be_visible()
    page.get_by_role("button", name="叫下一位").click()
    expect(page.locator(".calling-number")).to_have_text("B001")
    expect(phone.locator(".is-called .screen-number")).to_contain_text("B001")
    look(phone, "desk-screen")
    page.get_by_role("button", name="没来，过号").click()
    expect(page.get_by_text("B001号过号")).to_be_visible()
    page.get_by_role("button", name="叫下一位").click()
    expect(page.locator(".calling-number")).to_have_text("B002")
    look(page, "desk-window")
    expect(phone.locator(".is-called .screen-number")).to_contain_text("B002")


def test_one_sentence_on_a_phone_becomes_a_branch_on_the_receipt(
    page: Page,
    phone: Page,
    house: House,
    hall: int,
    sign_in: Callable[[Page, Any], None],
    look: Look,
) -> None:
    code, word = tell(phone, look)
    sign_in(page, house.people["handler"])
    hand_on(page, look)
    phone.goto("/progress/")
    phone.get_by_label("回执号").fill(code)
    phone.get_by_label("查询码").fill(word)
    phone.get_by_role("button", name="查看").click()
    expect(phone.get_by_text("请上级重新审查决定")).to_be_visible()
    expect(phone.get_by_text("已经转过去，等窗口接收")).to_be_visible()
    expect(phone.locator("#last-days")).to_contain_text("申请行政复议")
    look(phone, "desk-case")


def tell(phone: Page, look: Look) -> tuple[str, str]:
    """From the home page to the receipt: its code and the query code."""
    phone.goto("/")
    phone.get_by_role("link", name=re.compile("有矛盾、有难处")).first.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("找人帮忙")
    phone.get_by_role("link", name="开始填写").click()
    phone.get_by_role("link", name="发生了什么事").click()
    phone.get_by_label("发生了什么事").fill("街道给我一张决定，要我拆棚子，我不服")
    look(phone, "desk-story")
    go_on(phone)
    expect(phone.get_by_text("想要什么帮助").first).to_be_visible()
    look(phone, "desk-kind")
    go_on(phone)
    phone.get_by_label("政府部门的").check()
    phone.locator("#id_decision_on").fill(clock.today().isoformat())
    look(phone, "desk-dates")
    go_on(phone)
    expect(phone.locator("#id_phone")).to_be_visible()
    phone.goto("/apply/help/check/")
    expect(phone.get_by_text("要我拆棚子")).to_be_visible()
    look(phone, "desk-check")
    phone.get_by_role("button", name="我说的是实情，现在提交").click()
    word = phone.locator("#query-code").inner_text()
    look(phone, "desk-receipt")
    return phone.locator("#receipt-code").inner_text(), word


def hand_on(page: Page, look: Look) -> None:
    """The clerk takes the suggested way, and the court's window besides."""
    page.goto(f"/desk/matters/{Intake.objects.get().pk}/")
    expect(page.get_by_text("按登记的情况建议")).to_be_visible()
    look(page, "desk-received")
    page.get_by_role("link", name="分流").click()
    expect(page.get_by_label("行政复议")).to_be_checked()
    page.get_by_label("诉讼服务").check()
    look(page, "desk-triage")
    page.get_by_role("button", name="分流").click()
    expect(page.get_by_text("等窗口接收").first).to_be_visible()
    look(page, "desk-branches")
