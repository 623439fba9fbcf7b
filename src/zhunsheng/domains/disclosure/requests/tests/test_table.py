"""The official yearly tables from the records: cells, balance, shape, drill-down."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from zhunsheng.domains.disclosure.requests.indicators import counts
from zhunsheng.domains.disclosure.requests.indicators.tables import (
    OUTCOMES,
    REMEDY_TABLE,
    REQUEST_TABLE,
)
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.tests.conftest import Case, House, begin
from zhunsheng.insight.indicators.figures import figure, figures_of
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.insight.indicators.tables import fill_table, to_form
from zhunsheng.kernel.database import compiled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date
Y2022 = Period(D(2022, 1, 1), D(2022, 12, 31))


def sheet_of(content: bytes) -> Any:
    """The only sheet of a workbook."""
    return load_workbook(BytesIO(content)).active


@pytest.fixture
def year(house: House, application: dict[str, Any]) -> list[Case]:
    """One carried in, three new ones of two kinds of applicants, one of them carried out."""

    def one(on: date, **more: Any) -> Case:
        return begin(house, application, on, **more)

    old = one(D(2021, 12, 20))
    old.answer(D(2022, 1, 10), "3.6")
    company = {"applicant_type": "company", "name": "虚构公司"}
    first, second, third = one(D(2022, 3, 1)), one(D(2022, 6, 1), **company), one(D(2022, 12, 20))
    first.answer(D(2022, 3, 10))
    second.do("withdraw", D(2022, 6, 3), "public", is_voluntary=True)
    first.do("record_remedy", D(2022, 4, 1), kind="suit", begun_on="2022-04-01")
    old.do("record_remedy", D(2022, 2, 1), kind="reconsideration", begun_on="2022-02-01")
    remedy = old.matter.remedies.get()
    old.do("end_remedy", D(2022, 4, 1), remedy=remedy, result="corrected", ended_on="2022-03-30")
    return [old, first, second, third]


def _cells(year: Any) -> dict[str, list[int | float | None]]:
    filled = fill_table(REQUEST_TABLE, Y2022)
    rows = zip(REQUEST_TABLE.blocks[0].rows, filled.values[0], strict=True)
    return {row.path[-1]: [value.content for value in cells] for row, cells in rows}


def test_every_cell_balances(year: list[Case]) -> None:
    cells = _cells(year)
    #                                      person company … other total
    assert cells["一、本年新收政府信息公开申请数量"] == [2, 1, 0, 0, 0, 0, 3]
    assert cells["二、上年结转政府信息公开申请数量"] == [1, 0, 0, 0, 0, 0, 1]
    assert cells["（一）予以公开"] == [1, 0, 0, 0, 0, 0, 1]
    assert cells["6.属于四类过程性信息"] == [1, 0, 0, 0, 0, 0, 1]
    assert cells["3.其他"] == [0, 1, 0, 0, 0, 0, 1]
    assert cells["（七）总计"] == [2, 1, 0, 0, 0, 0, 3]
    assert cells["四、结转下年度继续办理"] == [1, 0, 0, 0, 0, 0, 1]
    assert fill_table(REQUEST_TABLE, Y2022).imbalances == ()


def test_an_outcome_outside_the_list_breaks_the_balance_and_is_named(year: list[Case]) -> None:
    matter = DisclosureRequest.objects.get(pk=year[1].matter.pk)
    matter.outcome = "9"
    compiled.update(matter, ("outcome",))
    broken = fill_table(REQUEST_TABLE, Y2022).imbalances
    assert [one.label for one in broken] == ["自然人", "合计"]
    assert "相差1" in broken[0].explanation


def test_totals_are_the_listed_figures(year: list[Case]) -> None:
    wanted = (counts.RECEIVED, counts.CARRIED_IN, counts.CONCLUDED, counts.CARRIED_OUT)
    values = [one.value for one in figures_of(wanted, Y2022)]
    cells = _cells(year)
    shown = [
        cells[label][-1]
        for label in (
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
            "（七）总计",
            "四、结转下年度继续办理",
        )
    ]
    assert shown == values


def test_remedies_fill_the_fourth_table(year: list[Case]) -> None:
    (row,) = fill_table(REMEDY_TABLE, Y2022).values[0]
    assert [value.content for value in row] == [0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    assert fill_table(REMEDY_TABLE, Y2022).imbalances == ()


def test_excel_has_the_official_shape(year: list[Case]) -> None:
    sheet = sheet_of(to_form(fill_table(REQUEST_TABLE, Y2022)))
    merged = {str(one) for one in sheet.merged_cells.ranges}
    # Title, corner, 申请人情况, 法人或其他组织, rows one and two, 三 with its groups.
    assert {"A1:J1", "A2:C4", "D2:J2", "E3:I3", "D3:D4", "J3:J4", "A5:C5", "A7:A28"} <= merged
    assert {"B7:C7", "B9:B16", "B17:B19", "B20:B24", "B25:B27", "B28:C28", "A29:C29"} <= merged
    assert sheet["A7"].value == "三、本年度办理结果"
    assert sheet["B9"].value == "（三）不予公开"
    assert sheet["C14"].value == "6.属于四类过程性信息"
    assert [sheet.cell(14, column).value for column in (4, 10)] == [1, 1]


def test_rows_are_the_closed_list_of_outcomes() -> None:
    from zhunsheng.domains.disclosure.requests.procedure import REQUEST

    assert list(OUTCOMES) == [outcome.code for outcome in REQUEST.outcomes]


def test_district_figures_leave_townships_out(
    house: House, application: dict[str, Any], year: list[Case]
) -> None:
    from zhunsheng.kernel.procedure.actors import Actor
    from zhunsheng.kernel.procedure.engine import file

    data = {**application, "organ": house.township.pk}
    file("disclosure.request", Actor.public("x"), data, at=D(2022, 5, 1))
    assert figure("F029", 2022).value == 3
    assert figure("F030", 2022).text == "66.7%"
    assert figure("disclosure.received", 2022).value == 4
    assert figure("disclosure.township_received", 2022).value == 1


def test_page_opens_the_records_of_a_cell(house: House, year: list[Case]) -> None:
    client = Client()
    client.force_login(house.people["handler"], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/desk/returns/disclosure.table3/2022/").content.decode()
    url = "/desk/figures/disclosure.outcome_3_6/2022/?by=applicant_type&amp;key=person#records"
    assert url in page
    assert "✓ 平衡" in page
    listed = client.get(url.replace("&amp;", "&").partition("#")[0]).content.decode()
    assert str(year[0].matter.number) in listed
    assert str(year[1].matter.number) not in listed
    sheet = client.get("/desk/returns/disclosure.table3/2022/", {"form": "xlsx"})
    assert sheet_of(sheet.content)["A1"].value == REQUEST_TABLE.title
    assert client.get("/desk/returns/disclosure.table9/2022/").status_code == 404


def test_public_page_shows_the_tables(year: list[Case]) -> None:
    page = Client().get("/help/disclosure/").content.decode()
    assert "2021年" in page
    assert "收到和处理政府信息公开申请情况" in page


def test_every_organ_has_a_table_of_its_own(house: House, year: list[Case]) -> None:
    """An organ reports by itself before the government does (政府信息公开条例, 49)."""
    own = fill_table(REQUEST_TABLE, Y2022, Scope(unit=house.department))
    others = fill_table(REQUEST_TABLE, Y2022, Scope(unit=house.township))
    assert own.values[0][0][-1].content == 3
    assert others.values[0][0][-1].content == 0
    assert f"统计范围：{house.department}" in own.notes
