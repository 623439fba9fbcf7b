"""Statistics, one figure, the annual report and alerts of the model district, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from zhunsheng.commons.district.build import build
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.kernel.orgs.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[Page, Any], None]
Keep = Callable[[Page, str], None]
Audit = Callable[[Page], None]


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
def chief(settings: Settings, tmp_path: Path, transactional_db: None) -> Person:
    """The head of the organ's reconsideration office in the model district."""
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    settings.DEMONSTRATION = True
    build(2022, parts=("disclosure.requests", "disclosure.items", "reconsideration"))
    refresh()
    return Person.objects.get(username="chief")


def test_from_a_number_to_its_records_and_the_report(
    chief: Person, page: Page, phone: Page, sign_in: SignIn, audit: Audit, keep: Keep
) -> None:
    page.set_viewport_size({"width": 1280, "height": 860})
    sign_in(page, chief)
    sign_in(phone, chief)
    _statistics(page, audit, keep)
    _report(page, audit, keep)
    page.goto("/desk/alerts/")
    audit(page)
    for path in (
        "statistics/?year=2022",
        "figures/F055/2022/",
        "reports/2022/",
        "alerts/",
        "cockpit/",
    ):
        phone.goto(f"/desk/{path}")
        audit(phone)
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{path} is {width} wide on a phone"
    _chapters(phone)


def _chapters(phone: Page) -> None:
    """On a phone the chapters begin folded; a jump opens one."""
    phone.goto("/desk/statistics/?year=2022")
    chapter = phone.locator("#chapter-1 .table").first
    expect(chapter).to_be_hidden()
    phone.locator('.jumps a[href="#chapter-1"]').click()
    expect(chapter).to_be_visible()


def _statistics(page: Page, audit: Audit, keep: Keep) -> None:
    page.goto("/desk/statistics/?year=2022")
    expect(page.locator("[data-chart] canvas").first).to_be_visible()
    audit(page)
    keep(page, "statistics")
    page.locator("a.figure-number", has_text="17.8%").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("行政复议纠错率")
    expect(page.get_by_text("直接纠错 8 ÷ 审结行政复议案件 45")).to_be_visible()
    expect(page.locator("#records tbody tr")).to_have_count(8)
    audit(page)


def _report(page: Page, audit: Audit, keep: Keep) -> None:
    page.goto("/desk/reports/2022/")
    rate = page.locator("[data-report] a.figure[data-figure=F058]").first
    rate.hover()
    expect(page.locator("[data-definition=F058]")).to_be_visible()
    expect(page.locator("[data-definition=F055]")).to_be_hidden()
    audit(page)
    keep(page, "report")
    rate.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("行政复议纠错率")
