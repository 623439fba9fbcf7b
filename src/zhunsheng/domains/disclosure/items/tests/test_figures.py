"""Figures, the report's sentence, alerts and the back entry of sheets."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.domains.disclosure.items import catalogue
from zhunsheng.domains.disclosure.items.exchange import SHEET, load
from zhunsheng.domains.disclosure.items.indicators import PUBLISHED, UNIT
from zhunsheng.domains.disclosure.items.models import CatalogueEntry, DisclosureItem
from zhunsheng.domains.disclosure.items.tests.conftest import MADE, House
from zhunsheng.domains.disclosure.requests.indicators.tables import PROACTIVE_TABLE
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure, grouped
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.tables import fill_table
from zhunsheng.kernel.exchange.declare import RowRefused

pytestmark = pytest.mark.django_db
YEAR = Period(date(2022, 1, 1), date(2022, 12, 31))


def test_what_was_published_counts_in_its_year_whatever_came_later(house: House) -> None:
    gone = house.published()
    house.do(gone, "unpublish", "reviewer", MADE, reason="误发")
    changed = house.published(title="二")
    data = {"title": "二", "category": "2011", "made_on": date(2022, 9, 1)}
    house.do(changed, "change", "clerk", date(2022, 9, 1), **data)
    house.register(title="未公开")
    house.register(
        who="reviewer",
        title="去年的",
        on=date(2021, 9, 1),
        published_on=date(2021, 9, 1),
        back_entry="期初",
    )
    assert figure("F028", 2022).value == 2
    assert figure("F028", 2021).value == 1
    rows = grouped([PUBLISHED], YEAR, [UNIT])
    assert [(row.labels[0], row.figures[0].value) for row in rows] == [("演示区教育局", 2)]


def test_cells_of_the_yearly_table(house: House) -> None:
    house.published(category="2006a", quantity=12)
    rule = house.published(category="2001a", title="办法")
    house.do(rule, "end", "reviewer", MADE, reason="废止")
    found = {code: figure(f"disclosure.{code}", 2022).value for code in (
        "penalties", "licences", "rules_made", "rules_ended", "rules_in_force"
    )}  # fmt: skip
    assert found == {
        "penalties": 12, "licences": 0, "rules_made": 1, "rules_ended": 1, "rules_in_force": 0,
    }  # fmt: skip
    filled = fill_table(PROACTIVE_TABLE, YEAR)
    shown = [[value.content for value in row] for block in filled.values for row in block]
    # 规章, 规范性文件 (made, repealed, in force), 许可, 处罚, 强制, 收费.
    assert shown == [[0, 0, 0], [1, 1, 0], [0], [12], [0], [0]]


def alerts(today: date) -> set[str]:
    refresh(today)
    return set(Alert.objects.standing().values_list("rule", flat=True))


def test_watched(house: House) -> None:
    item = house.register()
    due = item.due_on
    assert due == date(2022, 8, 29)
    assert alerts(date(2022, 8, 10)) == set()
    assert alerts(due) == {"disclosure.publish_due_soon"}
    assert alerts(date(2022, 8, 30)) == {"disclosure.publish_overdue"}


def test_an_item_without_category_is_watched(house: House) -> None:
    item = house.register()
    DisclosureItem._base_manager.filter(pk=item.pk)._update(  # type: ignore[attr-defined]
        [(DisclosureItem._meta.get_field("category"), None, "")]
    )
    assert "disclosure.item_without_category" in alerts(date(2022, 8, 10))


ROW = {
    "title": "年报", "unit": "演示区教育局", "category": "统计信息", "made_on": MADE,
    "published_on": date(2022, 8, 5), "number": "旧-1", "summary": "", "text": "",
}  # fmt: skip


def test_a_row_of_a_sheet_is_a_public_item(house: House) -> None:
    item = DisclosureItem.objects.get(pk=load(ROW, house.people["reviewer"]))
    assert (item.stage, item.unit, item.category) == ("public", house.education, "2004")
    assert item.back_entry
    assert SHEET.domain == "disclosure"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"unit": "没有的局"}, "没有名为"),
        ({"category": "没有的类目"}, "公开目录类目"),
        ({"published_on": date(2022, 7, 1)}, "早于形成日期"),
    ],
)
def test_bad_rows_say_what_is_wrong(house: House, change: dict[str, object], why: str) -> None:
    with pytest.raises(RowRefused, match=why):
        load({**ROW, **change}, house.people["reviewer"])


def test_the_catalogue_can_be_changed(house: House) -> None:
    assert dict(catalogue.choices())["2004"] == "统计信息"
    CatalogueEntry.objects.create(code="2004", title="统计数据", is_active=True)
    CatalogueEntry.objects.create(code="2014", title="招考", is_active=False)
    CatalogueEntry.objects.create(code="Z1", title="营商环境")
    offered = dict(catalogue.choices())
    assert (offered["2004"], offered["Z1"]) == ("统计数据", "营商环境")
    assert "2014" not in offered
    assert catalogue.titles()["2014"] == "招考"
