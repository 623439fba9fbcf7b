from __future__ import annotations

from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.reports import freezing
from zhunsheng.insight.reports.freezing import (
    FreezeRefused,
    differences,
    freeze,
    is_intact,
    restate,
)
from zhunsheng.insight.reports.models import Frozen, FrozenReport
from zhunsheng.insight.reports.report import report, template
from zhunsheng.insight.reports.tests.conftest import MARCH, Publish
from zhunsheng.kernel.documents.store import path_of
from zhunsheng.kernel.ledger.models import Event


@pytest.fixture
def frozen(publish: Publish, cases: None, district: District) -> FrozenReport:
    publish()
    return freeze(report(2022), district.person)


def test_a_frozen_report_stays_as_it_was_bit_for_bit(
    frozen: FrozenReport, matter: MakeMatter, publish: Publish
) -> None:
    before = [
        freezing.frozen_docx(frozen),
        freezing.frozen_page(frozen),
        freezing.frozen_pdf(frozen),
    ]
    matter(accepted_on=MARCH)
    publish(c7="完全不同的文字{{ F901|figure }}。")
    again = FrozenReport.objects.get(pk=frozen.pk)
    assert [
        freezing.frozen_docx(again),
        freezing.frozen_page(again),
        freezing.frozen_pdf(again),
    ] == before
    assert "受理案件4件" not in freezing.frozen_html(again)
    assert is_intact(again)


def test_a_frozen_report_is_no_draft(frozen: FrozenReport) -> None:
    assert "草稿" not in freezing.frozen_html(frozen)
    assert "草稿" in report(2022).html()


def test_figures_definitions_and_records_are_kept(frozen: FrozenReport) -> None:
    rate = next(one for one in frozen.figures if one["ref"] == "F903")
    assert (rate["text"], rate["number"], rate["divisor"]) == ("66.7%", 2, 3)
    rules = {one["code"]: one["rule"] for one in frozen.definitions}
    assert rules["demo.rate"] == "100 * demo.closed / demo.accepted"
    assert rules["demo.accepted"].startswith("matters.Matter: accepted_on in period")
    assert {one["code"]: one["rows"] for one in frozen.records} == {
        "demo.accepted": 3,
        "demo.closed": 2,
        "demo.open": 1,
    }


def test_the_digest_of_records_tells_other_records_of_the_same_number(
    frozen: FrozenReport, matter: MakeMatter
) -> None:
    parts = freezing._with_parts(report(2022).figures)
    made = report(2022)
    assert freezing._records(parts, made.period, made.scope) == frozen.records
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE matters_matter SET accepted_on = '2021-01-01' WHERE number = '测〔2022〕3号'"
        )
    matter(accepted_on=MARCH)
    now = freezing._records(parts, made.period, made.scope)
    assert now[0]["rows"] == frozen.records[0]["rows"]
    assert now[0]["digest"] != frozen.records[0]["digest"]


def test_nothing_changes_a_frozen_report(frozen: FrozenReport) -> None:
    with pytest.raises(Frozen):
        frozen.save()
    with pytest.raises(Frozen):
        frozen.delete()
    with pytest.raises(Frozen):
        FrozenReport.objects.update(title="别的")
    with pytest.raises(Frozen):
        FrozenReport.objects.all().delete()


@pytest.mark.parametrize(
    ("column", "old"),
    [("source", "年末未结"), ("title", "2022"), ("figures", "66.7"), ("digest", "")],
)
def test_a_change_behind_the_program_is_found(frozen: FrozenReport, column: str, old: str) -> None:
    cast = "::jsonb" if connection.vendor == "postgresql" and column == "figures" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE reports_frozenreport SET {column} = REPLACE(CAST({column} AS text), %s, %s){cast}",
            [old or frozen.digest[:5], "00"],
        )
        assert cursor.rowcount == 1
    assert not is_intact(FrozenReport.objects.get(pk=frozen.pk))


def test_a_lost_file_is_found(frozen: FrozenReport) -> None:
    default_storage.delete(path_of(frozen.docx_id))
    assert not is_intact(frozen)


def test_the_ledger_holds_the_digest(frozen: FrozenReport) -> None:
    event = Event.objects.get(stream="report", subject_id=frozen.pk)
    assert event.action == "report.frozen"
    assert frozen.digest in event.data


def test_a_year_is_frozen_once(frozen: FrozenReport, district: District) -> None:
    with pytest.raises(FreezeRefused, match=r"已经冻结.*更正重述"):
        freeze(report(2022), district.person)


def test_what_moved_since_the_draft_was_read_is_not_frozen_unseen(
    publish: Publish, cases: None, matter: MakeMatter, district: District
) -> None:
    publish()
    draft = report(2022)
    matter(accepted_on=MARCH)
    with pytest.raises(FreezeRefused, match="数字有变动（受理、结案率、期末未结）"):
        freeze(draft, district.person)
    assert not FrozenReport.objects.exists()


def test_what_has_moved_since_freezing_is_listed(frozen: FrozenReport, matter: MakeMatter) -> None:
    assert differences(frozen) == []
    matter(accepted_on=MARCH)
    assert differences(frozen)[:2] == [
        {"code": "demo.accepted", "title": "受理", "before": "3件", "after": "4件"},
        {"code": "demo.rate", "title": "结案率", "before": "66.7%", "after": "50%"},
    ]


def test_a_restatement_stands_beside_the_original(
    frozen: FrozenReport, matter: MakeMatter, district: District
) -> None:
    matter(accepted_on=MARCH)
    made = restate(frozen, report(2022), district.person, "补录一件")
    assert (made.original, made.corrected.edition) == (frozen, 2)
    assert made.changes[0] == {
        "code": "demo.accepted",
        "title": "受理",
        "before": "3件",
        "after": "4件",
    }
    assert is_intact(FrozenReport.objects.get(pk=frozen.pk))
    assert is_intact(made.corrected)
    assert freezing.latest(2022) == made.corrected
    with pytest.raises(FreezeRefused, match="已经更正重述过"):
        restate(frozen, report(2022), district.person, "再来")


def test_a_restatement_of_the_wording_alone(frozen: FrozenReport, district: District) -> None:
    reworded = report(2022, text=template().replace("受理案件", "共受理案件"))
    made = restate(frozen, reworded, district.person, "文字有误")
    assert made.changes == []
    assert "年共受理案件<a" in freezing.frozen_html(made.corrected)


@pytest.mark.parametrize(("reason", "words"), [(" ", "须写明原因"), ("没有变化", "没有差别")])
def test_restatements_that_are_refused(
    frozen: FrozenReport, district: District, reason: str, words: str
) -> None:
    with pytest.raises(FreezeRefused, match=words):
        restate(frozen, report(2022), district.person, reason)


def test_another_year_does_not_restate_this_one(
    frozen: FrozenReport, district: District, matter: MakeMatter
) -> None:
    matter(accepted_on=date(2021, 5, 1))
    with pytest.raises(FreezeRefused, match="不是同一年度"):
        restate(frozen, report(2021), district.person, "弄错了")
