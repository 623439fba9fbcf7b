from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as Word
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries, Settings

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.insight.indicators.submissions import submit
from zhunsheng.insight.reports.links import site
from zhunsheng.insight.reports.report import UnknownFormat, compose, report, template, write
from zhunsheng.insight.reports.tests.conftest import MARCH, Publish
from zhunsheng.kernel.documents.layout import TemplateProblem
from zhunsheng.kernel.documents.models import Document

pytestmark = pytest.mark.usefixtures("district")


def test_the_text_as_a_whole(publish: Publish, cases: None) -> None:
    publish()
    assert report(2022).text() == (
        "演示区2022年法治政府建设年度报告\n"
        "一、主要举措和成效\n"
        "（七）行政复议与行政应诉\n"
        "2022年受理案件3件，审结2件，结案率66.7%。年末未结1件。\n"
        "附　数字是怎么数出来的\n"
        "本报告的数字由系统从办理记录中统计，统计期间为2022年，截至2022年12月31日。"
        "比率按四舍五入保留，不能相加。\n"
        "数字\t结果\t口径\t算法\t依据\n"
        "受理\t3件\t按日期计\t逐件计数\t—\n"
        "审结\t2件\t按日期计\t逐件计数\t—\n"
        "结案率\t66.7%\t审结除以受理\t审结 2 ÷ 受理 3\t—\n"
        "期末未结\t1件\t按日期计\t逐件计数\t—"
    )


def test_every_figure_is_a_link_to_its_records(publish: Publish, cases: None) -> None:
    publish()
    html = report(2022).html()
    links = re.findall(
        r'<a class="figure" href="([^"]+)" data-figure="([^"]+)"[^>]*>([^<]+)</a>', html
    )
    assert links[:4] == [
        ("/desk/figures/F901/2022/", "F901", "3件"),
        ("/desk/figures/F902/2022/", "F902", "2件"),
        ("/desk/figures/F903/2022/", "F903", "66.7%"),
        ("/desk/figures/demo.open/2022/", "demo.open", "1件"),
    ]
    assert "草稿" in html


def test_a_figure_of_another_place_or_cut_off_says_so_in_its_link(
    publish: Publish, cases: None, district: District
) -> None:
    publish()
    until = Period(date(2022, 1, 1), date(2022, 6, 30))
    made = compose(until, Scope(district.east), template())
    assert 'href="/desk/figures/F901/2022/?until=2022-06-30&amp;place=990104001000"' in made.html()
    assert "截至2022年6月30日" in made.text()
    assert made.title == "东镇2022年法治政府建设年度报告"


def test_chapters_without_text_leave_no_heading(publish: Publish) -> None:
    publish(c8="学法。", c7="复议。", c1="职能。", c7_2="应诉。")
    headings = [line for line in template().splitlines() if line.startswith("#")]
    assert headings == [
        "## 一、主要举措和成效",
        "### （一）全面依法履行政府职能",
        "### （七）行政复议与行政应诉",
        "## 二、党政主要负责人履行推进法治建设第一责任人职责",
    ]
    text = report(2022).text()
    assert text.index("职能。") < text.index("复议。") < text.index("应诉。") < text.index("学法。")
    assert "数字是怎么数出来的" not in text


def test_an_edited_text_keeps_live_figures(
    publish: Publish, cases: None, matter: MakeMatter
) -> None:
    publish()
    edited = template().replace("年受理案件", "年我区共受理案件")
    assert "我区共受理案件3件" in report(2022, text=edited).text()
    matter(accepted_on=MARCH)
    assert "我区共受理案件4件" in report(2022, text=edited).text()


def test_an_unknown_figure_in_the_text_is_named(publish: Publish) -> None:
    publish()
    with pytest.raises(TemplateProblem, match="F999"):
        report(2022, text=template().replace("F901", "F999"))


def test_a_text_cannot_smuggle_markup(publish: Publish, cases: None, district: District) -> None:
    publish()
    district.county.name = "<b>区</b>"
    district.county.save()
    assert "<b>区" not in report(2022).html()


def test_figures_handed_in_are_marked_in_text_and_appendix(
    publish: Publish, cases: None, district: District
) -> None:
    publish()
    submit(
        "demo.accepted",
        district.second,
        Period(date(2022, 1, 1), date(2022, 12, 31)),
        7,
        evidence=Document.objects.create(kind="evidence", title="台账", occurred_on=MARCH),
        signer=district.person,
        signed_on=date(2023, 1, 10),
        by=district.person,
    )
    made = report(2022)
    assert "受理案件10件（填报）" in made.text()
    assert "按日期计（填报：第二局）" in made.text()
    assert "标明“填报”的数字由单位填报" in made.text()
    assert 'data-submitted="true"' in made.html()


def test_counts_can_be_rounded_in_the_text_only(publish: Publish, matter: MakeMatter) -> None:
    publish(c7="受理{{ rough.F901|figure }}。")
    for _ in range(13):
        matter(accepted_on=MARCH)
    text = report(2022).text()
    assert "受理10余件。" in text
    assert "受理\t13件" in text


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html"])
def test_written_in_the_format_of_the_suffix(
    publish: Publish, cases: None, tmp_path: Path, suffix: str
) -> None:
    publish()
    path = tmp_path / f"report{suffix}"
    write(2022, path)
    data = path.read_bytes()
    match suffix:
        case ".docx":
            text = "\n".join(
                node.text or ""
                for node in Word(BytesIO(data)).element.body.iter()
                if node.tag.endswith("}t")
            )
        case ".pdf":
            text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
        case _:
            text = data.decode()
            assert text.startswith("<!doctype html>")
            assert ".doc-title" in text
    assert "66.7%" in text


def test_figures_of_a_page_opened_from_disk_lead_to_the_workbench(
    publish: Publish, cases: None, tmp_path: Path, settings: Settings
) -> None:
    publish()
    settings.ALLOWED_HOSTS = ["localhost", "fazhi.example.gov.cn"]
    write(2022, tmp_path / "report.html", site=site())
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<base href="https://fazhi.example.gov.cn/">' in text
    settings.ALLOWED_HOSTS = ["localhost"]
    assert site() == "http://127.0.0.1:8000/"


def test_an_unknown_format_is_refused_before_anything_is_counted(
    publish: Publish, tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with (
        django_assert_num_queries(0),
        pytest.raises(UnknownFormat, match=r"\.docx、\.pdf 或者 \.html"),
    ):
        write(2022, tmp_path / "report.odt")


def test_the_model_district_says_that_its_data_are_invented(
    publish: Publish, cases: None, settings: Settings
) -> None:
    publish()
    settings.DEMONSTRATION = True
    assert "演示数据" in report(2022).html()
