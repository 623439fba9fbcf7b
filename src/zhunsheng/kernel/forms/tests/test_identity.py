"""Identity numbers and telephones."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from zhunsheng.kernel.forms import CreditCodeField, IdCardField, PhoneField
from zhunsheng.lib.identity import make_id_card


def test_id_card_is_normalised() -> None:
    number = make_id_card("640104", date(1990, 1, 1), 3)
    spaced = f" {number[:6]} {number[6:14]} {number[14:]} ".lower()
    assert IdCardField().clean(spaced) == number


def test_id_card_with_a_wrong_digit_is_refused() -> None:
    number = make_id_card("640104", date(1990, 1, 1), 3)
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    with pytest.raises(ValidationError):
        IdCardField().clean(wrong)


def test_credit_code_is_checked() -> None:
    assert CreditCodeField().clean("91350100m000100y43") == "91350100M000100Y43"
    with pytest.raises(ValidationError):
        CreditCodeField().clean("91350100M000100Y44")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("138 0000 0148", "13800000148"),
        ("+86 138-0000-0148", "13800000148"),
        ("0951-5555148", "0951-5555148"),
        ("（0951）5555148 转 801", "0951-5555148转801"),
        ("5555148", "5555148"),
        ("12348", "12348"),
        ("400-000-0148", "4000000148"),
    ],
)
def test_telephones_in_use(text: str, number: str) -> None:
    assert PhoneField().clean(text) == number


@pytest.mark.parametrize("text", ["1380000014", "138000001488", "abc", "12800000148", "99"])
def test_impossible_telephones(text: str) -> None:
    with pytest.raises(ValidationError):
        PhoneField().clean(text)


def test_a_short_mobile_number_is_counted() -> None:
    with pytest.raises(ValidationError, match="现在有 10 位"):
        PhoneField().clean("1380000014")


def test_optional_fields_may_stay_empty() -> None:
    for field in (IdCardField(required=False), CreditCodeField(required=False)):
        assert field.clean("") == ""
