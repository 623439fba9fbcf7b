"""When decisions, assignments, files and subsidies are due, under the law of the day (43, 36, 49, 50, 52)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.legalservice.aid.tests.conftest import Case, House, begin
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.clocks.query import query_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


def clock(case: Case, code: str) -> Clock:
    return Clock.objects.filter(matter=case.matter, code=f"aid.{code}").latest("pk")


def test_seven_days_to_examine_and_three_to_assign(case: Case) -> None:
    assert case.matter.due_on == D(2022, 8, 8)
    case.granted(D(2022, 8, 4))
    assert case.matter.due_on == D(2022, 8, 8)  # the third day is a Sunday


@pytest.mark.parametrize(
    ("on", "due"), [(D(2021, 12, 20), D(2021, 12, 29)), (D(2022, 1, 17), D(2022, 1, 24))]
)
def test_working_days_before_the_law_and_days_since(house: House, on: date, due: date) -> None:
    assert query_due("aid.examine", on, "CN")["due"] == due


def test_the_law_of_the_day_of_filing_governs(house: House, application: dict[str, Any]) -> None:
    old = begin(house, application, D(2021, 12, 30), back_entry="补录")
    assert old.matter.procedure_version == "2003"
    assert old.matter.due_on == D(2022, 1, 11)
    old.do(
        "verify", D(2022, 1, 4), hardship="pledge", found="poor", hardship_note="x", back_entry="x"
    )
    old.do("grant", D(2022, 1, 5), "chief", level="first", back_entry="补录")
    # Seven working days for a civil case under the rules of 2012, though the law is in force.
    assert old.matter.due_on == D(2022, 1, 14)


def test_time_of_the_supplement_does_not_count(case: Case) -> None:
    case.do("ask_supplement", D(2022, 8, 4), missing="身份证", supplement_days=10)
    assert (case.matter.stage, case.matter.due_on) == ("supplementing", D(2022, 8, 15))
    case.do("supplement", D(2022, 8, 11), "public", note="补了")
    # Three of seven days were used; four are left from the 11th on.
    assert case.matter.due_on == D(2022, 8, 15)


def test_no_supplement_is_withdrawal(case: Case) -> None:
    case.do("ask_supplement", D(2022, 8, 2), missing="身份证", supplement_days=5)
    case.do("lapse", D(2022, 8, 9), "registrar", reason="电话联系，不补了。")
    assert (case.matter.stage, case.matter.outcome) == ("ended", "A4")


def test_the_promise_of_service_runs_beside_the_law(case: Case) -> None:
    promise = clock(case, "examine_promise")
    assert (promise.due_on, promise.leading) == (D(2022, 8, 5), False)


def test_file_and_subsidy_within_thirty_days_each(case: Case) -> None:
    case.finished(D(2022, 9, 1))
    assert clock(case, "file").due_on == D(2022, 10, 8)  # over the holiday, to a worked Saturday
    case.do("hand_in", D(2022, 9, 20), "lawyer", work="a", opinion="b", effect="c")
    assert clock(case, "subsidy").due_on == D(2022, 10, 20)
