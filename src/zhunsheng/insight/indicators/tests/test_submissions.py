from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.indicators.figures import figure, figures_of
from zhunsheng.insight.indicators.models import Submission
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.insight.indicators.submissions import SubmissionRefused, submit, withdraw
from zhunsheng.insight.indicators.tests.samples import ACCEPTED, ALL, OPEN, RATE
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event

Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
SIGNED = date(2023, 1, 10)


@pytest.fixture
def hand_in(district: District, registered: Callable[..., None]) -> Callable[..., Submission]:
    registered(*ALL)
    paper = Document.objects.create(kind="evidence", title="2022年台账", occurred_on=SIGNED)

    def make(code: str = "demo.accepted", number: int = 30, **given: Any) -> Submission:
        options: dict[str, Any] = {"signer": district.person, "signed_on": SIGNED, **given}
        unit = options.pop("unit", district.first)
        period = options.pop("period", Y2022)
        return submit(code, unit, period, number, evidence=paper, by=district.person, **options)

    return make


def test_a_figure_handed_in_counts_and_is_marked(
    hand_in: Callable[..., Submission], matter: MakeMatter, district: District
) -> None:
    matter(accepted_on=date(2022, 3, 1), unit=district.second)
    hand_in()
    found = figure("demo.accepted", 2022)
    assert found.text == "31件（填报）"
    assert found.as_json()["basis"] == "按日期计（填报：第一局）"


def test_a_rate_over_a_figure_handed_in_is_marked_too(hand_in: Callable[..., Submission]) -> None:
    hand_in()
    hand_in("demo.closed", 15)
    assert figure("demo.rate", 2022).text == "50%（填报）"


def test_records_replace_what_was_handed_in(
    hand_in: Callable[..., Submission], matter: MakeMatter
) -> None:
    hand_in()
    matter(received_on=date(2022, 12, 31), accepted_on=date(2022, 12, 31))
    assert figure("demo.accepted", 2022).text == "1件"


def test_records_of_another_unit_or_year_replace_nothing(
    hand_in: Callable[..., Submission], matter: MakeMatter, district: District
) -> None:
    hand_in()
    matter(received_on=date(2021, 12, 31), accepted_on=date(2021, 12, 31))
    matter(received_on=date(2022, 2, 1), unit=district.second)
    assert figure("demo.accepted", 2022).value == 30


def test_quarters_add_up_and_a_stock_is_that_of_its_day(hand_in: Callable[..., Submission]) -> None:
    first_half = Period(date(2022, 1, 1), date(2022, 6, 30))
    second_half = Period(date(2022, 7, 1), date(2022, 12, 31))
    for half, number in ((first_half, 10), (second_half, 12)):
        hand_in(number=number, period=half)
        hand_in("demo.open", number, period=half)
    accepted, still_open = figures_of([ACCEPTED, OPEN], Y2022)
    assert (accepted.value, still_open.value) == (22, 12)
    assert figures_of([ACCEPTED], Period(date(2022, 2, 1), date(2022, 12, 31)))[0].value == 12


def test_scope_takes_the_units_of_the_place(
    hand_in: Callable[..., Submission], district: District
) -> None:
    hand_in()
    hand_in(number=5, unit=district.second)
    assert figures_of([ACCEPTED], Y2022, Scope(district.west))[0].value == 5
    assert figures_of([ACCEPTED], Y2022, Scope(unit=district.organ))[0].value == 35


def test_submissions_cost_a_bounded_number_of_queries(
    hand_in: Callable[..., Submission],
    district: District,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for code in ("demo.accepted", "demo.closed", "demo.open"):
        hand_in(code)
        hand_in(code, unit=district.second)
    with django_assert_num_queries(3):  # counts, submissions, which units have records
        figures_of([ACCEPTED, OPEN, RATE], Y2022)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"code": "demo.rate"}, "不能填报"),
        ({"number": -1}, "不能小于零"),
        ({"period": Period(date(2023, 1, 1), date(2023, 12, 31))}, "还没有结束"),
        ({"signed_on": date(2022, 12, 30)}, "签字日期"),
        ({"signed_on": date(2023, 3, 2)}, "签字日期"),
    ],
)
def test_what_is_not_taken(
    hand_in: Callable[..., Submission], given: dict[str, Any], reason: str
) -> None:
    with pytest.raises(SubmissionRefused, match=reason) as refusal:
        hand_in(**given)
    assert refusal.value.remedy
    assert not Submission.objects.exists()


def test_a_unit_with_records_hands_in_nothing(
    hand_in: Callable[..., Submission], matter: MakeMatter
) -> None:
    matter(received_on=date(2022, 3, 1))
    with pytest.raises(SubmissionRefused, match=r"已有案件记录.*请补录"):
        hand_in()


def test_overlapping_periods_are_refused_until_withdrawn(
    hand_in: Callable[..., Submission], district: District
) -> None:
    first = hand_in()
    with pytest.raises(SubmissionRefused, match="重叠"):
        hand_in(period=Period(date(2022, 12, 31), date(2022, 12, 31)))
    withdraw(first, district.person, "数字有误")
    assert hand_in(number=31).number == 31
    assert figure("demo.accepted", 2022).value == 31
    with pytest.raises(SubmissionRefused, match="已经撤回"):
        withdraw(first, district.person, "再撤")


def test_withdrawing_needs_a_reason(hand_in: Callable[..., Submission], district: District) -> None:
    with pytest.raises(SubmissionRefused, match="写明原因"):
        withdraw(hand_in(), district.person, " ")


def test_both_steps_are_in_the_ledger(
    hand_in: Callable[..., Submission], district: District
) -> None:
    made = hand_in()
    withdraw(made, district.person, "数字有误")
    events = Event.objects.filter(stream="submission", subject_id=made.pk).order_by("sequence")
    assert [event.action for event in events] == ["submission.submitted", "submission.withdrawn"]
    assert '"number":30' in events[0].data


def test_the_database_refuses_a_second_standing_row(hand_in: Callable[..., Submission]) -> None:
    made = hand_in()
    made.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)
