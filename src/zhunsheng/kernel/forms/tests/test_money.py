"""Money is typed in 元 and kept in 分."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.kernel.forms import YuanField, parse_yuan


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("5000", 500_000),
        ("5,000.50", 500_050),
        ("￥５０００", 500_000),
        ("5000元", 500_000),
        ("1.2万元", 1_200_000),
        ("1.2345万", 1_234_500),
        ("0.1", 10),
        ("3亿元", 30_000_000_000),
    ],
)
def test_usual_spellings(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize("text", ["五千", "5000.", "1e5", "5 000 块钱", "nan", "0x10", "--5"])
def test_other_spellings_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="例如 5000"):
        parse_yuan(text)


def test_tenths_of_a_fen_are_refused() -> None:
    with pytest.raises(ValueError, match="最多写到分"):
        parse_yuan("0.005")


def test_sums_beyond_sixty_four_bits_are_refused() -> None:
    with pytest.raises(ValueError, match="多写零"):
        parse_yuan("9" * 18)


def test_negative_sums_need_leave() -> None:
    with pytest.raises(ValidationError, match="不能是负数"):
        YuanField().clean("-1")
    assert YuanField(least=-100).clean("-1") == -100


def test_most_is_told_in_yuan() -> None:
    with pytest.raises(ValidationError, match=r"不能超过 50,000 元"):
        YuanField(most=5_000_000).clean("50000.01")


def test_empty_is_none_and_zero_is_zero() -> None:
    field = YuanField(required=False)
    assert field.clean("") is None
    assert field.clean("0") == 0


def test_zero_satisfies_required() -> None:
    assert YuanField().clean("0") == 0
    with pytest.raises(ValidationError, match="没有就填 0"):
        YuanField().clean("")


@given(st.integers(0, 10**15))
def test_what_is_shown_reads_back_the_same(fen: int) -> None:
    field = YuanField(most=None)
    assert field.clean(field.prepare_value(fen)) == fen
    assert not field.has_changed(fen, field.prepare_value(fen))


def test_refused_text_stays_as_typed() -> None:
    class Fine(forms.Form):
        fine = YuanField(label="罚款")

    assert 'value="五千"' in str(Fine({"fine": "五千"})["fine"])
