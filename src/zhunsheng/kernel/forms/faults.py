"""Errors of fields in words that say what to do: the same on pages, in the API's answers and on the command line.

Django's own texts (“这个字段是必填项”) name neither the field nor the remedy. Texts that a field brings
itself are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField, Field

_CHOOSING = frozenset({"select", "radioselect", "checkboxselectmultiple", "selectmultiple"})

Params = dict[str, Any]
_WORDS: dict[str, Callable[[Params], str]] = {
    "max_length": lambda p: (
        f"最多 {p['limit_value']} 个字，现在有 {p['show_value']} 个，请删短一些。"
    ),
    "min_length": lambda p: (
        f"至少 {p['limit_value']} 个字，现在只有 {p['show_value']} 个，请写完整。"
    ),
    "max_value": lambda p: f"不能大于 {p['limit_value']}。",
    "min_value": lambda p: f"不能小于 {p['limit_value']}。",
    "invalid_choice": lambda _: "这个选项不在可选范围里，请重新选。",
    "invalid_list": lambda _: "请重新选。",
}


def texts(bound: BoundField) -> list[str]:
    """The errors of one field, reworded where Django's own text would stand."""
    return [word(bound, error) for error in bound.errors.as_data()]


def by_field(form: BaseForm) -> dict[str, list[str]]:
    """The errors of a whole form by field; those of no field under ``__all__``."""
    return {
        name: texts(form[name]) if name in form.fields else [str(text) for text in messages]
        for name, messages in form.errors.items()
    }


def word(bound: BoundField, error: ValidationError) -> str:
    """One error of one field."""
    code, params = error.code or "", dict(error.params or {})
    own = " ".join(str(message) for message in error.messages)
    if code == "required":
        return own if _has_own_text(bound.field, code) else _required(bound)
    if code in _WORDS and not _has_own_text(bound.field, code):
        try:
            return _WORDS[code](params)
        except KeyError:
            return own
    return own


def _required(bound: BoundField) -> str:
    if bound.widget_type == "checkbox":
        return "请勾选后再继续。"
    return f"请{'选择' if bound.widget_type in _CHOOSING else '填写'}{bound.label}。"


def _has_own_text(field: Field, code: str) -> bool:
    """Whether the field was given its own text for this code, beyond those of Django's classes."""
    for kind in type(field).__mro__:
        plain = vars(kind).get("default_error_messages", {})
        if code in plain and kind.__module__.startswith("django."):
            return str(field.error_messages.get(code)) != str(plain[code])
    return code in field.error_messages
