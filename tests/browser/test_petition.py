"""A citizen on a phone says what is wrong, two clerks forward and answer it, the phone shows the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.domains.disputes.petitions.tests.conftest import House, house

__all__ = ["house"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[Page, Any], None]


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    load_rules()
    cache.clear()


def test_petition_answer_and_review(
    phone: Page, page: Page, house: House, sign_in: SignIn, look: Look
) -> None:
    write(phone, look)
    matter = Petition.objects.get()
    sign_in(page, house.people["office"])
    forward(page, matter, house, look)
    sign_in(page, house.people["bureau"])
    answer(page, matter, look)
    review(phone, look)


def go_on(page: Page, heading: str) -> None:
    """The next page of questions is there before anything is typed into it."""
    page.get_by_role("button", name="存下来，下一步").click()
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


def write(page: Page, look: Look) -> None:
    """From the start page to the receipt."""
    page.goto("/apply/petition/")
    look(page, "petition-start")
    page.get_by_role("link", name="开始填写").click()
    page.get_by_role("link", name="你想做什么").click()
    page.get_by_label("有问题要解决", exact=False).check()
    page.get_by_label("住房物业", exact=True).check()
    look(page, "petition-kind")
    go_on(page, "是什么事")
    page.locator("#id_title").fill("虚构小区电梯停运")
    page.locator("#id_facts").fill("停了一个月，老人下不了楼。")
    page.locator("#id_demand").fill("尽快修好。")
    look(page, "petition-what")
    go_on(page, "说的是哪个单位、要不要保密")
    page.get_by_label("不用保密", exact=False).check()
    look(page, "petition-named")
    go_on(page, "怎么联系你")
    page.locator("#id_name").fill("秦某甲")
    page.locator("#id_phone").fill("13900000000")
    page.locator("#id_address").fill("演示区虚构路1号")
    go_on(page, "上传材料")
    page.get_by_role("button", name="存下来，下一步").click()
    expect(page.get_by_role("heading", name="看一遍，没有问题就交")).to_be_visible()
    look(page, "petition-check")
    page.get_by_role("button", name="我说的是实情，现在提交").click()
    expect(page.get_by_role("heading", name="交好了")).to_be_visible()
    look(page, "petition-receipt")
    code = page.locator("#receipt-code").inner_text()
    secret = page.locator("#query-code").inner_text()
    page.get_by_role("button", name="我记好了，去查进度").click()
    page.get_by_label("回执号").fill(code)
    page.get_by_label("查询码").fill(secret)
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_text("正在分给管这件事的单位").first).to_be_visible()
    look(page, "petition-progress")


def forward(page: Page, matter: Petition, house: House, look: Look) -> None:
    """The petition office sends it where it belongs."""
    page.goto(f"/desk/matters/{matter.pk}/")
    look(page, "petition-desk")
    act(page, "转送、交办")
    page.locator("#id_forwarding").select_option("forward")
    page.locator("#id_to_unit").select_option(str(house.units["Z"].pk))
    look(page, "petition-forward")
    submit(page, "转送、交办")
    expect(page.get_by_role("link", name="信访事项转送函", exact=True)).to_be_visible()


def answer(page: Page, matter: Petition, look: Look) -> None:
    """The unit tells, and answers."""
    page.goto(f"/desk/matters/{matter.pk}/")
    act(page, "受理并告知")
    submit(page, "受理并告知")
    act(page, "书面答复")
    page.locator("#id_outcome").select_option("S1")
    page.locator("#id_found").fill("电梯部件到期。")
    page.locator("#id_opinion").fill("已协助更换部件，电梯恢复运行。")
    page.locator("#id_grounds").fill("《住宅专项维修资金管理办法》")
    look(page, "petition-answer")
    submit(page, "书面答复")
    look(page, "petition-answered")


def act(page: Page, name: str) -> None:
    """Open the form of an act."""
    page.locator("main").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def submit(page: Page, name: str) -> None:
    """Do it."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(f"已办理“{name}”")).to_be_visible()


def review(page: Page, look: Look) -> None:
    """The phone shows the answer, the last day, and asks for review."""
    page.reload()
    expect(page.get_by_text("已经答复").first).to_be_visible()
    look(page, "petition-read")
    page.get_by_role("link", name="信访事项处理意见书").first.click()
    expect(page.get_by_text("三十日内向演示区人民政府请求复查")).to_be_visible()
    look(page, "petition-opinion")
    page.goto("/progress/case/")
    page.get_by_role("link", name="请求复查").first.click()
    page.get_by_label("哪里不满意，希望怎么办", exact=False).fill("还没有修好。")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("上一级正在复查").first).to_be_visible()
    look(page, "petition-review")
