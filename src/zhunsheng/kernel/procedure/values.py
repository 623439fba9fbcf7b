"""How form values appear in the ledger and in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.forms import ChoiceField, Field, ModelChoiceField

from zhunsheng.kernel.forms import YuanField
from zhunsheng.lib.hanzi import date_text, yuan

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.forms import ActionForm


def plain(value: Any) -> Any:
    """A value as canonical JSON takes it: models by key, dates as ISO text, collections as lists."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    raise TypeError(
        f"{type(value).__name__} has no place in the ledger; use integers, dates, text."
    )


def recalled(field: Field, value: Any) -> Any:
    """A recorded value as the field begins with it again: sums stand in the ledger as text of 分."""
    return int(value) if isinstance(field, YuanField) and not is_empty(value) else value


def chosen(field: Field, value: Any) -> str | None:
    """The label of a chosen value, also where the field gives its answers another type; None where nothing fits."""
    same = getattr(field, "coerce", str)
    for key, label in getattr(field, "choices", ()):
        if key == "" or isinstance(label, list | tuple):
            continue
        if str(key) == str(value) or same(key) == value:
            return str(label)
    return None


def is_empty(value: Any) -> bool:
    """Nothing was given."""
    return value is None or (not value and isinstance(value, str | list | tuple | dict))


def is_text(value: str) -> bool:
    """Whether every store can hold it: no NUL, no half of a surrogate pair."""
    return "\x00" not in value and not any("\ud800" <= char <= "\udfff" for char in value)


def shown(form: ActionForm, name: str, value: Any) -> str:
    """A value in the words of a sentence."""
    field = form.fields[name]
    if is_empty(value):
        return ""
    if isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField):
        values = value if isinstance(value, list | tuple) else [value]
        return "、".join(chosen(field, one) or str(one) for one in values)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return date_text(value)
    return yuan(value) if isinstance(field, YuanField) else str(value)
