"""Dates as people here write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhunsheng.lib import clock

_SEPARATED = re.compile(r"(\d{4})\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})\s*[日号]?\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")


def parse_day(text: str) -> date:
    """A date from 2022-08-08, 2022.8.8, 2022/8/8, 2022年8月8日 or 20220808; full-width digits too.

    Raises ``ValueError`` with a Chinese reason.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _SEPARATED.match(plain) or _COMPACT.match(plain)
    if not found:
        raise ValueError("日期要写明年、月、日，例如2022年8月8日。")
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"没有 {year}年{month}月{day}日 这一天，请核对。") from None


def _say(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


class DayInput(forms.DateInput):
    """The browser's date picker; what it cannot show (2022年2月30日) stays visible as text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"type": "date"} | (attrs or {}), format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """ISO for the picker, or a plain text box for the words that were typed."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        if widget["value"]:
            try:
                widget["value"] = parse_day(widget["value"]).isoformat()
            except ValueError:
                widget["type"] = "text"
        return context


class ChineseDateField(forms.DateField):
    """A date, typed or picked.

    ``earliest`` and ``latest`` bound it; ``past`` refuses days after today (things that happened),
    ``future`` days before today. ``native=False`` gives a text box instead of the browser's date picker,
    for dates copied from paper.
    """

    def __init__(
        self,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        past: bool = False,
        future: bool = False,
        native: bool = True,
        **kwargs: Any,
    ) -> None:
        self.earliest, self.latest, self.past, self.future = earliest, latest, past, future
        self.native = native
        kwargs.setdefault("widget", _widget(native))
        if not native:
            kwargs.setdefault("help_text", "例如 2022年8月8日")
        kwargs.setdefault("error_messages", {}).setdefault("required", "请填写日期。")
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Bounds for the date picker."""
        bounds = {"min": self.earliest, "max": self.latest}
        return {key: day.isoformat() for key, day in bounds.items() if day and self.native}

    def prepare_value(self, value: Any) -> Any:
        """Text boxes show 2022年8月8日; date pickers need ISO, which the browser words itself."""
        if isinstance(value, date) and not self.native:
            return _say(value)
        return value

    def to_python(self, value: Any) -> date | None:
        """The date, or a ``ValidationError`` that tells what to write."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def validate(self, value: Any) -> None:
        """Bounds, worded."""
        super().validate(value)
        if value is None:
            return
        if self.past and value > clock.today():
            raise ValidationError(f"不能晚于今天（{_say(clock.today())}）。", code="future")
        if self.future and value < clock.today():
            raise ValidationError(f"不能早于今天（{_say(clock.today())}）。", code="past")
        if self.earliest and value < self.earliest:
            raise ValidationError(f"不能早于 {_say(self.earliest)}。", code="early")
        if self.latest and value > self.latest:
            raise ValidationError(f"不能晚于 {_say(self.latest)}。", code="late")


def _widget(native: bool) -> forms.Widget:
    if native:
        return DayInput()
    return forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})
