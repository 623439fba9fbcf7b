"""Identity card, social credit code, telephone."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhunsheng.lib import identity

_MOBILE = re.compile(r"1[3-9]\d{9}\Z")
_LANDLINE = re.compile(r"(0\d{2,3})?(\d{7,8})(?:(?:转|ext|x|#)(\d{1,6}))?\Z", re.IGNORECASE)
_SERVICE = re.compile(r"(?:400\d{7}|800\d{7}|1[0-2]\d{3}|9[56]\d{3,4})\Z")


def _plain(value: Any) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(value or ""))).upper()


class IdCardField(forms.CharField):
    """居民身份证号码, 18 places, checked by GB 11643; the clean value is upper-case text."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "text", "autocomplete": "off", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        kwargs.setdefault("error_messages", {}).setdefault("required", "请填写身份证号码。")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Spaces and full-width signs are forgiven."""
        text = _plain(value)
        if not text:
            return ""
        try:
            identity.check_id_card(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None
        return text


class CreditCodeField(forms.CharField):
    """统一社会信用代码, 18 places, checked by GB 32100."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        messages = kwargs.setdefault("error_messages", {})
        messages.setdefault("required", "请填写统一社会信用代码。")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Spaces and full-width signs are forgiven."""
        text = _plain(value)
        if not text:
            return ""
        try:
            identity.check_credit_code(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None
        return text


class PhoneField(forms.CharField):
    """A mobile or fixed telephone; kept as digits, fixed lines as 0951-5555555 or 0951-5555555转801."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "tel", "autocomplete": "tel"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        kwargs.setdefault("error_messages", {}).setdefault("required", "请填写联系电话。")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """The plain number, or what is wrong with it."""
        text = re.sub(r"[-—–_()]", "", _plain(value)).removeprefix("+86")
        if not text:
            return ""
        if _MOBILE.match(text) or _SERVICE.match(text):
            return text
        found = _LANDLINE.match(text)
        if found and not text.startswith("1"):
            area, number, extension = found.groups()
            return (f"{area}-" if area else "") + number + (f"转{extension}" if extension else "")
        raise ValidationError(_reason(text), code="invalid")


def _reason(text: str) -> str:
    if text.isdigit() and text.startswith("1"):
        return f"手机号码是 11 位数字，现在有 {len(text)} 位，请核对。"
    return "电话写 11 位手机号码，或带区号的座机，例如 0951-5555555。"
