"""The citizen's way in Chromium, wide and on a phone: apply, keep the receipt, see where it stands, answer."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from tests.support.browser import SIDEWAYS, Look
from tests.support.rules import load_rules
from zhunsheng.commons.publication import services
from zhunsheng.commons.publication.models import Publication
from zhunsheng.commons.publication.services import Content
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.procedures.publication import DECISION
from zhunsheng.domains.reconsideration.tests.conftest import District, district
from zhunsheng.kernel.ledger import seals
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

__all__ = ["district"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _installation(settings: Settings, transactional_db: None) -> None:
    settings.DEMONSTRATION = True
    load_rules()
    cache.clear()


@pytest.fixture(params=["desktop", "phone"])
def screen(request: pytest.FixtureRequest, district: District) -> Page:
    """The same way on both widths."""
    page: Page = request.getfixturevalue("page" if request.param == "desktop" else "phone")
    return page


def go_on(page: Page) -> None:
    page.get_by_role("button", name="存下来，下一步").click()


def answer_everything(page: Page, look: Look, respondent: int) -> None:
    """Every page, from the first to the check page."""
    page.get_by_role("radio", name=re.compile("^我自己")).check()
    page.get_by_label("没有，我自己办").check()
    look(page, "portal-who")
    go_on(page)
    page.get_by_label("姓名", exact=False).fill("秦某甲")
    page.get_by_label("身份证号", exact=False).fill("640104199001011234")
    go_on(page)
    expect(page.locator(".error-summary")).to_be_focused()
    look(page, "portal-error")
    page.get_by_label("身份证号", exact=False).fill("")
    go_on(page)
    page.get_by_label("电话", exact=False).fill("13900000000")
    page.get_by_label("收信地址", exact=False).fill("演示区虚构路1号")
    look(page, "portal-contact")
    go_on(page)
    page.get_by_label("可选的多，先输几个字找").fill("市场")
    expect(page.locator("#id_respondent")).to_have_value(str(respondent))
    page.get_by_text("不知道是哪个单位？").click()
    look(page, "portal-organ")
    go_on(page)
    page.get_by_label("罚款、没收等处罚", exact=False).check()
    page.get_by_label("文书叫什么名字", exact=False).fill("行政处罚决定书")
    page.get_by_label("涉及多少钱", exact=False).fill("5000")
    look(page, "portal-act")
    go_on(page)
    answer_wishes(page, look)


def answer_wishes(page: Page, look: Look) -> None:
    """From the dates to the files."""
    page.locator("#id_known_on").fill(clock.today().isoformat())
    look(page, "portal-dates")
    go_on(page)
    page.get_by_label("撤销这个决定", exact=False).check()
    look(page, "portal-wish")
    go_on(page)
    page.get_by_label("为什么不服", exact=False).fill("事实不清，没有告诉我可以申辩。")
    look(page, "portal-grounds")
    go_on(page)
    look(page, "portal-help")
    go_on(page)
    page.locator("#id_file-act").set_input_files(
        [FilePayload(name="处罚决定书.pdf", mimeType="application/pdf", buffer=PDF)]
    )
    page.get_by_role("button", name="只上传，先不走").click()
    expect(page.locator(".kept")).to_contain_text("处罚决定书.pdf")
    look(page, "portal-evidence")
    go_on(page)


def test_application_from_the_home_page_to_the_answer(
    screen: Page, district: District, look: Look
) -> None:
    page = screen
    page.goto("/")
    look(page, "portal-home")
    page.get_by_role("link", name="不服行政决定").click()
    page.locator("#id_known_on").fill(clock.today().isoformat())
    page.get_by_role("button", name="算一算").click()
    expect(page.get_by_text("来得及，最晚", exact=False)).to_be_visible()
    look(page, "portal-start")
    page.get_by_role("link", name="开始填写").click()
    look(page, "portal-tasks-new")
    page.get_by_role("link", name="你是谁").click()
    answer_everything(page, look, district.respondent.pk)
    expect(page.get_by_role("heading", name="看一遍，没有问题就交")).to_be_visible()
    look(page, "portal-check")
    page.get_by_role("link", name="回目录").click()
    look(page, "portal-tasks")
    page.get_by_role("link", name="核对并提交").click()
    page.get_by_role("button", name="我说的是实情，现在提交").click()
    expect(page.get_by_role("heading", name="交好了")).to_be_visible()
    look(page, "portal-receipt")
    code, secret = (
        page.locator("#receipt-code").inner_text(),
        page.locator("#query-code").inner_text(),
    )
    page.get_by_role("button", name="我记好了，去查进度").click()
    look(page, "portal-progress")
    page.get_by_label("回执号").fill(code)
    page.get_by_label("查询码").fill("AAAA-AAAA")
    page.get_by_role("button", name="查看").click()
    expect(page.locator(".error-summary")).to_contain_text("对不上")
    look(page, "portal-progress-wrong")
    page.get_by_label("查询码").fill(secret)
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_role("heading", name="我们正在审查")).to_be_visible()
    look(page, "portal-case")
    answer_correction(page, district, look)


def answer_correction(page: Page, district: District, look: Look) -> None:
    """The office asks for something; the citizen sends it; the case is accepted."""
    matter = Reconsideration.objects.get()
    day = clock.today()
    asked = {"missing": "身份证明。", "served_on": day}
    perform(matter, "ask_correction", district.actor("registrar"), asked)
    page.reload()
    look(page, "portal-case-correcting")
    page.get_by_role("link", name="补齐材料").click()
    page.locator("textarea").first.fill("补身份证复印件")
    page.locator("#id_file-identity").set_input_files(
        [FilePayload(name="身份证.pdf", mimeType="application/pdf", buffer=PDF)]
    )
    look(page, "portal-act-correction")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("收到你补的材料了", exact=False)).to_be_visible()
    accepted = {"accepted_on": day, "handler": district.people["handler"].pk}
    perform(Reconsideration.objects.get(), "accept", district.actor("registrar"), accepted)
    page.reload()
    look(page, "portal-case-accepted")
    page.get_by_role("link", name=re.compile("受理通知书")).click()
    expect(page.locator(".paper")).to_contain_text("受理")
    look(page, "portal-document")
    page.go_back()
    page.get_by_role("button", name="看完了，退出").click()
    page.goto("/progress/case/")
    expect(page.get_by_text("请先输入回执号和查询码", exact=False)).to_be_visible()


def file_one(district: District) -> Any:
    from zhunsheng.kernel.procedure.actors import Actor
    from zhunsheng.kernel.procedure.engine import file

    data = {
        "kind": "person", "name": "赵某乙", "phone": "13900000001", "respondent": district.respondent.pk,
        "act_kind": "penalty", "field": "market", "act_name": "行政处罚决定", "request": "撤销", "channel": "online",
    }  # fmt: skip
    return file("reconsideration", Actor.public("test"), data)


def publish_one() -> Publication:
    matter = Reconsideration.objects.get()
    text = (
        "申请人不服被申请人作出的行政处罚决定，向本机关申请行政复议。\n本机关认为，处罚决定认定事实不清、证据不足。\n"
        "根据《中华人民共和国行政复议法》第六十四条的规定，撤销该决定。"
    )
    content = Content(
        "某食品店不服食品经营罚款行政复议决定书", matter.organ_id, "演复决〔2026〕12号", "C1", "market",
        summary="某食品店不服罚款", text=text, happened_on=clock.today(),
    )  # fmt: skip
    return services.publish(DECISION, content, clock.today(), matter=matter)


def test_pages_for_everybody(screen: Page, district: District, look: Look) -> None:
    page = screen
    event = file_one(district)
    shown = publish_one()
    matter = Reconsideration.objects.get()
    pages = {
        "home-full": "/",
        "search": "/search/?q=罚款",
        "search-nothing": "/search/?q=量子",
        "helps": "/help/",
        "channels": "/help/reconsideration/",
        "contact": "/contact/",
        "accessibility": "/accessibility/",
        "resume": "/resume/",
        "lists": "/lists/",
        "list": "/lists/decisions/?q=罚款",
        "item": f"/lists/decisions/{shown.pk}/",
        "deadline": "/deadline/",
        "deadline-answer": f"/deadline/?rule=reconsideration.apply@2023&start={clock.today()}&area=CN-NX",
        "verify-waiting": f"/verify/?code={matter.receipt}",
        "missing": "/nothing/",
    }
    for name, path in pages.items():
        page.goto(path)
        look(page, name)
    seals.seal_now()
    page.goto(f"/verify/?code={matter.receipt}")
    expect(page.locator("main")).to_contain_text(event.hash)
    look(page, "portal-verify")
    page.goto("/verify/seals/")
    look(page, "portal-heads")
    Publication.objects.update(withdrawn_on=clock.today())
    page.goto(f"/lists/decisions/{shown.pk}/")
    expect(page.locator("main")).to_contain_text(date_text(clock.today()))
    look(page, "portal-item-gone")


def test_large_type_fits_a_phone(phone: Page, district: District) -> None:
    for path in (
        "/",
        "/apply/reconsideration/",
        "/apply/reconsideration/tasks/",
        "/deadline/",
        "/progress/",
        "/verify/",
    ):
        phone.goto(f"/view/large-type/?on=1&next={path}")
        assert phone.evaluate(SIDEWAYS) == 0, path


def test_application_without_script_and_by_keyboard(
    browser: Any, live_server: Any, district: District
) -> None:
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/apply/reconsideration/q/who/")
    page.get_by_role("radio", name=re.compile("^我自己")).focus()
    page.keyboard.press("Space")
    page.get_by_label("没有，我自己办").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="姓名和证件")).to_be_visible()
    context.close()
