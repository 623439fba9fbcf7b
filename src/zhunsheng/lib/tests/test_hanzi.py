"""Dates, numerals, money and masks as they must stand in official documents."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib import hanzi


def test_dates() -> None:
    assert hanzi.date_text(date(2022, 8, 8)) == "2022年8月8日"
    assert hanzi.date_text(date(2022, 12, 31)) == "2022年12月31日"
    assert hanzi.date_hanzi(date(2022, 8, 8)) == "二〇二二年八月八日"
    assert hanzi.date_hanzi(date(2010, 10, 31)) == "二〇一〇年十月三十一日"
    assert hanzi.year_text(2022) == "二〇二二年"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (10000, "一万"),
        (10001, "一万零一"),
        (10500, "一万零五百"),
        (15000, "一万五千"),
        (105000, "十万五千"),
        (1000500, "一百万零五百"),
        (100000000, "一亿"),
        (100000005, "一亿零五"),
        (100005000, "一亿零五千"),
        (hanzi.MAX_NUMERAL, "九千九百九十九亿九千九百九十九万九千九百九十九"),
    ],
)
def test_numerals(number: int, text: str) -> None:
    assert hanzi.numeral(number) == text


def test_capitals() -> None:
    assert hanzi.capital(10) == "壹拾"
    assert hanzi.capital(105) == "壹佰零伍"
    assert hanzi.capital(1234567890) == "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾"


def value_of(text: str) -> int:
    """The number that a numeral spells, read digit by digit: the inverse, written separately."""
    units = {"十": 10, "百": 100, "千": 1000}
    total = group = digit = 0
    for char in text:
        if char in units:
            group, digit = group + (digit or 1) * units[char], 0
        elif char in "万亿":
            total = (total + group + digit) * (10**4 if char == "万" else 1)
            total, group, digit = (total, 0, 0) if char == "万" else (total * 10**8, 0, 0)
        else:
            digit = "零一二三四五六七八九".index(char)
    return total + group + digit


@given(st.integers(0, 10**8 - 1))
def test_a_numeral_spells_its_number_and_no_other(number: int) -> None:
    assert value_of(hanzi.numeral(number)) == number


@given(st.integers(0, hanzi.MAX_NUMERAL))
def test_zeros_are_never_doubled_nor_last(number: int) -> None:
    text = hanzi.numeral(number)
    assert "零零" not in text
    assert number == 0 or not text.endswith("零")


@pytest.mark.parametrize("spell", [hanzi.numeral, hanzi.capital])
@pytest.mark.parametrize("number", [-1, hanzi.MAX_NUMERAL + 1])
def test_numbers_that_cannot_be_spelt(spell: Callable[[int], str], number: int) -> None:
    with pytest.raises(ValueError, match="只能写出0至"):
        spell(number)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (9, "9"),
        (10, "10"),
        (15, "10余"),
        (99, "90余"),
        (100, "100"),
        (150, "150"),
        (156, "150余"),
        (4072, "4000余"),
        (5298, "5200余"),
        (10000, "1万"),
        (12345, "12000余"),
        (100000, "10万"),
        (123456, "12万余"),
        (1234567, "120万余"),
    ],
)
def test_rough_counts(number: int, text: str) -> None:
    assert hanzi.rough(number) == text


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="计数不能为负"):
        hanzi.rough(-1)


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "0元"),
        (5, "0.05元"),
        (100, "1元"),
        (123450, "1,234.50元"),
        (123456, "1,234.56元"),
        (-150, "-1.50元"),
        (-5, "-0.05元"),
        (10**17 + 1, "1,000,000,000,000,000.01元"),
    ],
)
def test_yuan(fen: int, text: str) -> None:
    assert hanzi.yuan(fen) == text


@pytest.mark.parametrize(
    ("fen", "places", "text"),
    [
        (36_500_000, 2, "36.5万元"),
        (36_500_000, 0, "37万元"),
        (36_499_999, 0, "36万元"),
        (123_456_789, 2, "123.46万元"),
        (100_000_000, 2, "100万元"),
        (4_999, 2, "0万元"),
        (5_000, 2, "0.01万元"),
        (-5_000, 2, "-0.01万元"),
        (1, 6, "0.000001万元"),
    ],
)
def test_wan_yuan(fen: int, places: int, text: str) -> None:
    assert hanzi.wan_yuan(fen, places) == text


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (56, "伍角陆分"),
        (100, "壹元整"),
        (120, "壹元贰角整"),
        (32504, "叁佰贰拾伍元零肆分"),
        (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (123456, "壹仟贰佰叁拾肆元伍角陆分"),
        (140950, "壹仟肆佰零玖元伍角整"),
        (600714, "陆仟零柒元壹角肆分"),
    ],
)
def test_capital_money(fen: int, text: str) -> None:
    assert hanzi.capital_money(fen) == text


def test_no_capitals_for_a_negative_amount() -> None:
    with pytest.raises(ValueError, match="不能为负数"):
        hanzi.capital_money(-1)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1234.56", 123456),
        ("1,234元", 123400),
        ("１２３４．５", 123450),
        ("￥1 234.50", 123450),
        ("¥3000", 300000),
        ("3.5万元", 3_500_000),
        ("0.000001万", 1),
        ("-20", -2000),
        ("0", 0),
        ("1.00", 100),
        ("1.000", 100),
    ],
)
def test_typed_money(text: str, fen: int) -> None:
    assert hanzi.parse_money(text) == fen


@pytest.mark.parametrize("text", ["", "元", "abc", "1.2.3", "1e5", "一千", "1.", ".5", "nan"])
def test_what_is_not_money(text: str) -> None:
    with pytest.raises(ValueError, match="不是金额"):
        hanzi.parse_money(text)


@pytest.mark.parametrize("text", ["1.234", "0.0000001万元"])
def test_parts_of_a_fen_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="精确到分以下"):
        hanzi.parse_money(text)


@given(st.integers(-(10**14), 10**14))
def test_written_money_reads_back(fen: int) -> None:
    assert hanzi.parse_money(hanzi.yuan(fen)) == fen


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张三丰", "张**"),
        ("欧阳某某", "欧阳**"),
        ("阿依古丽·买买提", "阿*******"),
        (" 秦某 ", "秦*"),
        ("", ""),
    ],
)
def test_masked_names(name: str, masked: str) -> None:
    assert hanzi.mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("640104199001011234", "6401**********1234"),
        ("64010419900101", "6401******0101"),
        ("12345678901", "***********"),
        ("", ""),
    ],
)
def test_masked_ids(number: str, masked: str) -> None:
    assert hanzi.mask_id(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13800001234", "138****1234"),
        ("0951-6700001", "0951****0001"),
        ("67000001", "****0001"),
        ("6700001", "*******"),
        ("110", "***"),
        ("", ""),
    ],
)
def test_masked_phones(number: str, masked: str) -> None:
    assert hanzi.mask_phone(number) == masked
