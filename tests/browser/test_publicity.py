"""Publicity in Chromium: an event from a phone, a lecture asked for and answered, a recommendation objected to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.domains.publicity.outreach.models import PublicityEvent
from zhunsheng.domains.publicity.outreach.registers import DUTIES, LECTURERS
from zhunsheng.domains.publicity.tests.conftest import PNG, House, add, duty_row, house
from zhunsheng.kernel.access.scope import forget
from zhunsheng.lib import clock

__all__ = ["house"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[Page, Any], None]


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    load_rules()


def test_an_event_is_recorded_from_a_phone_and_counts(
    phone: Page, page: Page, house: House, sign_in: SignIn, look: Look
) -> None:
    today = clock.today()
    row = duty_row(house, code="今年-ZZ-01", year=today.year, unit=house.units["ZZ"].pk, times=1)
    add(DUTIES, row | {"due_on": today + timedelta(days=30)}, on=today)
    sign_in(phone, house.people["clerk-zz"])
    phone.goto("/desk/publicity/quick/")
    photo = FilePayload(name="现场.png", mimeType="image/png", buffer=PNG)
    phone.get_by_label("现场照片").set_input_files([photo])
    phone.get_by_label("参加人次").fill("64")
    phone.get_by_label("活动名称").fill("民法典进村")
    phone.get_by_label("落实的普法责任").select_option(label="《未成年人保护法》")
    look(phone, "publicity-quick")
    phone.get_by_role("button", name="记下").click()
    expect(phone.get_by_role("heading", name="民法典进村", level=1)).to_be_visible()
    expect(phone.locator("main")).to_contain_text("64人次")
    look(phone, "publicity-event")
    sign_in(page, house.people["office"])
    page.goto(f"/desk/publicity/duties/?year={today.year}")
    expect(page.get_by_role("heading", name="普法责任", level=1)).to_be_visible()
    look(page, "publicity-duties")
    page.get_by_role("link", name="演示镇政府").click()
    expect(page.get_by_role("heading", name="演示镇政府", level=1)).to_be_visible()
    expect(page.locator("#duties")).to_contain_text("已落实")
    look(page, "publicity-duties-unit")


def test_a_community_asks_for_a_lecture_and_is_answered(
    phone: Page, page: Page, house: House, sign_in: SignIn, look: Look
) -> None:
    row = {"code": "JS-1", "name": "秦某", "workplace": "演示律师事务所", "fields": "民法典"}
    add(LECTURERS, row, on=clock.today())
    _ask(phone, look)
    _answer(page, house, sign_in, look)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("已经安排好")
    expect(phone.locator("main")).to_contain_text("秦律师下午三点到。")
    look(phone, "publicity-lecture-answered")


def _ask(phone: Page, look: Look) -> None:
    """Three pages, a look at the answers, the receipt, the progress."""
    phone.goto("/learning/calendar/")
    look(phone, "publicity-calendar")
    phone.get_by_role("link", name="预约一次讲座").click()
    expect(phone.get_by_role("heading", name="请人来讲法", level=1)).to_be_visible()
    look(phone, "publicity-lecture-start")
    phone.get_by_role("link", name="开始填写").click()
    phone.get_by_role("link", name="你们是谁").click()
    phone.get_by_label("村、社区").check()
    phone.locator("#id_requester").fill("演示第一社区")
    phone.locator("#id_contact").fill("秦某某")
    phone.locator("#id_phone").fill("13900000000")
    look(phone, "publicity-lecture-who")
    _go_on(phone, "想听什么")
    phone.get_by_label("社区居民").check()
    phone.locator("#id_wish").fill("邻居装修吵架怎么办")
    _go_on(phone, "什么时候、在哪里")
    wished = clock.today() + timedelta(days=10)
    phone.locator("#id_planned_on").fill(wished.isoformat())
    phone.locator("#id_place").select_option(label="演示镇")
    phone.locator("#id_venue").fill("社区活动室")
    _go_on(phone, "看一遍，没有问题就交")
    look(phone, "publicity-lecture-check")
    phone.get_by_role("button", name="我说的是实情，现在提交").click()
    expect(phone.get_by_role("heading", name="交好了")).to_be_visible()
    look(phone, "publicity-lecture-receipt")
    code = phone.locator("#receipt-code").inner_text()
    secret = phone.locator("#query-code").inner_text()
    phone.get_by_role("button", name="我记好了，去查进度").click()
    phone.get_by_label("回执号").fill(code)
    phone.get_by_label("查询码").fill(secret)
    phone.get_by_role("button", name="查看").click()
    expect(phone.get_by_role("heading", name="我们正在安排")).to_be_visible()
    look(phone, "publicity-lecture-case")


def _go_on(page: Page, heading: str) -> None:
    page.get_by_role("button", name="存下来，下一步").click()
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


def _answer(page: Page, house: House, sign_in: SignIn, look: Look) -> None:
    forget(house.people["office"])
    event = PublicityEvent.objects.get()
    sign_in(page, house.people["office"])
    page.goto(f"/desk/matters/{event.pk}/do/approve/")
    page.get_by_label("讲师").select_option(label="秦某（演示律师事务所）")
    page.get_by_label("给预约人的答复").fill("秦律师下午三点到。")
    look(page, "publicity-approve")
    page.locator("main").get_by_role("button", name="批准", exact=True).click()
    expect(page.get_by_text("已办理“批准”")).to_be_visible()
