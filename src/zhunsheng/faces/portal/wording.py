"""Values in the words of a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Model
from django.forms import Field

from zhunsheng.faces.ui.wording import yuan
from zhunsheng.kernel.forms import YuanField
from zhunsheng.lib.hanzi import date_text


def spoken(field: Field, value: Any) -> str:
    """An answer as the check page shows it; empty when nothing was given."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, date):
        return date_text(value)
    if isinstance(field, YuanField):
        return yuan(value)
    choices = getattr(field, "choices", None)
    if choices is None or isinstance(value, Model):
        return str(value)
    labels = dict(_flat(choices))
    values = value if isinstance(value, list | tuple) else [value]
    return "、".join(labels.get(str(one), str(one)) for one in values)


def _flat(choices: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, label in choices:
        if isinstance(label, list | tuple):
            found += _flat(label)
        else:
            found.append((str(key), str(label)))
    return found
