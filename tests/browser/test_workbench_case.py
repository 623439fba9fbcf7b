"""The clerk's way in Chromium, wide and on a phone: from the inbox to the served decision, each as who does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import District, district
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.lib import clock

__all__ = ["district"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SignIn = Callable[[Page, Any], None]


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    load_rules()


@pytest.fixture(params=["desktop", "phone"])
def screen(request: pytest.FixtureRequest, district: District) -> Page:
    """The same way on both widths."""
    page: Page = request.getfixturevalue("page" if request.param == "desktop" else "phone")
    return page


@pytest.fixture
def filed(district: District) -> Reconsideration:
    """An application that came in today."""
    today = clock.today()
    application = {
        "kind": "person",
        "name": "秦某甲",
        "phone": "13900000000",
        "address": "演示区虚构路1号",
        "respondent": district.respondent.pk,
        "act_kind": "penalty",
        "field": "market",
        "act_name": "行政处罚决定",
        "act_on": (today - timedelta(days=12)).isoformat(),
        "known_on": (today - timedelta(days=10)).isoformat(),
        "request": "撤销行政处罚决定",
        "grounds": "事实不清",
        "channel": "counter",
    }
    event = file("reconsideration", district.actor("registrar"), application)
    return Reconsideration.objects.get(pk=event.subject_id)


def submit(page: Page, name: str) -> None:
    """Send an act's form and come back to the case."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(f"已办理“{name}”")).to_be_visible()


def step(page: Page, name: str) -> None:
    """Open an act from the card of the case."""
    page.locator("main").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_from_the_inbox_to_the_served_decision(
    screen: Page, district: District, filed: Reconsideration, sign_in: SignIn, look: Look
) -> None:
    page, people = screen, district.people
    url = f"/desk/matters/{filed.pk}/"
    sign_in(page, people["registrar"])
    accept(page, filed, people, look)
    sign_in(page, people["handler"])
    page.goto(url)
    step(page, "发送副本")
    page.locator("#id_method").select_option("online")
    submit(page, "发送副本")
    sign_in(page, people["respondent"])
    reply(page, url, look)
    sign_in(page, people["handler"])
    review(page, url, look)
    sign_in(page, people["organ_head"])
    decide(page, url, look)
    sign_in(page, people["handler"])
    serve(page, url, look)
    filed.refresh_from_db()
    assert (filed.stage, filed.outcome) == ("served", "B1")


def accept(page: Page, filed: Reconsideration, people: dict[str, Any], look: Look) -> None:
    """The registrar accepts and names the handler."""
    page.goto("/desk/")
    look(page, "desk-inbox")
    page.get_by_role("link", name=filed.title).click()
    step(page, "受理")
    page.locator("#id_handler").select_option(str(people["handler"].pk))
    expect(page.locator("#id_summary_ground")).to_be_hidden()
    page.locator("#id_is_summary").check()
    expect(page.locator("#id_summary_ground")).to_be_visible()
    page.locator("#id_is_summary").uncheck()
    expect(page.locator("#id_summary_ground")).to_be_hidden()
    look(page, "desk-act")
    submit(page, "受理")


def reply(page: Page, url: str, look: Look) -> None:
    """The respondent signs for the copy and replies."""
    page.goto("/desk/")
    page.locator("main table a").first.click()
    step(page, "签收副本")
    submit(page, "签收副本")
    step(page, "提交答复和证据")
    page.locator("#id_evidence_count").fill("2")
    page.locator("#id_file-reply").set_input_files(
        [FilePayload(name="答复书.pdf", mimeType="application/pdf", buffer=PDF)]
    )
    submit(page, "提交答复和证据")
    look(page, "desk-matter-respondent")
    expect(page.get_by_text("显示完整信息")).to_have_count(0)


def review(page: Page, url: str, look: Look) -> None:
    """The handler hears the applicant, suspends, resumes and drafts."""
    page.goto(url)
    page.locator("summary", has_text="审理").click()
    step(page, "听取意见")
    page.locator("#id_method").select_option("phone")
    page.locator("#id_record").fill("申请人坚持原来的请求。")
    submit(page, "听取意见")
    page.locator(".more-actions summary", has_text="期限").click()
    step(page, "中止")
    expect(page.get_by_text("不再减少", exact=False)).to_be_visible()
    page.locator("#id_suspension_ground").select_option("8")
    page.locator("#id_reason").fill("等待另一案件的结果。")
    look(page, "desk-suspend")
    submit(page, "中止")
    expect(page.get_by_text("已暂停第1天")).to_be_visible()
    step(page, "恢复审理")
    page.locator("#id_reason").fill("另一案件已经审结。")
    submit(page, "恢复审理")
    page.get_by_role("link", name="显示完整信息").click()
    expect(page.get_by_text("13900000000")).to_be_visible()
    look(page, "desk-matter")
    step(page, "提交审理意见")
    page.locator("#id_proposed_outcome").select_option("B1")
    page.locator("#id_facts").fill("经审理查明，处罚决定认定的事实有证据证明。")
    page.locator("#id_opinion").fill("处罚决定适用依据正确，程序合法。")
    page.locator("#id_proposed_ruling").fill("维持被申请人作出的行政处罚决定。")
    page.locator("#id_discussed_on").fill(clock.today().isoformat())
    submit(page, "提交审理意见")


def decide(page: Page, url: str, look: Look) -> None:
    """The head of the organ signs; a form with gaps keeps what was typed."""
    page.goto(url)
    step(page, "作出决定")
    expect(page.locator("#id_ruling")).to_have_value("维持被申请人作出的行政处罚决定。")
    page.locator("#id_facts").fill("经审理查明，处罚决定认定的事实有充分证据证明。")
    page.locator("#id_opinion").fill("")
    page.get_by_role("button", name="作出决定").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("#id_facts")).to_have_value(
        "经审理查明，处罚决定认定的事实有充分证据证明。"
    )
    look(page, "desk-refused")
    expect(page.locator("#id_outcome")).to_have_value("B1")
    page.locator("#id_opinion").fill("处罚决定适用依据正确，程序合法。")
    submit(page, "作出决定")


def serve(page: Page, url: str, look: Look) -> None:
    """The handler opens the decision and records its service."""
    page.goto(url)
    page.get_by_role("link", name="行政复议决定书", exact=True).click()
    expect(page.locator("main")).to_contain_text("维持被申请人作出的行政处罚决定")
    page.goto(url)
    step(page, "登记送达")
    page.locator("#id_method").select_option("direct")
    page.locator("#id_served_on").fill(clock.today().isoformat())
    submit(page, "登记送达")
    look(page, "desk-matter-served")


def test_lists_and_administration(
    screen: Page, district: District, filed: Reconsideration, sign_in: SignIn, look: Look
) -> None:
    page = screen
    sign_in(page, district.people["chief"])
    for address, name in (
        ("/desk/list/reconsideration/", "list"),
        ("/desk/notices/", "notices"),
        ("/desk/me/", "me"),
    ):
        page.goto(address)
        look(page, f"desk-{name}")
    page.goto("/desk/list/reconsideration/")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="批量办理选中的案件").click()
    look(page, "desk-batch")
    page.goto("/desk/handover/")
    look(page, "desk-handover")
    sign_in(page, district.people["admin"])
    for address in ("", "r/units/", "r/people/new/", "calendar/", "limits/", "ledger/", "numbers/"):
        page.goto(f"/desk/admin/{address}")
        look(page, f"desk-admin-{address.strip('/').replace('/', '-') or 'home'}")
