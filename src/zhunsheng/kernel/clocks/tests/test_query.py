"""Due dates without a case, as the command line asks for them."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.calendar.areas import UnknownArea
from zhunsheng.kernel.clocks.query import BadQuery, query_due, query_due_raw
from zhunsheng.kernel.clocks.tests.days import D

pytestmark = pytest.mark.django_db


def test_a_statutory_limit() -> None:
    answer = query_due("reconsideration.decide", D("2022-08-08"))
    assert (answer["nominal"], answer["due"]) == (D("2022-10-07"), D("2022-10-08"))
    assert answer["provisional"] is False
    assert answer["explanation"][0].startswith("依据《行政复议法》（2017）第三十一条")
    assert set(answer) == {"nominal", "due", "provisional", "explanation"}


def test_the_other_law_on_request() -> None:
    answer = query_due("reconsideration.reply", D("2024-04-25"), version="2017")
    assert answer["due"] == D("2024-05-06")
    assert query_due("reconsideration.reply", D("2024-04-25"))["due"] == D("2024-05-11")


def test_a_backward_limit_and_a_doubtful_one() -> None:
    answer = query_due("reconsideration.hearing_notice", D("2024-05-13"))
    assert answer["nominal"] == answer["due"] == D("2024-05-06")
    doubtful = query_due("reconsideration.publish", D("2024-03-04"))
    assert "核对" in doubtful["explanation"][-1]


@pytest.mark.parametrize(("area", "due"), [("CN", D("2022-07-29")), ("CN-NX", D("2022-08-02"))])
def test_any_number_of_days_in_any_area(area: str, due: object) -> None:
    assert query_due_raw(D("2022-07-01"), 20, "WD", area=area)["due"] == due


def test_roll_over_is_asked_for() -> None:
    plain = query_due_raw(D("2022-07-05"), 90, "CD")
    rolled = query_due_raw(D("2022-07-05"), 90, "CD", rollover=True)
    assert (plain["due"], rolled["due"]) == (D("2022-10-03"), D("2022-10-08"))
    assert plain["nominal"] == rolled["nominal"] == D("2022-10-03")


def test_months() -> None:
    answer = query_due_raw(D("2022-01-30"), 3, "M", rollover=True)
    assert (answer["nominal"], answer["due"]) == (D("2022-04-30"), D("2022-05-05"))


@pytest.mark.parametrize(
    ("amount", "unit", "message"),
    [
        (3, "Y", "单位“Y”不认识"),
        (0, "CD", "不小于1"),
        (99_999_999, "CD", "超出了日历的范围"),
        (99_999, "M", "超出了日历的范围"),
    ],
)
def test_what_makes_no_sense(amount: int, unit: str, message: str) -> None:
    with pytest.raises(BadQuery, match=message):
        query_due_raw(D("2022-01-30"), amount, unit)


def test_a_start_outside_any_calendar() -> None:
    with pytest.raises(BadQuery, match="请核对日期和数量"):
        query_due_raw(D("9998-01-30"), 3, "M")


def test_an_unknown_area() -> None:
    with pytest.raises(UnknownArea, match="CN-XX"):
        query_due_raw(D("2022-01-30"), 3, "WD", area="CN-XX")
