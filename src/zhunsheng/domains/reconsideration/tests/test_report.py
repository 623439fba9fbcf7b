"""The paragraph of row 7c, beside the sentence of the published report: 受理64件，审结45件，70.3%，17.8%，7件."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from zhunsheng.domains.reconsideration.tests.conftest import District
from zhunsheng.domains.reconsideration.tests.rows import accepted, clock
from zhunsheng.insight.reports.report import report
from zhunsheng.kernel.clocks.models import Period as ClockPeriod

pytestmark = pytest.mark.usefixtures("today")


def paragraph(year: int = 2022) -> str:
    """The paragraphs of chapter （七）."""
    text = report(year).text()
    found = re.search(r"（七）行政复议与行政应诉\n(.*?)\n附　数字", text + "\n附　数字", re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def year(district: District) -> None:
    outcomes = ["C1"] * 8 + ["D1"] * 2 + ["D2"] * 3 + ["D3"] * 2 + ["B1"] * 30
    for at in range(64):
        on = date(2022, 1, 1) + timedelta(days=at)
        ended = {"closed_on": on + timedelta(days=50), "outcome": outcomes[at]} if at < 45 else {}
        row = accepted(district, on, **ended)
        if at >= 60:
            ClockPeriod.objects.create(
                clock=clock(row, "decide", on), kind="pause", starts_on=on + timedelta(days=9)
            )


def test_the_published_sentence(year: None) -> None:
    assert paragraph() == (
        "2022年，共受理行政复议案件64件，审结45件，结案率70.3%；审结案件中直接纠错8件，纠错率17.8%；"
        "以调解、和解和撤回方式结案7件。年末未结19件，其中中止4件。"
    )


def test_carried_in_cases_are_said_with_the_other_rate(year: None, district: District) -> None:
    accepted(district, date(2021, 12, 1), closed_on=date(2022, 2, 1), outcome="B1")
    assert "上年结转1件，按审理案件总数65件计算，结案率为70.8%。年末未结19件" in paragraph()


def test_late_replies_and_hearings_are_said_when_there_were_any(
    year: None, district: District
) -> None:
    march = date(2022, 3, 1)
    accepted(district, march, reply_due_on=march, hearing_held_on=march, head_attended=True)
    assert paragraph().endswith(
        "举行听证1次，被申请人负责人参加1次。应当答复的案件1件中，被申请人逾期答复1件。"
    )


def test_a_year_without_cases(district: District) -> None:
    assert paragraph() == "2022年，没有受理和审结行政复议案件。"
