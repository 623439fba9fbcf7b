"""An inspector's day in Chromium: a task on a phone from the inbox to the published result, and who reads it then."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.commons.sampling import services as sampling
from zhunsheng.commons.sampling.testing import voice
from zhunsheng.domains.inspection.models import InspectionRound, InspectionTask
from zhunsheng.domains.inspection.registers import INSPECTORS, PLANS
from zhunsheng.domains.inspection.tests.conftest import (
    PNG,
    World,
    add,
    house,
    plan_row,
    sampling_digest,
    world,
)
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.lib import clock

__all__ = ["house", "world"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TYPED = "后厨整洁，台账齐全，负责人在场。"
SignIn = Callable[[Page, Any], None]


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    load_rules()


@pytest.fixture
def task(world: World) -> InspectionTask:
    """The first object of a draw of today; only two inspectors are on duty, one of them with a login."""
    today = clock.today()
    away = [Edit(one.pk, {"on_duty": False}) for one in world.inspectors[2:]]
    changing.edit(INSPECTORS, away, Change(None, today, "外出"))
    row = plan_row(
        world.house,
        code="今年-SC-01",
        year=today.year,
        starts_on=today,
        ends_on=today + timedelta(days=30),
    )
    (plan,) = add(PLANS, row)
    who = world.house.actor("registrar-sc")
    event = file("inspection.round", who, {"plan": plan})
    matter = InspectionRound.objects.get(pk=event.subject_id)
    perform(matter, "prepare_list", who, {})
    answers = {
        "source": "parties",
        "parties": "检查单位\n企业代表",
        "reveal_on": today + timedelta(days=1),
    }
    perform(matter, "announce", who, answers)
    _draw(matter, world.house.people["registrar-sc"])
    tasks = InspectionTask.objects.filter(round=matter).select_related("target")
    first: InspectionTask = tasks.earliest("draw_place")
    return first


def _draw(matter: InspectionRound, by: Any) -> None:
    draw = matter.draw
    assert draw is not None
    for place, party in enumerate(draw.parties):
        sampling.commit(draw, party, sampling_digest(draw, party), by=voice(by, place))
    for place, party in enumerate(draw.parties):
        sampling.reveal(draw, party, "演示盐", f"{party}选的数", by=voice(by, place))
    sampling.draw(draw, by=by)


def step(page: Page, name: str) -> None:
    """Open an act from the card of the task."""
    page.locator("main").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def submit(page: Page, name: str) -> None:
    """Send an act's form and come back to the task."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(f"已办理“{name}”")).to_be_visible()


def test_from_the_inbox_to_the_published_result(
    phone: Page, page: Page, world: World, task: InspectionTask, sign_in: SignIn, look: Look
) -> None:
    sign_in(phone, world.house.people["handler-sc"])
    accept(phone, task, look)
    who_comes(page, task, look)
    on_site(phone, world, look)
    result(phone, look)
    task.refresh_from_db()
    assert (task.stage, task.outcome, task.publication) == ("published", "01", "published")
    for visitor in (phone, page):
        visitor.context.clear_cookies()
        read(visitor, task, look)


def accept(phone: Page, task: InspectionTask, look: Look) -> None:
    """From the inbox; the notice with its code is there at once."""
    phone.goto("/desk/")
    look(phone, "inspection-inbox")
    phone.get_by_role("link", name=task.title).click()
    step(phone, "接受任务")
    phone.locator("#id_planned_on").fill(clock.today().isoformat())
    submit(phone, "接受任务")
    expect(phone.get_by_role("img", name="核对这次检查的二维码")).to_be_visible()
    look(phone, "inspection-task")


def who_comes(page: Page, task: InspectionTask, look: Look) -> None:
    """What the enterprise sees when it scans the code."""
    page.goto(f"/who-inspects/{task.pk}/")
    expect(page.get_by_role("heading", name="有这次检查，请核对来的人")).to_be_visible()
    look(page, "inspection-who-comes")


def on_site(phone: Page, world: World, look: Look) -> None:
    """Sign in, tick the list, lose the connection and not the text, take photos."""
    step(phone, "现场签到")
    phone.get_by_label("两名以上检查人员都已到场").check()
    phone.get_by_label("已经出示执法证件", exact=False).check()
    submit(phone, "现场签到")
    step(phone, "现场检查记录")
    phone.locator("#id_findings").fill(TYPED)
    expect(phone.get_by_text("文字已暂存在本机")).to_be_visible()
    phone.reload()
    phone.get_by_role("button", name="放回来").click()
    expect(phone.locator("#id_findings")).to_have_value(TYPED)
    for item in world.items:
        phone.locator(f"input[name=finding_{item.pk}][value=ok]").check()
    phone.locator("#id_signature").select_option("signed")
    for kind in ("photo", "signature"):
        phone.locator(f"#id_file-{kind}").set_input_files(
            [FilePayload(name=f"{kind}.png", mimeType="image/png", buffer=PNG)]
        )
    look(phone, "inspection-record")
    submit(phone, "现场检查记录")
    expect(phone.get_by_text("文字留在这台电脑上")).to_have_count(0)


def result(phone: Page, look: Look) -> None:
    """The result of the closed list, then its publication."""
    step(phone, "登记检查结果")
    phone.locator("#id_outcome").select_option("01")
    look(phone, "inspection-conclude")
    submit(phone, "登记检查结果")
    step(phone, "公开检查结果")
    phone.get_by_label("已经核对，可以公开").check()
    look(phone, "inspection-publish")
    submit(phone, "公开检查结果")
    look(phone, "inspection-published")


def read(visitor: Page, task: InspectionTask, look: Look) -> None:
    """By the enterprise's name, with the way to the draw."""
    visitor.goto("/lists/inspection-results/")
    visitor.get_by_label("关键词").fill(task.target.name)
    visitor.get_by_role("button", name="查找").click()
    look(visitor, "inspection-results")
    visitor.get_by_role("link", name=task.target.name).click()
    expect(visitor.locator("main")).to_contain_text("未发现问题")
    look(visitor, "inspection-result")
    visitor.locator("main").get_by_role("link", name="演SC抽〔", exact=False).first.click()
    expect(visitor).to_have_url(re.compile("/draws/"))
    visitor.goto("/help/inspection/")
    look(visitor, "inspection-explained")


def test_the_calendar_of_visits(
    phone: Page, page: Page, world: World, task: InspectionTask, sign_in: SignIn, look: Look
) -> None:
    for screen in (phone, page):
        sign_in(screen, world.house.people["chief-yj"])
        screen.goto("/desk/inspection/visits/")
        expect(screen.get_by_role("link", name=task.target.name)).to_be_visible()
        look(screen, "inspection-calendar")
        screen.get_by_role("link", name=task.target.name).click()
        expect(screen.get_by_role("heading", name=task.target.name, level=1)).to_be_visible()
        look(screen, "inspection-calendar-object")
