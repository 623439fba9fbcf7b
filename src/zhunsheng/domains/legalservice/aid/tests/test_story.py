"""Whole cases from the application to the archive, one for each way in which they end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.legalservice.aid.tests.conftest import Case, House, begin
from zhunsheng.kernel.matters.models import MatterLink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


def test_from_the_desk_to_the_archive(case: Case) -> None:
    case.filed()
    matter = case.matter
    assert (matter.number, matter.accepted_on, matter.closed_on) == (
        "演援〔2022〕1号",
        D(2022, 8, 3),
        D(2022, 10, 10),
    )
    assert (matter.outcome, matter.recovered, matter.stage) == ("D1", 3_000_000, "filed")
    case.do("draw_subsidy", D(2022, 10, 21), "registrar")
    case.do("approve_subsidy", D(2022, 10, 24), "chief")
    case.do("pay_subsidy", D(2022, 11, 1), "registrar", paid_on="2022-10-31")
    case.do("archive", D(2022, 11, 2), "registrar", pages=40)
    assert (matter.stage, matter.subsidy, matter.paid_on) == ("archived", 150_000, D(2022, 10, 31))
    kinds = {one.kind for one in matter.documents.all()}
    assert {
        "aid_application",
        "aid_pledge",
        "aid_grant",
        "aid_assignment",
        "aid_agreement",
        "aid_report",
        "aid_subsidy",
        "aid_catalogue",
    } <= kinds


def test_refused_then_ordered_to_correct(case: Case) -> None:
    case.do(
        "verify", D(2022, 8, 2), hardship="data", source="核对平台", found="not", hardship_note="高"
    )
    case.do("refuse", D(2022, 8, 3), "chief", refusal="means", reasons="收入超过标准。")
    assert (case.matter.stage, case.matter.outcome) == ("refused", "A1")
    assert case.document("refusal").number == "演援不〔2022〕1号"
    case.do("object", D(2022, 8, 5), "public", grounds="收入算错了。")
    assert case.matter.due_on == D(2022, 8, 10)
    case.do("decide_objection", D(2022, 8, 8), "bureau", objection="ordered", reasons="计算有误。")
    assert (case.matter.stage, case.matter.closed_on) == ("ordered", D(2022, 8, 3))
    assert case.document("objection").number == "演司援异〔2022〕1号"
    link = MatterLink.objects.get(from_matter=case.matter)
    again = begin(case.house, {**link.data, "place": case.house.town}, D(2022, 8, 9))
    assert (again.matter.subject, again.matter.income, again.matter.household) == (
        "抚养费",
        200_000,
        2,
    )


def test_refused_and_kept(case: Case) -> None:
    case.do("refuse", D(2022, 8, 3), "chief", refusal="scope", reasons="不属于范围。")
    case.do("object", D(2022, 8, 5), "public", grounds="不服。")
    case.do("decide_objection", D(2022, 8, 8), "bureau", objection="kept", reasons="决定正确。")
    assert (case.matter.stage, case.matter.closed_on) == ("refused", D(2022, 8, 3))
    assert case.document("objection").audience == ["applicant"]


def test_urgent_aid_comes_before_the_papers(case: Case) -> None:
    case.do(
        "grant_first",
        D(2022, 8, 2),
        "chief",
        urgent_ground="limit",
        limitation_on="2022-08-06",
        level="first",
        owed="身份证",
        owed_days=10,
    )
    assert (case.matter.stage, case.matter.papers_pending) == ("granted", True)
    case.do("appoint", D(2022, 8, 2), provider=case.house.provider("A1"))
    case.do("complete_papers", D(2022, 8, 9), "public", note="补上了")
    assert not case.matter.papers_pending


def test_appointed_defence_is_not_examined(house: House, application: dict[str, Any]) -> None:
    notice: dict[str, Any] = {
        "kind": "criminal",
        "ground": "25.1",
        "channel": "notice",
        "asked_on": "2022-08-01",
    }
    case = begin(
        house, application, subject="盗窃罪", hardship="", agency="演示区人民法院", **notice
    )
    assert (case.matter.stage, case.matter.accepted_on) == ("granted", D(2022, 8, 1))
    assert case.matter.due_on == D(2022, 8, 4)
    case.do("appoint", D(2022, 8, 3), provider=house.provider("B1"))
    data = {"finished_on": "2022-09-01", "result": "adopted", "summary": "辩护。"}
    case.do("finish", D(2022, 9, 1), **data)
    assert case.matter.outcome == "D1"


def test_terminated_on_one_of_eight_grounds(case: Case) -> None:
    case.handled()
    case.do("terminate", D(2022, 9, 1), "chief", outcome="T6", reasons="自行委托了律师。")
    assert (case.matter.stage, case.matter.closed_on) == ("terminated", D(2022, 9, 1))
    assert case.document("termination").audience == ["applicant", "provider"]


def test_withdrawal_records_that_it_was_free(case: Case) -> None:
    case.do("withdraw", D(2022, 8, 2), "public", is_voluntary=True)
    assert (case.matter.stage, case.matter.outcome) == ("ended", "A3")


def test_reconsideration_is_asked_for_in_the_same_application(
    house: House, application: dict[str, Any]
) -> None:
    both: dict[str, Any] = {"kind": "administrative", "ground": "31.2", "subject": "低保停发"}
    case = begin(house, application, wants_reconsideration=True, act_name="停发通知", **both)
    link = MatterLink.objects.get(from_matter=case.matter)
    assert (link.procedure, link.data["act_name"]) == ("reconsideration", "停发通知")
    assert link.data["name"] == "秦某甲"
