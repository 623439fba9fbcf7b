"""Numbers by kind, office and year; voided ones stay; a register with a hole is found."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from zhunsheng.kernel.numbers.issue import Pattern, gaps, issue, void
from zhunsheng.kernel.numbers.models import IssuedNumber

pytestmark = pytest.mark.django_db
CASE = Pattern("test.case", "{code}复〔{year}〕{n}号")
PAPER = Pattern("test.paper", "{code}复决〔{year}〕{n}号")


def test_each_series_counts_for_itself() -> None:
    assert issue(CASE, "演", 2022) == "演复〔2022〕1号"
    assert issue(CASE, "演", 2022) == "演复〔2022〕2号"
    assert issue(CASE, "示", 2022) == "示复〔2022〕1号"
    assert issue(CASE, "演", 2023) == "演复〔2023〕1号"
    assert issue(PAPER, "演", 2022) == "演复决〔2022〕1号"


def test_a_roll_back_gives_the_number_back() -> None:
    issue(CASE, "演", 2022)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        issue(CASE, "演", 2022)
        raise ZeroDivisionError
    assert issue(CASE, "演", 2022) == "演复〔2022〕2号"
    assert not gaps()


def test_a_void_number_is_never_taken_again() -> None:
    number = issue(PAPER, "演", 2022)
    void(number, date(2022, 8, 1), "误发")
    void(number, date(2022, 9, 9), "又一次")
    row = IssuedNumber.objects.get(text=number)
    assert (row.voided_on, row.void_reason) == (date(2022, 8, 1), "误发")
    assert issue(PAPER, "演", 2022) == "演复决〔2022〕2号"
    assert not gaps()


def test_a_hole_in_the_register_is_found() -> None:
    for _ in range(3):
        issue(PAPER, "演", 2022)
    IssuedNumber.objects.filter(sequence=2).delete()
    (found,) = gaps()
    assert "3" in found
    assert "2" in found


@pytest.mark.parametrize(
    "text", ["{code}复[{year}]{n}号", "{code}复〔{year}〕号", "演复（{year}）{n}号"]
)
def test_other_brackets_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="〔"):
        Pattern("test", text)
