"""What people type into cells, turned into values or refused with a reason."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from zhunsheng.lib.xlsx import Column, Kind
from zhunsheng.lib.xlsx.columns import clean, convert


def column(kind: Kind, *choices: str) -> Column:
    return Column("key", "标题", kind, choices=choices)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.TEXT, "甲", "甲"),
        (Kind.TEXT, 13800001234.0, "13800001234"),
        (Kind.TEXT, 12, "12"),
        (Kind.TEXT, 1.5, "1.5"),
        (Kind.TEXT, True, "是"),
        (Kind.TEXT, False, "否"),
        (Kind.TEXT, datetime(2022, 8, 8), "2022-08-08"),
        (Kind.TEXT, datetime(2022, 8, 8, 9, 30), "2022-08-08 09:30"),
        (Kind.TEXT, "640104199001011234", "640104199001011234"),
        (Kind.INTEGER, 3, 3),
        (Kind.INTEGER, 3.0, 3),
        (Kind.INTEGER, "1,234", 1234),
        (Kind.INTEGER, "１２", 12),
        (Kind.INTEGER, "-5", -5),
        (Kind.NUMBER, 1.5, Decimal("1.5")),
        (Kind.NUMBER, "0.10", Decimal("0.10")),
        (Kind.MONEY, 1234.56, 123456),
        (Kind.MONEY, 0.1 + 0.2, 30),
        (Kind.MONEY, 12345678901.23, 1234567890123),
        (Kind.MONEY, 20, 2000),
        (Kind.MONEY, "3.5万元", 3500000),
        (Kind.DATE, datetime(2022, 8, 8, 9, 30), date(2022, 8, 8)),
        (Kind.DATE, date(2022, 8, 8), date(2022, 8, 8)),
        (Kind.DATE, "2022-08-08", date(2022, 8, 8)),
        (Kind.DATE, "2022-08-08 00:00:00", date(2022, 8, 8)),
        (Kind.DATE, "2022/8/8", date(2022, 8, 8)),
        (Kind.DATE, "2022.8.8", date(2022, 8, 8)),
        (Kind.DATE, "2022年8月8日", date(2022, 8, 8)),
        (Kind.DATE, "２０２２－０８－０８", date(2022, 8, 8)),
        (Kind.DATE, "20220808", date(2022, 8, 8)),
        (Kind.DATE, 20220808, date(2022, 8, 8)),
        (Kind.DATE, 20220808.0, date(2022, 8, 8)),
        (Kind.DATE, 44781, date(2022, 8, 8)),
        (Kind.BOOLEAN, "是", True),
        (Kind.BOOLEAN, "√", True),
        (Kind.BOOLEAN, "无", False),
        (Kind.BOOLEAN, True, True),
        (Kind.BOOLEAN, 0, False),
        (Kind.BOOLEAN, "n", False),
        (Kind.DATE, None, None),
    ],
)
def test_accepted(kind: Kind, value: Any, expected: Any) -> None:
    result = convert(column(kind), value)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        (Kind.TEXT, 640104199001011200, "末几位已失真；请将单元格格式改为“文本”"),
        (Kind.TEXT, 6.4010419900101e17, "末几位已失真"),
        (Kind.INTEGER, 1.5, "“1.5”不是整数"),
        (Kind.INTEGER, "三", "“三”不是数字；请只填阿拉伯数字"),
        (Kind.INTEGER, "1e999999999", "不是数字"),
        (Kind.INTEGER, True, "“是”不是数字"),
        (Kind.NUMBER, datetime(2022, 8, 8), "“2022-08-08”不是数字"),
        (Kind.NUMBER, "nan", "不是数字"),
        (Kind.MONEY, "一千元", "不是金额"),
        (Kind.MONEY, 0.001, "精确到分以下"),
        (Kind.MONEY, 1e30, "不是金额"),
        (Kind.DATE, "八月八日", "“八月八日”不是日期；请按 2022-08-08 的形式填写"),
        (Kind.DATE, "2022-13-01", "日期“2022-13-01”不存在"),
        (Kind.DATE, "2022-02-30", "不存在"),
        (Kind.DATE, 5, "不是日期"),
        (Kind.BOOLEAN, "也许", "应填“是”或“否”"),
    ],
)
def test_refused(kind: Kind, value: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        convert(column(kind), value)


def test_choices_are_the_only_values() -> None:
    kinds = column(Kind.TEXT, "维持", "撤销")
    assert convert(kinds, "维持") == "维持"
    with pytest.raises(ValueError, match="“驳回”不在可选范围内；可填：维持、撤销"):
        convert(kinds, "驳回")


def test_blank_text_is_nothing() -> None:
    assert clean("  \n") is None
    assert clean(" 甲 ") == "甲"
    assert clean(0) == 0
