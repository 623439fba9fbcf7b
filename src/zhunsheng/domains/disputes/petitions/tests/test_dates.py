"""Days of both regulations, with their articles."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.disputes.petitions.tests.conftest import Case, House, begin
from zhunsheng.kernel.procedure.refusals import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


def test_registered_within_fifteen_days(filed: Case) -> None:
    """信访工作条例 22: 15 calendar days."""
    assert filed.clock("register").due_on == D(2022, 8, 16)
    assert filed.matter.due_on == D(2022, 8, 16)


def test_the_receiving_unit_tells_within_fifteen_days_and_objects_within_five_working_days(
    filed: Case,
) -> None:
    """信访工作条例 23 (3): from Wednesday 3 August."""
    filed.forward(D(2022, 8, 3))
    assert filed.clock("register").state == "met"
    assert filed.clock("inform").due_on == D(2022, 8, 18)
    assert filed.clock("object").due_on == D(2022, 8, 10)
    filed.do("accept", D(2022, 8, 8))
    assert {filed.clock("inform").state, filed.clock("object").state} == {"met"}


def test_an_organ_that_receives_directly_has_fifteen_days_itself(
    house: House, appeal: dict[str, Any]
) -> None:
    """信访工作条例 23 (2)."""
    case = begin(house, appeal, D(2022, 8, 1), "bureau", taker=house.units["Z"].pk)
    assert case.clock("inform").due_on == D(2022, 8, 16)
    assert not case.matter.clocks.filter(code="petition.register").exists()


def test_an_objection_leaves_the_fifteen_days_running(filed: Case) -> None:
    filed.forward(D(2022, 8, 3))
    filed.do("object", D(2022, 8, 10), reason="属于市里管理。")
    filed.do("settle_objection", D(2022, 8, 11), "office", is_right="no", reason="核实属于该局。")
    assert filed.matter.stage == "forwarded"
    assert filed.clock("inform").due_on == D(2022, 8, 18)


def test_an_objection_that_holds_brings_it_back(filed: Case) -> None:
    filed.forward(D(2022, 8, 3))
    filed.do("object", D(2022, 8, 5), reason="属于市里管理。")
    filed.do("settle_objection", D(2022, 8, 8), "office", is_right="yes", reason="成立。")
    matter = filed.matter
    assert (matter.stage, matter.unit) == ("registered", filed.house.units["X"])
    assert filed.clock("register").due_on == D(2022, 8, 23)
    assert filed.clock("inform").state == "cancelled"


def test_objection_after_five_working_days_is_refused(filed: Case) -> None:
    filed.forward(D(2022, 8, 3))
    with pytest.raises(Refused, match="超过五个工作日"):
        filed.do("object", D(2022, 8, 11), reason="属于市里管理。")


def test_closed_within_sixty_days_and_thirty_more(accepted: Case) -> None:
    """信访工作条例 34: 8 August + 60 = 7 October, a holiday of 2022, so it ends on the 8th (worked)."""
    assert accepted.clock("close").nominal_on == D(2022, 10, 7)
    assert accepted.clock("close").due_on == D(2022, 10, 8)
    accepted.do("extend", D(2022, 9, 28), "bureau_head", days=30, reason="需要检测")
    assert accepted.clock("close").nominal_on == D(2022, 11, 6)
    assert accepted.matter.due_on == D(2022, 11, 7)


def test_more_than_thirty_days_are_refused(accepted: Case) -> None:
    with pytest.raises(Refused):
        accepted.do("extend", D(2022, 9, 28), "bureau_head", days=31, reason="需要检测")


def test_a_handler_does_not_extend(accepted: Case) -> None:
    with pytest.raises(Refused, match="权限"):
        accepted.do("extend", D(2022, 9, 28), days=10, reason="需要检测")


def test_late_telling_and_late_answer_are_marked(filed: Case) -> None:
    filed.forward(D(2022, 8, 3))
    filed.do("accept", D(2022, 8, 19))
    filed.answer(D(2022, 10, 19))
    assert (filed.matter.is_informed_late, filed.matter.is_late) == (True, True)


def test_in_time_is_not_marked(answered: Case) -> None:
    assert (answered.matter.is_informed_late, answered.matter.is_late) == (False, False)
    assert answered.matter.closed_on == D(2022, 9, 1)


def test_review_is_asked_and_answered_within_thirty_days(answered: Case) -> None:
    """信访工作条例 35: 1 September + 30 = Saturday 1 October, rolled to Saturday 8 October, which is worked."""
    assert answered.clock("review_ask").due_on == D(2022, 10, 8)
    answered.do("ask_review", D(2022, 9, 20), "public", why="没有退费")
    assert answered.clock("review").due_on == D(2022, 10, 20)


def test_review_after_thirty_days_is_refused(answered: Case) -> None:
    with pytest.raises(Refused, match="超过三十日"):
        answered.do("ask_review", D(2022, 10, 9), "public", why="没有退费")


def test_the_day_of_receipt_counts_where_it_is_known(accepted: Case) -> None:
    accepted.answer(D(2022, 9, 1), served_on=D(2022, 9, 5))
    assert accepted.clock("review_ask").nominal_on == D(2022, 10, 5)


def test_the_hearing_of_re_review_does_not_count(answered: Case) -> None:
    """信访工作条例 36 (2): ten days of hearing are added."""
    answered.do("ask_review", D(2022, 9, 5), "public", why="没有退费")
    answered.do(
        "review", D(2022, 9, 20), "office", review_result="upheld", found="属实", ruling="维持"
    )
    answered.do("ask_recheck", D(2022, 9, 26), "public", why="没有退费")
    assert answered.clock("recheck").due_on == D(2022, 10, 26)
    answered.do("hold_hearing", D(2022, 10, 10), "office", reason="请信访人参加")
    with pytest.raises(Refused, match="听证还没有结束"):
        answered.do(
            "recheck",
            D(2022, 10, 12),
            "office",
            recheck_result="upheld",
            found="属实",
            ruling="维持",
        )
    answered.do("hearing_done", D(2022, 10, 20), "office", record="双方陈述了意见")
    assert answered.clock("recheck").due_on == D(2022, 11, 7)  # 5 November is a Saturday


@pytest.mark.parametrize(
    ("on", "version", "article"),
    [(D(2022, 4, 29), "2005", 34), (D(2022, 5, 5), "2022", 35)],
)
def test_the_regulation_of_the_day_holds(
    house: House, appeal: dict[str, Any], on: date, version: str, article: int
) -> None:
    case = begin(house, appeal, on)
    case.forward(on)
    case.do("accept", on)
    case.answer(D(2022, 5, 20))
    assert case.matter.procedure_version == version
    assert case.clock("review_ask").limit.article == article
    assert case.clock("review_ask").due_on == D(2022, 6, 20)  # nominal: Sunday 19 June
    assert case.matter.clocks.filter(code="petition.object").exists() is (version == "2022")
