"""Filters of a list as chips that take themselves away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, Form
from django.http import QueryDict

from zhunsheng.faces.ui import wording
from zhunsheng.faces.ui.tables import changed


@dataclass(frozen=True)
class Chip:
    """An active filter in words and the address without it."""

    text: str
    url: str


def chips(form: Form, query: QueryDict, skip: Iterable[str] = ()) -> list[Chip]:
    """Chips for each field of a bound, valid GET form that has a value; ``skip`` names are left out."""
    if not form.is_bound:
        return []
    form.is_valid()
    found = []
    for bound in form:
        value = form.cleaned_data.get(bound.name)
        if bound.name in skip or value in (None, "", [], False):
            continue
        text = f"{bound.label}：{_say(bound, value)}" if value is not True else str(bound.label)
        found.append(Chip(text, changed(query, **{bound.html_name: None})))
    return found


def _say(bound: BoundField, value: Any) -> str:
    choices = dict(_flat(getattr(bound.field, "choices", None) or ()))
    values = value if isinstance(value, (list, tuple, set)) else [value]
    return "、".join(str(choices.get(str(v), _plain(v))) for v in values)


def _plain(value: Any) -> str:
    return wording.full_day(value) if hasattr(value, "year") else str(value)


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield str(value), str(label)
