"""How form values appear in the ledger and in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.forms import Field

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


def is_empty(value: Any) -> bool:
    """Nothing was given."""
    return value is None or (not value and isinstance(value, str | list | tuple | dict))


def is_text(value: str) -> bool:
    """Whether every store can hold it: no NUL, no half of a surrogate pair."""
    return "\x00" not in value and not any("\ud800" <= char <= "\udfff" for char in value)


def shown(form: ActionForm, name: str, value: Any) -> str:
    """A value in the words of a sentence."""
    if is_empty(value):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return date_text(value)
    if isinstance(form.fields[name], YuanField):
        return yuan(value)
    choices = getattr(form.fields[name], "choices", None)
    if choices is not None and not isinstance(value, Model):
        labels = {
            str(key): str(label) for key, label in choices if not isinstance(label, list | tuple)
        }
        values = value if isinstance(value, list | tuple) else [value]
        return "、".join(labels.get(str(item), str(item)) for item in values)
    return str(value)
