"""The quiz: on a phone with a connection that is lost in between, on a desktop, without script; the workbench."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Look
from zhunsheng.commons.exams.choices import Topic
from zhunsheng.commons.exams.counting import recount
from zhunsheng.commons.exams.models import Exam, Sitting
from zhunsheng.commons.exams.testing import fill_bank, make_exam, sit, ticket
from zhunsheng.domains.publicity.quiz.use import QUIZ
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def maker(transactional_db: None) -> Person:
    unit = Unit.objects.create(code="SFJ", name="司法局", short_name="区司法局", kind="department")
    person = Person.objects.create_user("maker", name="普法科某", unit=unit)
    Grant.objects.create(
        person=person,
        role="handler",
        domain="publicity",
        scope=Scope.UNIT,
        unit=unit,
        starts_on=date(2020, 1, 1),
    )
    return person


@pytest.fixture
def edition(maker: Person) -> Exam:
    fill_bank()
    return make_exam(maker.unit, maker, QUIZ.code, title="民法典专场")  # type: ignore[arg-type]


def begin(page: Page) -> None:
    page.goto("/quiz/")
    page.get_by_label("已满18岁").check()
    page.get_by_label("代表哪个单位").select_option(label="区司法局")
    page.get_by_role("button", name="开始答题").click()
    expect(page.get_by_text("第 1 题，共 5 题")).to_be_visible()


def answer(page: Page, number: int) -> None:
    """Tick the first option of the question that is shown."""
    expect(page.get_by_text(f"第 {number} 题，共 5 题")).to_be_visible()
    page.locator("fieldset:not([hidden]) .option").first.click()


def test_a_phone_that_loses_its_connection(phone: Page, edition: Exam, look: Look) -> None:
    phone.goto("/quiz/")
    look(phone, "quiz-start")
    begin(phone)
    look(phone, "quiz-paper")
    for number in range(1, 4):
        answer(phone, number)
        phone.get_by_role("button", name="下一题").click()
    # The browser is closed and opened again: the answers are still there.
    phone.goto("/quiz/")
    phone.get_by_role("link", name="接着答").click()
    expect(phone.get_by_text("接着上次答的继续")).to_be_visible()
    answer(phone, 4)
    phone.get_by_role("button", name="下一题").click()
    answer(phone, 5)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="交卷", exact=True).click()
    expect(phone.get_by_text("现在没有网络")).to_be_visible()
    look(phone, "quiz-offline")
    assert not Sitting.objects.exists()
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name=re.compile("答对 . 题，共 5 题"))).to_be_visible()
    look(phone, "quiz-result")
    assert Sitting.objects.count() == 1
    expect(phone.get_by_text("依据：《民法典》").first).to_be_visible()
    phone.get_by_role("link", name=re.compile("要一张")).click()
    phone.get_by_label("姓名").fill("安禾穗")
    phone.get_by_role("button", name="把姓名印上去").click()
    expect(phone.get_by_text(re.compile("安禾穗于"))).to_be_visible()
    look(phone, "quiz-slip")
    phone.goto("/quiz/")
    expect(phone.get_by_text("你已经答过了")).to_be_visible()


def test_a_desktop(page: Page, edition: Exam, look: Look) -> None:
    begin(page)
    look(page, "quiz-paper")
    page.get_by_role("button", name="第5题，没有答").click()
    expect(page.get_by_role("button", name="交卷（还有 5 题没有答）")).to_be_visible()
    page.get_by_role("button", name="交卷（还有 5 题没有答）").click()
    expect(page.get_by_role("heading", name="答对 0 题，共 5 题")).to_be_visible()
    look(page, "quiz-result")
    for number in range(6):
        sit(ticket(edition, f"w{number}", unit=edition.unit_id))
    recount(edition, clock.now())
    page.get_by_role("link", name="看单位排行").click()
    expect(page.get_by_role("heading", name="单位排行")).to_be_visible()
    look(page, "quiz-board")


def test_without_script(browser: Browser, live_server: Any, edition: Exam) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/quiz/")
    plain.get_by_label("不满18岁").check()
    plain.get_by_role("button", name="开始答题").click()
    expect(plain.locator("fieldset.question")).to_have_count(5)
    for question in plain.locator("fieldset.question").all():
        question.locator("input").first.check()
    plain.get_by_role("button", name="交卷").click()
    expect(plain.get_by_role("heading", name=re.compile("共 5 题"))).to_be_visible()
    assert Sitting.objects.get().minor
    context.close()


def test_the_workbench(
    page: Page, maker: Person, edition: Exam, look: Look, sign_in: Callable[[Page, Any], None]
) -> None:
    for number in range(35):
        sit(ticket(edition, f"w{number}", unit=edition.unit_id), wrong=number % 3)
    recount(edition, clock.now())
    sign_in(page, maker)
    page.goto("/desk/exams/")
    look(page, "desk-exams")
    page.get_by_role("link", name="民法典专场").click()
    expect(page.get_by_role("heading", name="民法典专场")).to_be_visible()
    look(page, "desk-exam")
    page.get_by_role("link", name="试题统计").first.click()
    expect(page.get_by_role("heading", name="试题统计")).to_be_visible()
    look(page, "desk-exam-questions")
    page.goto("/desk/exams/new/")
    page.get_by_label("名称").fill("劳动专场")
    today = clock.today()
    page.get_by_label("开始日期").fill(today.isoformat())
    page.get_by_label("结束日期").fill(today.isoformat())
    line = page.locator("fieldset.rule-line").first
    line.get_by_label("题数").fill("3")
    line.get_by_label("每题分值").fill("10")
    line.get_by_label("专题").select_option(label=Topic.LABOUR.label)
    look(page, "desk-exam-new")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("“劳动专场”已保存")).to_be_visible()
    page.get_by_role("button", name="定版并开放").click()
    expect(page.get_by_text("已按现在的题库定版")).to_be_visible()
    look(page, "desk-exam-open")
