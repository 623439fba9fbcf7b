"""A visitor verifies a draw; a party commits at the workbench without giving its number away; both widths."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from tests.support.browser import Look
from tests.support.rules import load_rules
from zhunsheng.commons.sampling import services
from zhunsheng.commons.sampling.declare import DrawUse, uses
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.services import Bar, Line
from zhunsheng.commons.sampling.testing import announced, candidates, drawn, published, voice
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import draw as sampler

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VECTORS = Path(__file__).resolve().parents[2] / "docs/draw-vectors.json"


@pytest.fixture(autouse=True)
def _installation(
    settings: Settings, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMONSTRATION = True
    load_rules()
    use = DrawUse("sample", "双随机抽查", "inspection")
    monkeypatch.setitem(uses.__dict__, "_items", {"sample": use})


@pytest.fixture
def by(transactional_db: None) -> Person:
    """A handler of the business."""
    unit = Unit.objects.create(
        code="A", name="演示区市场监管局", kind="department", document_code="演市监"
    )
    person = Person.objects.create_user("handler", name="测试员甲", unit=unit)
    Grant.objects.create(
        person=person,
        role="handler",
        domain="inspection",
        scope=Scope.UNIT,
        starts_on=date(2010, 1, 1),
    )
    return person


@pytest.fixture
def draw(by: Person) -> Draw:
    """Five firms drawn from thirty in two strata, with skips and a redraw."""
    listed = [*candidates(10, "高"), *candidates(20, "低", 11)]
    barred = tuple(Bar(f"Q{n:03d}", "本年已经检查过") for n in range(1, 6))
    plan = [Line("高风险企业", 2, "高", barred), Line("其他企业", 3, "低")]
    assert by.unit
    made = announced("sample", by.unit, by, listed=listed, plan=plan, title="餐饮企业双随机检查")
    services.exclude(made, "Q012", "已经注销", by=by)
    services.redraw(drawn(made, by), 4, "已经搬走，不在本区", by=by)
    return Draw.objects.get(pk=made.pk)


@pytest.fixture(params=["desktop", "phone"])
def screen(request: pytest.FixtureRequest) -> Page:
    """The same way on both widths."""
    page: Page = request.getfixturevalue("page" if request.param == "desktop" else "phone")
    return page


def test_a_visitor_verifies_a_draw(screen: Page, draw: Draw, look: Look) -> None:
    screen.goto("/")
    screen.get_by_role("link", name="随机抽取").first.click()
    look(screen, "draw-list")
    screen.get_by_role("link", name="餐饮企业双随机检查").click()
    screen.get_by_role("button", name="在我的浏览器里重算").click()
    verdict = screen.get_by_role("status")
    expect(verdict).to_contain_text("都对得上")
    expect(verdict).to_contain_text("从名录 30 个里重新抽了一遍，抽到的 5 个和公布的一样。")
    expect(verdict).to_contain_text(draw.digest)
    look(screen, "draw-verified")


def test_a_kept_file_that_was_changed_is_found_out(screen: Page, draw: Draw, look: Look) -> None:
    file = published(draw)
    file["list"][3]["label"] = "别的企业"
    screen.goto("/draws/check/")
    look(screen, "draw-check")
    picker = screen.get_by_label("选抽取文件")

    def give(file: Any) -> None:
        text = json.dumps(file).encode()
        picker.set_input_files(FilePayload(name="a.json", mimeType="application/json", buffer=text))

    give(sampler.sealed(file))
    expect(screen.get_by_role("status")).to_contain_text("不符的地方：名录")
    give(published(draw))
    expect(screen.get_by_role("status")).to_contain_text("都对得上")
    picker.set_input_files(FilePayload(name="a.txt", mimeType="text/plain", buffer=b"no"))
    expect(screen.get_by_role("status")).to_contain_text("这不是抽取文件")


def test_the_browser_agrees_with_the_vectors(page: Page) -> None:
    page.goto("/draws/check/")
    for vector in json.loads(VECTORS.read_text(encoding="utf-8"))["files"]:
        found = page.evaluate("file => verifyDraw(file)", vector["file"])
        assert found == vector["wrong"], vector["title"]


def test_a_party_commits_and_reveals_and_the_room_sees_the_result(
    screen: Page, by: Person, look: Look, sign_in: Callable[[Page, Person], None]
) -> None:
    assert by.unit
    parties = [services.Party("区市场监管局"), services.Party("企业代表")]
    draw = announced("sample", by.unit, by, parties=parties, title="餐饮企业双随机检查")
    sign_in(screen, by)
    screen.goto(f"/desk/draws/{draw.pk}/")
    screen.get_by_label("参与方").select_option("区市场监管局")
    screen.get_by_label("所选的数").fill("7")
    screen.get_by_role("button", name="生成承诺值").click()
    note = screen.locator("[data-commit-note] strong")
    salt, value = note.nth(0).inner_text(), note.nth(1).inner_text()
    look(screen, "draw-commit")
    screen.get_by_role("button", name="提交承诺值").click()
    expect(screen.get_by_text("已收到区市场监管局的承诺")).to_be_visible()
    other, chosen = voice(by, 1), ("演示盐", "8")
    digest = sampler.commitment(draw.digest, "企业代表", *chosen)
    services.commit(draw, "企业代表", digest, by=other)
    services.reveal(draw, "企业代表", *chosen, by=other)
    screen.reload()
    screen.get_by_label("参与方").select_option("区市场监管局")
    screen.get_by_label("校验码").fill(salt)
    screen.get_by_label("所选的数").fill(value)
    screen.get_by_role("button", name="公开", exact=True).click()
    screen.get_by_role("button", name="开始抽取").click()
    expect(screen.get_by_role("listitem").first).to_be_visible()
    look(screen, "draw-screen")
    screen.get_by_role("link", name="返回").click()
    look(screen, "draw-desk")
    draw = Draw.objects.get(pk=draw.pk)
    assert sampler.verify(published(draw)) == []
    assert draw.announced_at - timedelta(hours=1) < (draw.drawn_at or draw.announced_at)
