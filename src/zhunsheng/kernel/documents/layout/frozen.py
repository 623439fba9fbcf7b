"""Freeze the data of a document into plain values that can be stored, hashed and printed again.

A document is template version + frozen data. Rendering always goes through :func:`freeze`, so the first
rendering and one from the stored data ten years later see the same values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from zhunsheng.kernel.documents.layout.errors import TemplateProblem

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def freeze(value: object, name: str = "data") -> Any:
    """``value`` as strings, whole numbers, booleans, None, lists and dicts.

    Dates become ISO strings, instants ISO strings in local time. Raises ``TemplateProblem``
    for floats (money is whole 分, rates come as text) and for objects, whose later state would leak in.
    """
    match value:
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case dt.datetime():
            return _local(value, name)
        case dt.date():
            return value.isoformat()
        case Mapping():
            return {_key(key, name): freeze(item, f"{name}.{key}") for key, item in value.items()}
        case Sequence() | frozenset() | Iterator():
            return [freeze(item, f"{name}.{at}") for at, item in enumerate(value)]
    raise TemplateProblem(
        f"文书数据“{name}”是 {type(value).__name__}，不能固定保存。",
        "请改为文字、整数、日期、列表或者字典；比率请先写成文字，金额用整数“分”。",
    )


def _local(value: dt.datetime, name: str) -> str:
    if timezone.is_naive(value):
        raise TemplateProblem(f"文书数据“{name}”的时间没有时区。", "请使用带时区的时间。")
    return timezone.localtime(value).isoformat()


def _key(key: object, name: str) -> str:
    if isinstance(key, str) and key.isascii() and key.isidentifier() and key[0] != "_":
        return key
    raise TemplateProblem(
        f"文书数据“{name}”的名称“{key}”不能在模板中使用。", "名称请用英文字母、数字和下划线。"
    )


class Strict(dict[str, Any]):
    """Frozen data that remembers every name a template asked for in vain.

    Django's ``if`` and ``for`` take an unknown name for nothing; an official document must not lose a
    paragraph to a spelling mistake, so the names are kept and rendering fails afterwards.
    """

    def __init__(self, data: Mapping[str, Any], missing: list[str], path: str = "") -> None:
        self._missing = missing
        self._path = path
        super().__init__(
            {key: watched(item, missing, f"{path}{key}") for key, item in data.items()}
        )

    def __missing__(self, key: str) -> Any:
        if not hasattr(dict, key):
            self._missing.append(f"{self._path}{key}")
        raise KeyError(key)


def watched(value: Any, missing: list[str], path: str) -> Any:
    """``value`` with every dict in it replaced by a :class:`Strict` one."""
    if isinstance(value, dict):
        return Strict(value, missing, f"{path}.")
    if isinstance(value, list):
        return [watched(item, missing, f"{path}.{at}") for at, item in enumerate(value)]
    return value
