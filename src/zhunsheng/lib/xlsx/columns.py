"""What a column of a table holds, and how the content of a cell becomes that."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from openpyxl.utils.datetime import from_excel

from zhunsheng.lib.hanzi import parse_money


class Kind(StrEnum):
    """The type of the values of a column."""

    TEXT = "文本"
    INTEGER = "整数"
    NUMBER = "数字"
    MONEY = "金额（元）"
    DATE = "日期"
    BOOLEAN = "是/否"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` in the program, `title` in the header row.

    `aliases`: further titles that are understood; `required`: every row needs a value;
    `choices`: the only values allowed; `width`: in characters, else computed; `hint`: how to fill
    it in, for the sheet of instructions.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    width: int | None = None
    hint: str = ""


_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"[-+]?\d{1,30}(\.\d{1,30})?", re.ASCII)
_EXCEL_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_EXACT_DIGITS = 15
_YES = frozenset({"是", "有", "√", "Y", "YES", "TRUE", "1"})
_NO = frozenset({"否", "无", "×", "N", "NO", "FALSE", "0"})


def clean(value: Any) -> Any:
    """`value` with blanks trimmed; None for an empty cell."""
    if isinstance(value, str):
        return value.strip() or None
    return value


def convert(column: Column, value: Any) -> Any:
    """The content of a cell as the type of `column`; None stays None. ValueError says why not."""
    if value is None:
        return None
    result = _CONVERTERS[column.kind](value)
    if column.choices and result not in column.choices:
        raise ValueError(f"“{result}”不在可选范围内；可填：{'、'.join(column.choices)}。")
    return result


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        has_time = value.time() != time()
        return f"{value:%Y-%m-%d %H:%M}" if has_time else f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and len(str(abs(value))) > _EXACT_DIGITS:
        raise ValueError(
            "超过15位的号码被当作数字存放，末几位已失真；请将单元格格式改为“文本”后重新填写。"
        )
    return str(value)


def _number(value: Any) -> Decimal:
    if type(value) in {int, float}:
        return Decimal(str(value))
    plain = unicodedata.normalize("NFKC", _text(value)).replace(",", "")
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"“{_text(value)}”不是数字；请只填阿拉伯数字。")
    return Decimal(plain)


def _integer(value: Any) -> int:
    number = _number(value)
    if number != number.to_integral_value():
        raise ValueError(f"“{value}”不是整数。")
    return int(number)


def _money(value: Any) -> int:
    """An amount in 分; the binary noise of Excel's own floats (0.1+0.2) is rounded away."""
    return parse_money(f"{value:.4f}" if isinstance(value, float) else _text(value))


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and int(value) in _EXCEL_SERIALS:
        return _date(from_excel(int(value)))
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", _text(value)))
    match = _DATE.fullmatch(plain) or _COMPACT_DATE.fullmatch(plain)
    if not match:
        raise ValueError(f"“{value}”不是日期；请按 2022-08-08 的形式填写。")
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise ValueError(f"日期“{value}”不存在；请核对年月日。") from None


def _boolean(value: Any) -> bool:
    plain = unicodedata.normalize("NFKC", _text(value)).upper()
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise ValueError(f"“{value}”应填“是”或“否”。")


_CONVERTERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.BOOLEAN: _boolean,
}
