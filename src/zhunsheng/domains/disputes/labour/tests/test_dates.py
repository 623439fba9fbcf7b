"""The days of the act, and what moves the forty-five days (办案规则 46)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.disputes.labour.limitation import limitation
from zhunsheng.domains.disputes.labour.tests.conftest import Case
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


def test_accepted_within_five_working_days(filed: Case) -> None:
    """调解仲裁法 29."""
    assert filed.clock("accept").due_on == D(2022, 8, 8)
    assert filed.matter.due_on == D(2022, 8, 8)


def test_acceptance_starts_copy_panel_and_award(accepted: Case) -> None:
    """30, 32: five working days; 43: forty-five calendar days, 17 September is a Saturday."""
    assert accepted.clock("copy").due_on == D(2022, 8, 10)
    assert accepted.clock("panel").due_on == D(2022, 8, 10)
    assert accepted.clock("award").nominal_on == D(2022, 9, 17)
    assert accepted.clock("award").due_on == D(2022, 9, 19)


def test_answer_within_ten_and_forwarded_within_five(accepted: Case) -> None:
    accepted.do("send_copy", D(2022, 8, 5), copy_served_on=D(2022, 8, 8))
    assert accepted.clock("answer").due_on == D(2022, 8, 22)
    accepted.do("answer", D(2022, 8, 18), summary="认可欠付")
    assert accepted.clock("forward_answer").due_on == D(2022, 8, 25)
    accepted.do("forward_answer", D(2022, 8, 19))
    assert accepted.clock("forward_answer").state == "met"


def test_a_hearing_is_announced_five_days_before(accepted: Case) -> None:
    """调解仲裁法 35."""
    accepted.form_panel(D(2022, 8, 4))
    accepted.do("send_copy", D(2022, 8, 5))
    place = {"hearing_hour": "上午9时", "hearing_place": "第一仲裁庭"}
    with pytest.raises(Refused, match="不足五日"):
        accepted.do("set_hearing", D(2022, 8, 15), hearing_on=D(2022, 8, 19), **place)
    accepted.do("set_hearing", D(2022, 8, 15), hearing_on=D(2022, 8, 22), **place)


def test_postponement_is_asked_three_days_before(accepted: Case) -> None:
    accepted.form_panel(D(2022, 8, 4))
    accepted.do("send_copy", D(2022, 8, 5))
    place = {"hearing_hour": "上午9时", "hearing_place": "第一仲裁庭"}
    accepted.do("set_hearing", D(2022, 8, 15), hearing_on=D(2022, 8, 24), **place)
    later: dict[str, Any] = {
        "asked_by": "被申请人",
        "reason": "住院",
        "hearing_on": D(2022, 9, 1),
        **place,
    }
    with pytest.raises(Refused, match="不足三日"):
        accepted.do("postpone", D(2022, 8, 22), asked_on=D(2022, 8, 22), **later)
    accepted.do("postpone", D(2022, 8, 22), asked_on=D(2022, 8, 19), **later)
    assert accepted.matter.hearing_on == D(2022, 9, 1)


def test_fifteen_days_more_with_the_directors_approval(heard: Case) -> None:
    with pytest.raises(Refused, match="权限"):
        heard.do("extend", D(2022, 9, 13), days=15, reason="案情复杂")
    heard.do("extend", D(2022, 9, 13), "director", days=15, reason="案情复杂")
    # From the nominal end, 17 September: 2 October, in the holidays until the 7th; the 8th is worked.
    assert heard.clock("award").nominal_on == D(2022, 10, 2)
    assert heard.matter.due_on == D(2022, 10, 8)


@pytest.mark.parametrize(
    ("cause", "more"),
    [
        ("added_party", {"added": "虚构劳务有限公司"}),
        ("changed_claim", {"claims": "另请求加班费3000元", "amount": "27000"}),
        ("counter_claim", {}),
        ("transferred", {}),
    ],
)
def test_the_forty_five_days_start_anew(heard: Case, cause: str, more: dict[str, Any]) -> None:
    """办案规则 46 (1), (3)-(5)."""
    heard.do("restart", D(2022, 8, 30), restart=cause, reason="依职权", **more)
    assert heard.clock("award").nominal_on == D(2022, 10, 14)
    assert heard.matter.clocks.filter(code="labour.award", state="cancelled").count() == 1
    if cause == "added_party":
        assert heard.matter.participants.filter(role="third_party").count() == 1
    if cause == "changed_claim":
        assert heard.matter.amount == 2_700_000


def test_a_restart_says_what_changed(heard: Case) -> None:
    with pytest.raises(InvalidForm):
        heard.do("restart", D(2022, 8, 30), restart="changed_claim", reason="x")


def test_correction_starts_the_examination_anew(filed: Case) -> None:
    """办案规则 46 (2)."""
    filed.do("ask_correction", D(2022, 8, 3), "desk", missing="工资数额", notified_on=D(2022, 8, 3))
    assert filed.clock("correct").due_on == D(2022, 8, 10)
    filed.do("receive_correction", D(2022, 8, 9), "public", note="已补")
    assert filed.clock("accept").due_on == D(2022, 8, 16)


def test_suspension_does_not_count(heard: Case) -> None:
    """办案规则 46 (6): ten days of suspension."""
    heard.do("suspend", D(2022, 8, 30), suspension="injury", reason="等待伤残鉴定")
    assert (heard.matter.stage, heard.matter.due_on) == ("suspended", None)
    heard.do("resume", D(2022, 9, 9), reason="鉴定结论已出")
    assert heard.matter.stage == "heard"
    assert heard.clock("award").nominal_on == D(2022, 9, 27)


def test_service_by_announcement_does_not_count(accepted: Case) -> None:
    """办案规则 46 (6): sixty days of announcement."""
    accepted.do("announce", D(2022, 8, 8), reason="被申请人下落不明")
    with pytest.raises(Refused, match="公告送达还没有结束"):
        accepted.do("announce", D(2022, 8, 9), reason="再次")
    accepted.do("announced", D(2022, 10, 8))
    assert accepted.clock("award").nominal_on == D(2022, 11, 17)


def test_late_is_marked_and_in_time_is_not(heard: Case) -> None:
    heard.award(D(2022, 9, 20))
    assert heard.matter.is_late


def test_after_the_award(heard: Case) -> None:
    """48-50: fifteen days to sue, thirty to have a final award set aside, from its service."""
    heard.award(D(2022, 9, 9), "A1", served_on=D(2022, 9, 12))
    assert not heard.matter.is_late
    assert heard.clock("sue").due_on == D(2022, 9, 27)
    assert heard.clock("set_aside").due_on == D(2022, 10, 12)


def test_an_award_that_is_not_final_cannot_be_set_aside(heard: Case) -> None:
    heard.award(D(2022, 9, 9), "A2")
    assert not heard.matter.clocks.filter(code="labour.set_aside").exists()


def test_limitation_of_a_year(house: Any) -> None:
    """27: a year; unpaid wages have none while the employment lasts, a year from its end."""
    on = D(2022, 8, 1)
    assert limitation(on, D(2021, 9, 1), None, is_wages=False).last_day == D(2022, 9, 1)
    assert limitation(on, D(2021, 7, 1), None, is_wages=False).is_over
    assert limitation(on, D(2019, 1, 1), None, is_wages=True).last_day is None
    assert limitation(on, D(2019, 1, 1), D(2022, 6, 30), is_wages=True).last_day == D(2023, 6, 30)
    assert limitation(on, None, None, is_wages=False).last_day is None
