"""Applying for legal aid at a kiosk, upright and by touch; a lawyer who notes on a phone what was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django import Settings

from tests.support.browser import SIDEWAYS, Look
from tests.support.rules import load_rules
from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.domains.legalservice.aid.tests.conftest import Case, House, application, begin, house
from zhunsheng.domains.legalservice.stations.registers import STATIONS, TERMINALS
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock

__all__ = ["application", "house"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
UPRIGHT: ViewportSize = {"width": 1080, "height": 1920}
TOUCH = 48
"""The least height in pixels of what a finger must hit."""


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    load_rules()
    cache.clear()


@pytest.fixture
def kiosk(browser: Browser, live_server: Any, house: House) -> Iterator[Page]:
    """The machine of a station, set up and upright."""
    change = Change(None, clock.today())
    place = {"township": house.town.pk, "place": house.town.pk, "unit": house.bureau.pk}
    station = {"code": "G1", "name": "虚构镇公共法律服务工作站", "kind": "station", **place}
    more = {"address": "虚构路1号", "phone": "0951-0000001", "hours": "工作日"}
    (made,) = changing.add(STATIONS, [{**station, **more}], change)
    machine = {"code": "ZD1", "kind": "kiosk", "station": made.pk, "unit": house.bureau.pk}
    changing.add(TERMINALS, [machine], change)
    context = browser.new_context(
        base_url=live_server.url, viewport=UPRIGHT, locale="zh-CN", has_touch=True
    )
    page = context.new_page()
    page.goto("/kiosk/setup/")
    page.get_by_role("button", name="在这个浏览器里试用").tap()
    expect(page.get_by_role("heading", name="你想办什么")).to_be_visible()
    yield page
    context.close()


def go_on(page: Page) -> None:
    button = page.get_by_role("button", name="存下来，下一步")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= TOUCH
    button.tap()


def choose(page: Page, name: str) -> None:
    page.get_by_role("radio", name=re.compile(f"^{name}")).first.check()


def test_an_application_on_a_kiosk(kiosk: Page, look: Look) -> None:
    page = kiosk
    page.get_by_role("link", name=re.compile("请免费律师")).tap()
    expect(page.get_by_role("heading", name=re.compile("申请法律援助"))).to_be_visible()
    look(page, "kiosk-aid-start")
    page.get_by_role("link", name="开始填写").tap()
    page.get_by_role("link", name="给谁申请").tap()
    choose(page, "我自己")
    go_on(page)
    page.get_by_label("姓名", exact=False).fill("秦某甲")
    go_on(page)
    page.get_by_label("电话", exact=False).first.fill("13900000000")
    choose(page, "先发短信")
    look(page, "kiosk-aid-contact")
    go_on(page)
    choose(page, "老板欠工资")
    choose(page, "要去劳动仲裁")
    look(page, "kiosk-aid-matter")
    go_on(page)
    page.get_by_label("用一句话说是什么事", exact=False).fill("欠我三个月工资")
    go_on(page)
    choose(page, "没有")
    go_on(page)
    choose(page, "农民工要工资")
    go_on(page)
    expect(page.get_by_role("heading", name="上传材料")).to_be_visible()
    expect(page.get_by_text("户口本（看得出是农村户口）或者务工证明", exact=False)).to_be_visible()
    look(page, "kiosk-aid-papers")
    go_on(page)
    expect(page.get_by_role("heading", name="看一遍，没有问题就交")).to_be_visible()
    look(page, "kiosk-aid-check")
    page.get_by_role("button", name=re.compile("现在提交$")).tap()
    expect(page.get_by_role("heading", name="交好了")).to_be_visible()
    look(page, "kiosk-aid-receipt")
    case = AidCase.objects.get()
    assert (case.channel, case.kind, case.exemption) == ("terminal", "labour", "42.3")


def test_a_lawyer_notes_on_a_phone_what_was_done(
    phone: Page,
    house: House,
    application: dict[str, Any],
    sign_in: Callable[[Page, Any], None],
    look: Look,
) -> None:
    today = clock.today()
    case: Case = begin(house, application, today - timedelta(days=9))
    case.granted(today - timedelta(days=8))
    case.do("appoint", today - timedelta(days=7), provider=house.provider("A1"))
    sign_in(phone, house.people["lawyer"])
    phone.goto("/desk/aid/mine/")
    look(phone, "aid-mine")
    phone.get_by_role("link", name="记进展").tap()
    phone.get_by_label("做了什么", exact=False).select_option("meeting")
    phone.get_by_label("情况", exact=False).first.fill("在援助中心约谈。")
    look(phone, "aid-note")
    phone.get_by_role("button", name="记录进展").tap()
    expect(phone.get_by_text("承办情况：会见、约谈受援人", exact=False).first).to_be_visible()
    assert phone.evaluate(SIDEWAYS) == 0
