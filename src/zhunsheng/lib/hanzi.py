"""Dates, numbers and money as official documents write them, and personal data masked for lists.

Numerals follow GB/T 15835-2011 (汉字数字) and the People's Bank rules for amounts in capitals
(支付结算办法 annex 1). Money is an integer of 分 everywhere; 元 and 万元 exist only in text.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from zhunsheng.lib.names import surname

_DIGITS = "〇一二三四五六七八九"
_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "十", "百", "千")
_CAPITAL_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")

MAX_NUMERAL = 10**12 - 1
"""The largest number that the numerals can write."""

FEN_PER_YUAN = 100
_FEN_PER_WAN = 1_000_000


def date_text(day: date) -> str:
    """2022年8月8日 (GB/T 9704-2012, 7.3.5.4: Arabic numerals, no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_hanzi(day: date) -> str:
    """二〇二二年八月八日."""
    return f"{year_text(day.year)}{numeral(day.month)}月{numeral(day.day)}日"


def year_text(year: int) -> str:
    """二〇二二年, digit by digit."""
    return "".join(_DIGITS[int(digit)] for digit in str(year)) + "年"


def numeral(number: int) -> str:
    """A whole number in words: 12 → 十二, 105 → 一百零五, 20000 → 二万.

    Raises ValueError for negative numbers and those beyond `MAX_NUMERAL`.
    """
    text = _spell(number, "零" + _DIGITS[1:], _PLACES)
    return text.removeprefix("一") if text.startswith("一十") else text


def capital(number: int) -> str:
    """A whole number in capitals, which cannot be altered: 105 → 壹佰零伍. Errors as `numeral`."""
    return _spell(number, _CAPITAL_DIGITS, _CAPITAL_PLACES)


def _spell(number: int, digits: str, places: tuple[str, ...]) -> str:
    if not 0 <= number <= MAX_NUMERAL:
        raise ValueError(f"只能写出0至{MAX_NUMERAL}的整数，现为{number}。")
    if number == 0:
        return digits[0]
    text, gap = "", False
    for power in range(len(_GROUPS) - 1, -1, -1):
        group = number // 10 ** (4 * power) % 10**4
        if group:
            # A gap between written digits is read as one zero, however long it is.
            zero = digits[0] if text and (gap or group < 10**3) else ""
            text += zero + _spell_group(group, digits, places) + _GROUPS[power]
        gap = not group
    return text


def _spell_group(group: int, digits: str, places: tuple[str, ...]) -> str:
    """A number of up to four digits, without leading zeros."""
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            text += (digits[0] if text and gap else "") + digits[digit] + places[place]
        gap = not digit
    return text


def rough(number: int) -> str:
    """A count rounded down for running text: 156 → 150余, 123456 → 12万余, 150 → 150.

    Two leading digits are kept, below one hundred one; below ten the count itself. Only text is
    rounded, never data. Raises ValueError for a negative count.
    """
    if number < 0:
        raise ValueError(f"计数不能为负，现为{number}。")
    keep = 2 if number >= 100 else 1
    step = 10 ** max(len(str(number)) - keep, 0)
    floor = number // step * step
    text = f"{floor // 10**4}万" if floor and floor % 10**4 == 0 else str(floor)
    return text if floor == number else f"{text}余"


def yuan(fen: int) -> str:
    """1,234.56元, 1,234元: an amount in 分 as text, the same on pages and in documents (GB/T 15835)."""
    whole, rest = divmod(abs(fen), FEN_PER_YUAN)
    sign = "-" if fen < 0 else ""
    return f"{sign}{whole:,}.{rest:02d}元" if rest else f"{sign}{whole:,}元"


def wan_yuan(fen: int, places: int = 2) -> str:
    """36.5万元: an amount in 分, rounded half up to so many places of 万元, without idle zeros."""
    step = _FEN_PER_WAN // 10**places
    sign = -1 if fen < 0 else 1
    rounded = sign * ((abs(fen) + step // 2) // step)
    text = _decimal(rounded, 10**places, places)
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}万元"


def _decimal(number: int, divisor: int, places: int) -> str:
    """`number / divisor` with so many places, or none when it is whole; exact, without floats."""
    whole, rest = divmod(abs(number), divisor)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{rest:0{places}d}" if rest else f"{sign}{whole}"


def capital_money(fen: int) -> str:
    """壹仟贰佰叁拾肆元伍角陆分; a whole amount ends with 整. Raises ValueError when negative."""
    if fen < 0:
        raise ValueError("大写金额不能为负数。")
    whole, rest = divmod(fen, FEN_PER_YUAN)
    jiao, cent = divmod(rest, 10)
    text = f"{capital(whole)}元" if whole or not rest else ""
    if jiao:
        text += f"{_CAPITAL_DIGITS[jiao]}角"
    elif cent and whole:
        text += _CAPITAL_DIGITS[0]
    return text + (f"{_CAPITAL_DIGITS[cent]}分" if cent else "整")


def parse_money(text: str) -> int:
    """An amount in 分 from what people type: 1234.56, 1,234元, ￥1 234.5, 3.5万元.

    Raises ValueError with a reason for anything else, and for parts of a 分.
    """
    cleaned = unicodedata.normalize("NFKC", text).translate(_MONEY_NOISE)
    match = _MONEY.fullmatch(cleaned)
    if not match:
        raise ValueError(f"“{text}”不是金额；请填写数字，如 1234.56，单位为元。")
    scale = _FEN_PER_WAN if match["wan"] else FEN_PER_YUAN
    amount = Decimal(match["number"]) * scale
    if amount != amount.to_integral_value():
        raise ValueError(f"“{text}”精确到分以下；金额最多保留两位小数。")
    return int(amount)


_MONEY_NOISE = str.maketrans("", "", ", ¥\u3000")
_MONEY = re.compile(r"(?P<number>-?[0-9]{1,14}(\.[0-9]{1,8})?)(?P<wan>万)?元?")


def mask_name(name: str) -> str:
    """张**: the surname and as many stars as characters follow it."""
    text = name.strip()
    known = surname(text)
    return known + "*" * (len(text) - len(known))


def mask_id(number: str) -> str:
    """6401**********1234: the province and city, and the last four characters."""
    return _mask(number, 4, 4)


def mask_phone(number: str) -> str:
    """138****1234: all but the head and the last four digits."""
    return _mask(number, max(len(number.strip()) - 8, 0), 4)


def _mask(number: str, head: int, tail: int) -> str:
    """`number` with stars between; one too short to stay hidden becomes nothing but stars."""
    text = number.strip()
    hidden = len(text) - head - tail
    if hidden < 4:
        return "*" * len(text)
    return f"{text[:head]}{'*' * hidden}{text[len(text) - tail :]}"
