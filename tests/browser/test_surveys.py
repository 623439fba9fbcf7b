"""A keeper pastes questions and prints codes; somebody answers with one; small counts stay hidden. Both widths."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.commons.surveys.models import Survey, SurveyAnswer
from zhunsheng.commons.surveys.tests.conftest import QUESTIONS, person
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def keeper(transactional_db: None) -> Person:
    load_rules()
    unit = Unit.objects.create(code="A", name="演示区司法局", kind="department")
    return person(unit, "keeper", "survey_clerk")


@pytest.fixture(params=["page", "phone"])
def screen(request: pytest.FixtureRequest) -> Page:
    """The same way on both widths."""
    found: Page = request.getfixturevalue(request.param)
    return found


def test_from_questions_to_answers(
    screen: Page, keeper: Person, look: Look, sign_in: Callable[[Page, Person], None]
) -> None:
    sign_in(screen, keeper)
    screen.goto("/desk/surveys/new/")
    screen.get_by_role("textbox", name="标题（必填）").fill("窗口满意度调查")
    screen.get_by_label("凭一次性填写码").check()
    screen.get_by_label("截止日期").fill(clock.today().isoformat())
    screen.locator("#id_questions").fill("1．好吗？")
    screen.get_by_role("button", name="存草稿").click()
    expect(screen.get_by_text("题目后面没有写题型").first).to_be_visible()
    look(screen, "survey-wrong")
    screen.locator("#id_questions").fill(QUESTIONS)
    screen.get_by_role("button", name="存草稿").click()
    expect(screen.get_by_text("草稿存好了")).to_be_visible()
    look(screen, "survey-draft")
    screen.get_by_role("button", name="开始调查").click()
    expect(screen.get_by_label("个数")).to_be_visible()
    screen.get_by_label("个数").fill("6")
    screen.get_by_role("button", name="生成并打印").click()
    codes = screen.locator(".code-sheet strong")
    expect(codes).to_have_count(6)
    look(screen, "survey-codes")
    code = codes.first.inner_text()
    screen.goto(f"/survey/{Survey.objects.get().slug}/")
    screen.get_by_label("填写码").fill(code.lower())
    look(screen, "survey-code")
    screen.get_by_role("button", name="开始填").click()
    screen.get_by_label("不用等").check()
    screen.get_by_label("非常满意").check()
    look(screen, "survey-answer")
    screen.get_by_role("button", name="交卷").click()
    expect(screen.get_by_role("heading", name="收到了，谢谢")).to_be_visible()
    assert SurveyAnswer.objects.count() == 1
    screen.goto(f"/desk/surveys/{Survey.objects.get().pk}/")
    expect(screen.get_by_text("收回的答卷不足5份，结果不显示")).to_be_visible()
    look(screen, "survey-results")
