"""The model district on its first day; ``make screenshots`` keeps these pictures for the README."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from zhunsheng.commons.district.build import build
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.insight.indicators.figures import figures
from zhunsheng.kernel.orgs.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Chapters 5 and 6 of the published report.
PUBLISHED = {
    "F031": 1,
    "F032": 2,
    "F033": 229,
    "F034": 15,
    "F035": 140,
    "F036": "1+6+7+7",
    "F037": 4072,
    "F038": 1519,
    "F039": 1446,
    "F040": 28,
    "F041": 140,
    "F042": 100,
    "F043": 794,
    "F044": 879,
    "F045": 5298,
    "F046": 162,
    "F047": 85,
    "F053": 100_000,
    "F054": 1,
}
AT_LEAST = {"F048": 100, "F049": 300, "F050": 40_000, "F051": 1300, "F052": 60_000}
SignIn = Callable[[Page, Any], None]
Keep = Callable[[Page, str], None]


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Keep:
    """Keep what the window shows, without what lies below it, when --screenshots is given."""
    folder = request.config.getoption("screenshots")

    def picture(page: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png")

    return picture


@pytest.fixture
def model_district(settings: Settings, tmp_path: Path, transactional_db: None) -> None:
    """兴庆区 in 2022, built as ``zhunsheng demo`` builds it."""
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    settings.DEMONSTRATION = True
    build(2022)


# The whole district is built: minutes on a small machine that runs other tests beside it.
@pytest.mark.timeout(1200)
def test_first_look(
    model_district: None, page: Page, phone: Page, sign_in: SignIn, keep: Keep
) -> None:
    page.set_viewport_size({"width": 1280, "height": 860})
    phone.goto("/")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    keep(phone, "portal-phone")
    phone.goto("/quiz/")
    expect(phone.get_by_role("button", name="开始答题")).to_be_visible()
    keep(phone, "quiz-phone")
    page.goto("/")
    expect(page.get_by_text("演示数据")).to_be_visible()
    keep(page, "portal")
    _in_public(page, keep)
    _at_work(page, sign_in, keep)
    counted = {one.ref: one.as_json()["value"] for one in figures(2022) if one.ref}
    assert {ref: counted.get(ref) for ref in PUBLISHED} == PUBLISHED
    assert {ref: counted[ref] >= least for ref, least in AT_LEAST.items()} == dict.fromkeys(
        AT_LEAST, True
    )


def _in_public(page: Page, keep: Keep) -> None:
    draw = Draw.objects.filter(state=Draw.State.DRAWN).latest("pk")
    page.goto(f"/draws/{draw.pk}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    keep(page, "draw")


def _at_work(page: Page, sign_in: SignIn, keep: Keep) -> None:
    handler = Person.objects.get(username="handler")
    sign_in(page, handler)
    page.goto("/desk/")
    expect(page.get_by_role("heading", name="我的待办")).to_be_visible()
    keep(page, "inbox")
    paused = Reconsideration.objects.filter(stage="suspended", handler=handler).latest("pk")
    page.goto(f"/desk/matters/{paused.pk}/")
    page.locator("summary", has_text="怎么算的").first.click()
    expect(page.get_by_role("link", name="恢复审理").first).to_be_visible()
    keep(page, "matter")
    sign_in(page, Person.objects.get(username="desk"))
    page.goto("/desk/queue/")
    expect(page.get_by_role("heading", name="窗口叫号")).to_be_visible()
    keep(page, "queue")
    sign_in(page, Person.objects.get(username="leader"))
    page.goto("/desk/statistics/?year=2022")
    expect(page.get_by_text("70.3").first).to_be_visible()
    keep(page, "statistics")
    page.goto("/desk/returns/disclosure.table3/2022/")
    expect(page.get_by_text("三、本年度办理结果")).to_be_visible()
    keep(page, "official-table")
    page.goto("/desk/registers/powers.items/compare/?first=2022-01-31&second=2022-12-31")
    expect(page.get_by_text("改了什么").first).to_be_visible()
    keep(page, "register-compare")
