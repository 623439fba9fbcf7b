"""统计数字 and 一个数字: values, last year, records, what is outside the reader's scope."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.submissions import submit
from zhunsheng.insight.pages.charts import short_titles
from zhunsheng.insight.pages.tests.conftest import Enter
from zhunsheng.insight.reports.tests.conftest import Publish
from zhunsheng.kernel.access.models import Scope
from zhunsheng.kernel.documents.models import Document

MARCH, JUNE = date(2022, 3, 1), date(2022, 6, 1)


@pytest.fixture(autouse=True)
def _published(publish: Publish) -> None:
    publish()


@pytest.mark.usefixtures("cases")
def test_every_number_stands_with_last_years_and_opens_its_page(
    enter: Enter, matter: MakeMatter
) -> None:
    matter(accepted_on=date(2021, 3, 1), received_on=date(2021, 3, 1))
    text = enter("leader").get("/desk/statistics/?year=2022").content.decode()
    assert '<a class="figure-number" href="/desk/figures/F901/2022/">3件' in text
    assert "1件<br>↑200%" in text
    assert "审结 2 ÷ 受理 3" in text
    assert "（七）行政复议与行政应诉" in text


@pytest.mark.usefixtures("cases")
def test_a_long_page_has_a_way_to_each_chapter(enter: Enter) -> None:
    page = enter("leader").get("/desk/statistics/?year=2022").content.decode()
    jumps = re.findall(r'<li><a href="#([\w-]+)">', page)
    assert jumps
    assert all(f'id="{anchor}" data-fold-narrow open' in page for anchor in jumps)


def test_the_place_is_kept_in_every_link(enter: Enter, district: District) -> None:
    text = (
        enter("leader")
        .get(f"/desk/statistics/?year=2022&place={district.west.code}")
        .content.decode()
    )
    assert f'href="/desk/figures/F901/2022/?place={district.west.code}">0件' in text


def test_a_number_that_was_handed_in_is_marked(enter: Enter, district: District) -> None:
    proof = Document.objects.create(kind="evidence", title="台账", occurred_on=JUNE)
    submit(
        "demo.accepted",
        district.second,
        Period(date(2022, 1, 1), date(2022, 12, 31)),
        7,
        evidence=proof,
        signer=district.person,
        signed_on=date(2023, 1, 10),
        by=district.person,
    )
    client = enter("leader")
    assert (
        'title="第二局">填报</span>' in client.get("/desk/statistics/?year=2022").content.decode()
    )
    assert "第二局填报，还没有被记录替代" in client.get("/desk/figures/F901/2022/").content.decode()


@pytest.mark.usefixtures("cases")
def test_records_outside_the_scope_are_counted_and_not_shown(
    enter: Enter, matter: MakeMatter, district: District
) -> None:
    matter(accepted_on=MARCH, unit=district.second, title="别的单位的案件")
    own = enter("chief", Scope.UNIT).get("/desk/figures/F901/2022/").content.decode()
    assert "另有1件不在您的查阅范围内，已计入数字。" in own
    assert "别的单位的案件" not in own
    assert ">4<span" in own
    everything = enter("leader").get("/desk/figures/F901/2022/").content.decode()
    assert "别的单位的案件" in everything
    assert "查阅范围" not in everything


@pytest.mark.usefixtures("cases")
def test_the_sheet_of_records_holds_no_more_than_the_page(
    enter: Enter, matter: MakeMatter, district: District
) -> None:
    matter(accepted_on=MARCH, unit=district.second, title="别的单位的案件")
    response = enter("chief", Scope.UNIT).get("/desk/figures/F901/2022/?form=xlsx")
    from io import BytesIO

    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet is not None
    words = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "第1件" in words
    assert "别的单位的案件" not in words


@pytest.mark.usefixtures("cases")
def test_a_ratio_shows_the_records_of_either_side(enter: Enter) -> None:
    client = enter("leader")
    top = client.get("/desk/figures/F903/2022/").content.decode()
    bottom = client.get("/desk/figures/F903/2022/?part=denominator").content.decode()
    assert ("第3件" in top, "第3件" in bottom) == (False, True)


@pytest.mark.usefixtures("cases")
def test_a_bar_opens_the_records_of_its_month_and_of_its_kind(enter: Enter) -> None:
    client = enter("leader")
    assert "第1件" in client.get("/desk/figures/F901/2022/?month=3").content.decode()
    assert "第1件" not in client.get("/desk/figures/F901/2022/?month=4").content.decode()
    corrected = client.get("/desk/figures/F902/2022/?by=outcome&key=C1").content.decode()
    assert "第1件" in corrected
    assert "第2件" not in corrected


def test_long_lists_come_in_pages(enter: Enter, matter: MakeMatter) -> None:
    for _ in range(51):
        matter(accepted_on=MARCH)
    client = enter("leader")
    first = client.get("/desk/figures/F901/2022/").content.decode()
    second = client.get("/desk/figures/F901/2022/?from=50").content.decode()
    assert "下一页" in first
    assert (">第1件<" in first, ">第1件<" in second) == (False, True)


def test_an_empty_year_says_so(enter: Enter) -> None:
    text = enter("leader").get("/desk/figures/F901/2019/").content.decode()
    assert "没有您可以查阅的记录。" in text


@pytest.mark.parametrize(
    "path", ["statistics/?year=2022", "figures/F901/2022/", "cockpit/?year=2022"]
)
def test_the_number_of_queries_does_not_grow_with_the_records(
    path: str, enter: Enter, matter: MakeMatter
) -> None:
    client = enter("leader")
    matter(accepted_on=MARCH)
    client.get(f"/desk/{path}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/desk/{path}")
    for _ in range(30):
        matter(accepted_on=MARCH, closed_on=JUNE, outcome="C1")
        matter(accepted_on=MARCH)
    with CaptureQueriesContext(connection) as many:
        client.get(f"/desk/{path}")
    assert len(many) <= len(few) < 40


def test_titles_lose_the_end_they_share() -> None:
    assert short_titles(["受理复议案件", "审结复议案件"]) == ["受理", "审结"]
    assert short_titles(["案件", "受理案件"]) == ["案件", "受理案件"]
