"""At a machine: upright and lying, large enough to touch, and nothing stays of what somebody typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.domains.legalservice.stations import beats
from zhunsheng.domains.legalservice.stations.models import Fault
from zhunsheng.domains.legalservice.stations.tests.conftest import House, house
from zhunsheng.faces.kiosk.models import Visit
from zhunsheng.faces.portal.models import Draft
from zhunsheng.kernel.orgs.models import Duty

__all__ = ["house"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = {"upright": (1080, 1920), "lying": (1920, 1080)}
#: What one touches on the page, and how high it is.
TARGETS = """() => [...document.querySelectorAll(
  'a.button, button, a.kiosk-tile, .option, select, input:not([type=hidden],[type=radio],[type=checkbox])')]
  .filter(one => one.offsetParent && !one.closest('dialog, .trap, .skip'))
  .map(one => [one.textContent.trim().slice(0, 12), one.getBoundingClientRect().height])
  .filter(([, height]) => height < 64)"""


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    load_rules()


@pytest.fixture
def kiosk(transactional_db: None, house: House) -> House:
    """A house in which questions are answered."""
    Duty.objects.create(
        domain="consultation", organ=house.bureau, unit=house.bureau, starts_on=date(2010, 1, 1)
    )
    return house


@pytest.fixture(params=list(SIZES))
def machine(request: pytest.FixtureRequest, browser: Browser, live_server: Any) -> Iterator[Page]:
    """A touch screen that stands in a hall."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": height},
        locale="zh-CN",
        has_touch=True,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


def set_up(machine: Page, kiosk: House) -> None:
    """With serial number and key, as whoever installs it does."""
    key = beats.new_key(kiosk.terminals[0])
    machine.goto("/kiosk/setup/")
    machine.get_by_label("设备序列号").fill("ZD1")
    machine.get_by_label("密钥").fill(key)
    machine.get_by_role("button", name="设为自助终端").click()
    expect(machine.get_by_role("heading", name="你想办什么")).to_be_visible()


def test_a_question_is_asked_by_touch(machine: Page, kiosk: House, look: Look) -> None:
    set_up(machine, kiosk)
    look(machine, "kiosk-home")
    assert machine.evaluate(TARGETS) == []
    machine.get_by_role("link", name="问法律").tap()
    expect(machine.get_by_role("heading", name="问法律，法律咨询")).to_be_visible()
    machine.goto("/apply/ask/q/question/")
    machine.get_by_text("借贷", exact=True).tap()
    machine.get_by_label("你的问题").fill("借条写了三年，还能要吗？")
    look(machine, "kiosk-question")
    assert machine.evaluate(TARGETS) == []
    machine.get_by_role("button", name="存下来，下一步").tap()
    expect(machine.get_by_label("电话")).to_be_visible()
    machine.get_by_role("button", name="存下来，下一步").tap()
    machine.get_by_role("button", name="现在提交").tap()
    expect(machine.get_by_text("查询码（只显示这一次")).to_be_visible()
    look(machine, "kiosk-receipt")
    machine.get_by_role("button", name="结束，清除我填的").tap()
    expect(machine.get_by_role("heading", name="你想办什么")).to_be_visible()
    machine.go_back()
    expect(machine.get_by_text("查询码（只显示这一次")).to_have_count(0)
    assert Visit.objects.filter(sent=1).count() == 1


def test_what_was_typed_is_wiped_when_nobody_is_there(
    machine: Page, kiosk: House, settings: Settings
) -> None:
    set_up(machine, kiosk)
    machine.goto("/apply/ask/q/question/")
    machine.get_by_text("借贷", exact=True).tap()
    machine.get_by_label("你的问题").fill("这句话谁也不该看到")
    machine.get_by_role("button", name="存下来，下一步").tap()
    expect(machine.get_by_label("电话")).to_be_visible()
    assert Draft.objects.count() == 1
    settings.KIOSK_IDLE_SECONDS, settings.KIOSK_WARNING_SECONDS = 2, 3
    machine.goto("/apply/ask/q/question/")
    expect(machine.get_by_label("你的问题")).to_have_value("这句话谁也不该看到")
    expect(machine.get_by_role("dialog")).to_contain_text("还在吗")
    machine.get_by_role("button", name="我还在，接着填").tap()
    expect(machine.get_by_role("dialog")).to_have_count(0)
    expect(machine.get_by_role("heading", name="你想办什么")).to_be_visible()
    assert not Draft.objects.exists()
    machine.go_back()
    machine.goto("/apply/ask/q/question/")
    expect(machine.get_by_label("你的问题")).to_have_value("")
    # htmx notes the address of the page; texts would lie under "draft:".
    stored = machine.evaluate("() => JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "draft:" not in stored
    assert "谁也不该看到" not in stored


def test_a_fault_is_one_touch(machine: Page, kiosk: House, look: Look) -> None:
    set_up(machine, kiosk)
    machine.get_by_role("link", name="这台机器有毛病").tap()
    expect(machine.get_by_role("heading", name="这台机器怎么了")).to_be_visible()
    look(machine, "kiosk-fault")
    machine.get_by_role("button", name="打印不出来").tap()
    expect(machine.get_by_text("已经告诉维修的人了")).to_be_visible()
    assert Fault.objects.get().source == "visitor"
