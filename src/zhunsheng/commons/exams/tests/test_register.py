"""What a line of the bank must say."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.commons.exams import articles
from zhunsheng.commons.exams.register import check, key_of, options_of
from zhunsheng.commons.exams.testing import question

SINGLE, SEVERAL, TRUE_FALSE = 0, 2, 3


def faults(number: int, **values: Any) -> list[str]:
    return [field for field, _text in check(question(number, **values))]


@pytest.mark.parametrize("number", range(4))
def test_a_right_question_has_no_fault(number: int) -> None:
    assert faults(number) == []


@pytest.mark.parametrize(
    ("number", "values", "field"),
    [
        (SINGLE, {"answer": "AC"}, "answer"),
        (SINGLE, {"answer": "E"}, "answer"),
        (SINGLE, {"answer": "b"}, "answer"),
        (SINGLE, {"answer": ""}, "answer"),
        (SINGLE, {"option_b": ""}, "option_a"),
        (SINGLE, {"option_b": "选项a0"}, "option_a"),
        (SEVERAL, {"answer": "A"}, "answer"),
        (TRUE_FALSE, {"answer": "A"}, "answer"),
        (TRUE_FALSE, {"option_a": "对"}, "option_a"),
        (SINGLE, {"articles": "民法典第七条"}, "articles"),
        (SINGLE, {"articles": "民法典 2020 1261"}, "articles"),
        (SINGLE, {"articles": "民法典 1999 7"}, "articles"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    number: int, values: dict[str, str], field: str
) -> None:
    assert faults(number, **values) == [field]


def test_a_law_that_no_business_cites_is_taken() -> None:
    assert faults(SINGLE, articles="人民调解法 2010 4；宪法 2018 33 2") == []


def test_options_and_key() -> None:
    assert (options_of(question(TRUE_FALSE)), key_of(question(TRUE_FALSE))) == (["对", "错"], 2)
    assert len(options_of(question(SEVERAL))) == 4
    assert key_of(question(SEVERAL)) == 0b101


def test_articles_are_read_one_by_one() -> None:
    assert [
        one.text for one in articles.parse("民法典 2020 7\n民法典 2020 9 2；刑法 2020 287之2")
    ] == [
        "《民法典》第七条",
        "《民法典》第九条第二款",
        "《刑法》第二百八十七条之二",
    ]
