from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from zhunsheng.domains.reconsideration.indicators import PROVIDES, cases, conduct
from zhunsheng.domains.reconsideration.indicators.returns import (
    CASE_BALANCE,
    INTAKE_BALANCE,
    OUTCOME_BALANCE,
    RETURN,
)
from zhunsheng.domains.reconsideration.indicators.tables import ACT_KIND, CHANNEL, RESPONDENT
from zhunsheng.domains.reconsideration.tests.conftest import Case, District
from zhunsheng.domains.reconsideration.tests.rows import accepted, case, clock
from zhunsheng.insight.indicators.declaration import Indicator
from zhunsheng.insight.indicators.figures import Figure, figure, figures_of, grouped
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.records import listed_for
from zhunsheng.insight.indicators.returns import fill, offenders
from zhunsheng.kernel.clocks.models import Period as ClockPeriod

Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
NEW_YEAR, MARCH, JUNE = date(2022, 1, 1), date(2022, 3, 1), date(2022, 6, 1)
INDICATORS = [one for one in PROVIDES if isinstance(one, Indicator)]


def value(indicator: Indicator, period: Period = Y2022) -> Any:
    return figures_of([indicator], period)[0].value


def by_ref(period: Period = Y2022) -> dict[str, Figure]:
    return {one.indicator.ref: one for one in figures_of(INDICATORS, period) if one.indicator.ref}


@pytest.fixture
def year(district: District) -> None:
    """The published year: 64 accepted, 45 concluded of which 8 corrected and 7 mediated or withdrawn."""
    outcomes = ["C1"] * 4 + ["C2", "C3", "C5", "C1"] + ["D1", "D1", "D2", "D2", "D2", "D3", "D3"]
    outcomes += ["B1"] * 22 + ["A1"] * 4 + ["A2"] * 3 + ["D4"]
    assert len(outcomes) == 45
    for at in range(64):
        on = NEW_YEAR + timedelta(days=at)
        ended = {"closed_on": on + timedelta(days=50), "outcome": outcomes[at]} if at < 45 else {}
        accepted(district, on, **ended)


def test_the_published_figures(year: None, today: None) -> None:
    found = by_ref()
    assert {ref: one.text for ref, one in found.items()} == {
        "F055": "64件",
        "F056": "45件",
        "F057": "70.3%",
        "F058": "17.8%",
        "F059": "7件",
    }
    assert found["F057"].fraction == (45, 64)
    assert found["F058"].explanation == "直接纠错 8 ÷ 审结行政复议案件 45"
    assert value(cases.OPEN) == 19
    assert value(cases.AVERAGE_DAYS) == 50


def test_carried_in_cases_count_in_the_recommended_rate_only(
    year: None, district: District
) -> None:
    for at in range(6):
        accepted(
            district,
            date(2021, 11, 1),
            closed_on=MARCH if at < 2 else None,
            outcome="B1" if at < 2 else "",
        )
    found = {one.code: one for one in figures_of(INDICATORS, Y2022)}
    assert found["reconsideration.closing_rate"].fraction == (47, 64)
    assert found["reconsideration.closing_rate_of_tried"].fraction == (47, 70)
    assert found["reconsideration.closing_rate_of_tried"].value == 67.1
    assert found["reconsideration.carried_in"].value == 6
    assert found["reconsideration.open"].value == 23


def test_concluded_may_exceed_accepted(district: District) -> None:
    accepted(district, date(2021, 12, 31), closed_on=MARCH, outcome="B1")
    accepted(district, date(2021, 12, 31), closed_on=MARCH, outcome="B1")
    accepted(district, MARCH)
    assert value(cases.CLOSING_RATE) == 200


def test_applications_that_never_became_cases_are_not_concluded(district: District) -> None:
    for outcome in ("A0", "E1", "F1", "F2"):
        case(district, closed_on=date(2022, 3, 5), outcome=outcome)
    wanted = (cases.RECEIVED, cases.REFUSED, cases.REFERRED, cases.GIVEN_UP, cases.CONCLUDED)
    assert [one.value for one in figures_of(wanted, Y2022)] == [4, 1, 1, 2, 0]


