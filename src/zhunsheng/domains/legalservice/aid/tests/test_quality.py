"""Peers' scores and the subsidy ledger (52, 57)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.legalservice.aid.tests.conftest import Case, House, begin
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date
DAY = D(2022, 10, 21)


def points(*values: int) -> dict[str, int]:
    codes = ("meeting", "evidence", "conduct", "papers", "file")
    return {f"points_{code}": value for code, value in zip(codes, values, strict=True)}


def test_the_mean_of_two_is_the_score(case: Case) -> None:
    case.filed()
    case.do("score", DAY, "reviewer", **points(18, 18, 22, 18, 13))
    assert not case.matter.grade
    case.do("score", DAY, "reviewer2", **points(17, 18, 21, 17, 13))
    assert (case.matter.score, case.matter.grade) == (88, "good")  # 89 and 86, half up


def test_a_third_decides_where_two_are_far_apart(case: Case) -> None:
    case.filed()
    case.do("score", DAY, "reviewer", **points(19, 19, 24, 19, 14))
    with pytest.raises(GuardFailed, match="已经给这个案件打过分"):
        case.do("score", DAY, "reviewer", **points(1, 1, 1, 1, 1))
    case.do("score", DAY, "reviewer2", **points(12, 12, 15, 12, 9))
    assert not case.matter.grade
    with pytest.raises(GuardFailed, match="质量评分还没有结果"):
        case.do("archive", DAY, "registrar")
    case.do("arbitrate", DAY, "reviewer3", **points(10, 12, 14, 12, 9))
    assert (case.matter.score, case.matter.grade) == (57, "failed")


def test_no_more_points_than_the_sheet_gives(case: Case) -> None:
    case.filed()
    with pytest.raises(InvalidForm):
        case.do("score", DAY, "reviewer", **points(21, 1, 1, 1, 1))


def test_only_reviewers_score(case: Case) -> None:
    case.filed()
    with pytest.raises(NotAllowed):
        case.do("score", DAY, "lawyer", **points(20, 20, 25, 20, 15))


def test_the_subsidy_follows_the_rates(house: House, application: dict[str, Any]) -> None:
    case = begin(house, application, recipients=4).filed()
    case.do("draw_subsidy", DAY, "registrar", costs="120.50", costs_title="差旅费")
    lines = [(one.title, one.quantity, one.each) for one in case.matter.subsidy_lines.all()]
    assert lines == [
        ("民事案件", 1, 150_000),
        ("同案其他受援人", 3, 10_000),
        ("差旅费", 1, 12_050),
    ]
    assert case.matter.subsidy == 192_050


def test_the_page_shows_the_subsidy_with_its_sum(case: Case, settings: Any) -> None:
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    case.filed()
    case.do("draw_subsidy", DAY, "registrar")
    client = Client()
    person = case.house.people["chief"]
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/desk/matters/{case.matter.pk}/")
    assert answer.status_code == 200
    assert "合计" in answer.content.decode()


def test_drawn_approved_paid_in_this_order(case: Case) -> None:
    case.filed()
    with pytest.raises(GuardFailed, match="还没有核定补贴"):
        case.do("approve_subsidy", DAY, "chief")
    case.do("draw_subsidy", DAY, "registrar")
    with pytest.raises(GuardFailed, match="还没有审批"):
        case.do("pay_subsidy", DAY, "registrar", paid_on="2022-10-21")
    case.do("approve_subsidy", DAY, "chief")
    with pytest.raises(InvalidForm):
        case.do("pay_subsidy", DAY, "registrar", paid_on="2022-10-20")
    case.do("pay_subsidy", DAY, "registrar", paid_on="2022-10-21")
    assert "1,500元" in str(case.document("subsidy").data)


def test_the_file_goes_back_once_more(case: Case) -> None:
    case.filed()
    case.do("return_file", DAY, reason="缺委托协议")
    assert (case.matter.stage, case.matter.due_on) == ("finished", D(2022, 11, 21))
