"""What the documents say: remedies by date and organ, the other organ, the fee."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.disclosure.requests.procedure import REQUEST
from zhunsheng.domains.disclosure.requests.tests.conftest import Case, House, begin
from zhunsheng.kernel.documents import reading
from zhunsheng.kernel.documents.checking import OFFICIAL
from zhunsheng.kernel.procedure.refusals import DefectiveDocument

pytestmark = pytest.mark.django_db
D = date


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel("2024-12-30T10:00:00+08:00", tick=False):
        yield


def text(case: Case, kind: str = "answer") -> str:
    return reading.as_html(case.document(kind))


@pytest.mark.parametrize(
    ("on", "outcome", "first"),
    [
        (D(2023, 12, 29), "3.6", False),
        (D(2024, 1, 2), "3.6", True),
        (D(2024, 1, 2), "2", True),
        (D(2024, 1, 2), "1", False),
        (D(2024, 1, 2), "4.1", False),
    ],
)
def test_reconsideration_comes_first_against_refusals_since_2024(
    house: House, application: dict[str, Any], on: date, outcome: str, first: bool
) -> None:
    case = begin(house, application, D(2023, 12, 20))
    case.answer(on, outcome, withheld="账号")
    words = text(case)
    assert ("应当先申请行政复议" in words) is first
    assert ("六个月内" in words) is not first
    assert "六十日内" in words


def test_to_whom_an_objection_goes(house: House, application: dict[str, Any]) -> None:
    old = begin(house, application, D(2022, 8, 1))
    old.answer(D(2022, 8, 3))
    assert "演示区人民政府或者上一级主管部门" in text(old)
    new = begin(house, application, D(2024, 8, 1))
    new.answer(D(2024, 8, 5))
    assert "向演示区人民政府申请行政复议" in text(new)


def test_not_ours_names_who_is_responsible(house: House, application: dict[str, Any]) -> None:
    case = begin(house, application, D(2022, 8, 1))
    case.answer(D(2022, 8, 3), "4.1", receiver="虚构市自然资源局（0951-0000000）")
    assert "该信息由虚构市自然资源局" in text(case)
    assert "第三十六条第（四）项" in text(case)


def test_fee_notice_shows_how_it_was_counted(house: House, application: dict[str, Any]) -> None:
    case = begin(house, application, D(2022, 8, 1))
    case.do("charge", D(2022, 8, 3), fee_basis="pages", pages=86, payee="专户")
    assert "拟提供86页" in text(case, "fee")
    assert "560元" in text(case, "fee")


def test_partly_says_what_is_withheld(house: House, application: dict[str, Any]) -> None:
    case = begin(house, application, D(2022, 8, 1))
    case.answer(D(2022, 8, 3), "2", withheld="账号和联系方式")
    assert "不予公开的部分和理由" in text(case)
    assert "账号和联系方式" in text(case)


def test_an_unfinished_answer_is_not_issued(house: House, application: dict[str, Any]) -> None:
    case = begin(house, application, D(2022, 8, 1))
    with pytest.raises(DefectiveDocument):
        case.answer(D(2022, 8, 3), answer="见附件第XX页")
    case.matter.refresh_from_db()
    assert case.matter.stage == "received"


def test_every_document_is_checked_before_it_goes_out() -> None:
    for action in REQUEST.actions:
        for spec in action.generates:
            assert set(OFFICIAL) <= set(spec.rules), spec.template