def test_all_indicators_take_five_queries(
    year: None, district: District, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Parent, child and joined; periods of time; submissions."""
    with django_assert_num_queries(5):
        figures_of(INDICATORS, Y2022)


@pytest.mark.parametrize("outcome", ["C1", "C2", "C3", "C4", "C5", "C6"])
def test_every_correcting_outcome_corrects(district: District, outcome: str) -> None:
    accepted(district, MARCH, closed_on=JUNE, outcome=outcome, procedure_version="2023")
    assert value(cases.CORRECTION_RATE) == 100


def test_a_changed_act_counts_as_corrected_only_in_the_wide_rate(district: District) -> None:
    accepted(district, MARCH, closed_on=JUNE, outcome="D2", act_changed=True)
    accepted(district, MARCH, closed_on=JUNE, outcome="D3")
    accepted(district, MARCH, closed_on=JUNE, outcome="C1", act_changed=True)
    accepted(district, MARCH, closed_on=JUNE, outcome="B1")
    assert value(cases.CORRECTION_RATE) == 25
    assert value(cases.WIDE_CORRECTION_RATE) == 50
    assert value(cases.MEDIATED_RATE) == 50


def test_settled_is_what_was_not_sued_by_the_cut_off(district: District) -> None:
    for sued in (None, date(2022, 12, 31), date(2023, 1, 1)):
        accepted(district, MARCH, closed_on=JUNE, outcome="B1", sued_on=sued)
    assert value(cases.SETTLED) == 2
    assert value(cases.SETTLED, Period(date(2022, 1, 1), date(2022, 12, 30))) == 3


def test_suspended_at_the_end_is_read_from_the_clock(district: District, today: None) -> None:
    def paused(starts: date, ends: date | None, kind: str = "pause", **given: Any) -> None:
        made = clock(accepted(district, MARCH, **given), "decide", MARCH)
        ClockPeriod.objects.create(clock=made, kind=kind, starts_on=starts, ends_on=ends)

    paused(JUNE, None)
    paused(JUNE, date(2023, 1, 1))
    paused(JUNE, date(2022, 12, 31))
    paused(date(2023, 1, 1), None)
    paused(JUNE, None, kind="exclusion")
    paused(JUNE, None, closed_on=date(2022, 12, 1), outcome="D1")
    assert value(cases.SUSPENDED) == 2


def test_a_case_extended_twice_is_one(district: District, today: None) -> None:
    made = clock(accepted(district, MARCH), "decide", MARCH)
    for day in (10, 20):
        ClockPeriod.objects.create(
            clock=made,
            kind="extension",
            starts_on=date(2022, 4, day),
            amount=10,
            counted=10,
            unit="CD",
        )
    assert value(cases.EXTENDED) == 1
    assert value(cases.EXTENDED, Period(date(2022, 5, 1), date(2022, 12, 31))) == 0


@pytest.mark.parametrize(
    ("given", "due", "late"),
    [
        ({"replied_on": date(2022, 3, 11)}, 1, 0),
        ({"replied_on": date(2022, 3, 12), "reply_is_late": True}, 1, 1),
        ({}, 1, 1),
        ({"reply_due_on": date(2022, 12, 31)}, 1, 0),
        ({"reply_due_on": date(2023, 1, 1)}, 0, 0),
        ({"closed_on": date(2022, 3, 10), "outcome": "D3"}, 0, 0),
        ({"closed_on": date(2022, 3, 12), "outcome": "D3"}, 1, 1),
    ],
)
def test_late_replies(district: District, given: dict[str, Any], due: int, late: int) -> None:
    accepted(district, MARCH, **{"reply_due_on": date(2022, 3, 11), **given})
    assert (value(conduct.REPLIES_DUE), value(conduct.LATE_REPLIES)) == (due, late)


def test_late_replies_name_the_respondent(district: District) -> None:
    accepted(district, MARCH, reply_due_on=JUNE)
    accepted(district, MARCH, reply_due_on=JUNE, replied_on=JUNE, respondent=district.other)
    groups = grouped([conduct.LATE_REPLIES, conduct.LATE_REPLY_RATE], Y2022, [RESPONDENT])
    assert {g.labels[0]: [f.text for f in g.figures] for g in groups} == {
        "区市场监管局": ["1件", "100%"],
        "演示区教育局": ["0件", "0%"],
    }


def test_hearings_opinions_publication_and_performance(district: District) -> None:
    accepted(district, MARCH, hearing_held_on=JUNE, head_attended=True, opinion_on=JUNE)
    accepted(district, MARCH, hearing_held_on=JUNE, head_attended=False, opinion_answered_on=JUNE)
    ended = {"closed_on": JUNE, "outcome": "C5"}
    accepted(
        district, MARCH, **ended, published_on=JUNE, publication="published", performance="done"
    )
    accepted(
        district, MARCH, **ended, published_on=JUNE, publication="withdrawn", performance="pending"
    )
    found = {one.code.split(".")[1]: one.text for one in figures_of(INDICATORS, Y2022)}
    assert found["heads_rate"] == "50%"
    assert (found["opinions"], found["opinions_answered"]) == ("1份", "1份")
    assert (found["decisions"], found["published"]) == ("2件", "1份")
    assert found["performance_rate"] == "50%"


def test_summary_share_and_compensation(district: District) -> None:
    accepted(district, MARCH, is_summary=True, closed_on=JUNE, outcome="C1", compensation=1_234_500)
    accepted(district, MARCH)
    assert value(conduct.SUMMARY_RATE) == 50
    assert figures_of([conduct.COMPENSATION], Y2022)[0].text == "1.23万元"


def test_channels_and_kinds(district: District) -> None:
    accepted(district, MARCH, channel="mail", act_kind="licence")
    channels = grouped([cases.ACCEPTED], Y2022, [CHANNEL])
    assert [(g.labels[0], g.figures[0].value) for g in channels] == [("邮寄", 1)]
    kinds = grouped([cases.ACCEPTED], Y2022, [ACT_KIND])
    assert kinds[0].labels == ("行政处罚",)
    assert sum(int(g.figures[0].value or 0) for g in kinds) == 1


def test_the_return_balances_in_every_row(year: None, district: District) -> None:
    case(district, closed_on=MARCH, outcome="A0", field="police")
    case(district, field="police")
    accepted(district, date(2021, 12, 1), field="police")
    filled = fill(RETURN, Y2022)
    assert filled.imbalances == ()
    rows = {
        line.label: dict(zip(filled.headings[1:], line.numbers, strict=True))
        for line in filled.lines
    }
    assert rows["公安"]["收到行政复议申请"] == 2
    assert rows["公安"]["不予受理"] == 1
    assert rows["公安"]["上期结转"] == rows["公安"]["未结"] == 1
    assert rows["市场监管"]["撤销或者部分撤销"] == 5
    assert filled.total.label == "合计"


@pytest.mark.parametrize(
    ("fault", "rules"),
    [
        ({"accepted_on": MARCH, "closed_on": JUNE}, {CASE_BALANCE}),
        (
            {"accepted_on": MARCH, "closed_on": JUNE, "outcome": "A0"},
            {CASE_BALANCE, INTAKE_BALANCE},
        ),
        ({"closed_on": JUNE}, {INTAKE_BALANCE}),
        ({"closed_on": JUNE, "outcome": "B1"}, {INTAKE_BALANCE, CASE_BALANCE}),
    ],
)
def test_a_case_with_a_hole_breaks_the_balance_and_is_named(
    year: None, district: District, fault: dict[str, Any], rules: set[Any]
) -> None:
    wrong = case(district, **fault)
    found = fill(RETURN, Y2022, dimension=ACT_KIND).imbalances
    assert {one.rule for one in found} == rules
    for rule in rules:
        assert [row.pk for row in offenders(rule, Y2022)] == [wrong.pk]


def test_outcomes_add_up(year: None) -> None:
    assert not offenders(OUTCOME_BALANCE, Y2022).exists()


def test_a_corrected_date_moves_the_case_to_the_other_year(filed: Case) -> None:
    handler = filed.district.people["handler"].pk
    event = filed.do(
        "accept", "registrar", date(2022, 8, 8), accepted_on="2022-08-08", handler=handler
    )
    august, rest = Period(date(2022, 8, 8), date(2022, 8, 31)), Period(NEW_YEAR, date(2022, 8, 7))
    assert (value(cases.ACCEPTED, august), value(cases.ACCEPTED, rest)) == (1, 0)
    filed.do(
        "correct",
        "registrar",
        date(2022, 8, 10),
        event=event.sequence,
        field="accepted_on",
        value="2022-08-05",
        reason="录入错误",
    )
    assert (value(cases.ACCEPTED, august), value(cases.ACCEPTED, rest)) == (0, 1)


def test_the_respondent_opens_only_its_own_cases(district: District, today: None) -> None:
    for respondent in (district.respondent, district.other):
        accepted(district, MARCH, respondent=respondent)
    person = district.people["handler"]
    listing = listed_for(person, cases.ACCEPTED, Y2022)
    assert (listing.rows, listing.hidden) == ([], 2)
    chief = listed_for(district.people["chief"], cases.ACCEPTED, Y2022)
    assert (len(chief.rows), chief.hidden) == (2, 0)


def test_the_command_line_finds_a_figure_by_its_number(year: None, today: None) -> None:
    assert figure("F055", 2022).as_json()["value"] == 64
