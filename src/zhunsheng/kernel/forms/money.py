"""Money: typed in 元, kept as an integer of 分."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_SUM = re.compile(r"(-?\d+(?:\.\d+)?)(亿|万)?(?:元|块)?\Z")
_SCALES = {None: 100, "万": 1_000_000, "亿": 10_000_000_000}
LIMIT = 9_000_000_000_000_000
"""分; ninety 兆: inside a 64-bit integer and beyond any real sum."""


def parse_yuan(text: str) -> int:
    """分 from 5000, 5,000.50, ¥5000, 1.2万元; full-width signs too.

    Raises ``ValueError`` with a Chinese reason.
    """
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"[\s,¥]|人民币|RMB", "", plain, flags=re.IGNORECASE)
    found = _SUM.match(plain)
    if not found:
        raise ValueError("金额写数字，单位是元，例如 5000 或 5000.50；也可以写 1.2万元。")
    fen = Decimal(found.group(1)) * _SCALES[found.group(2)]
    if fen != fen.to_integral_value():
        raise ValueError("金额最多写到分，也就是小数点后两位。")
    if abs(fen) > LIMIT:
        raise ValueError("金额太大了，请核对有没有多写零。")
    return int(fen)


class YuanField(forms.CharField):
    """A sum of money; ``cleaned_data`` holds an integer of 分 (None when left empty).

    ``least`` and ``most`` are in 分; sums below zero are refused unless ``least`` allows them.
    """

    unit = "元"

    def __init__(self, *, least: int = 0, most: int | None = None, **kwargs: Any) -> None:
        self.least, self.most = least, most
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        )
        kwargs.setdefault("error_messages", {}).setdefault("required", "请填写金额，没有就填 0。")
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """5,000.50 from 分; what was typed stays as typed."""
        if not isinstance(value, int):
            return value
        return _number(value)

    def to_python(self, value: Any) -> Any:
        """分, None when empty."""
        if value is None or isinstance(value, int):
            return value
        text = str(value).strip()
        if not text:
            return None
        try:
            return parse_yuan(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def run_validators(self, value: Any) -> None:
        """Bounds; the text validators of ``CharField`` do not fit a number."""
        if value is None:
            return
        if value < self.least:
            text = "金额不能是负数。" if self.least == 0 else f"不能少于 {_say(self.least)}。"
            raise ValidationError(text, code="least")
        if self.most is not None and value > self.most:
            raise ValidationError(f"不能超过 {_say(self.most)}。", code="most")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares sums, not spellings."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


def _say(fen: int) -> str:
    return f"{_number(fen)} 元"


def _number(fen: int) -> str:
    whole, rest = divmod(abs(fen), 100)
    return ("-" if fen < 0 else "") + f"{whole:,}" + (f".{rest:02d}" if rest else "")
