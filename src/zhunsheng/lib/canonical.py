"""RFC 8785 canonical JSON for the values that the ledger digests.

Two machines must turn one value into the same bytes for ever, so whatever JSON libraries disagree
about is refused instead of being rounded: floats, integers beyond 2^53-1, keys that are not ASCII.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from types import NoneType
from typing import Any

MAX_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exact (RFC 8785 section 3.2.2.3, RFC 7493)."""

_PLAIN = frozenset({str, bool, NoneType, date})


class NotCanonical(ValueError):
    """The value has no canonical form; the message names the offending part."""


def dumps(value: Any) -> bytes:
    """The canonical bytes of `value`.

    Takes None, bool, int, str, list, tuple and dict; a date becomes `2022-08-08`, an aware
    datetime becomes UTC with microseconds and `Z`. Raises NotCanonical for anything else.
    """
    _check(value)
    text = _ENCODER.encode(value)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("文本中含有不成对的代理字符，无法规范化。") from error


def _check(value: Any) -> None:
    """Refuse what json.dumps would accept but RFC 8785 or the ledger does not."""
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str) or not key.isascii():
                raise NotCanonical(f"键 {key!r} 不是 ASCII 文本，无法规范化。")
        _check_items(value.values())
    elif isinstance(value, (list, tuple)):
        _check_items(value)
    elif isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise NotCanonical(f"整数 {value} 超出 ±(2^53-1)，无法规范化；请改用文本。")
    elif isinstance(value, float):
        raise NotCanonical(f"不接受浮点数 {value!r}；金额请用整数“分”，比率请存分子和分母。")


def _check_items(items: Iterable[Any]) -> None:
    for item in items:
        if type(item) not in _PLAIN:  # spares a call for most values of a record
            _check(item)


def _plain(value: Any) -> str:
    """The text of the two types that JSON lacks; json.dumps asks only about those it lacks."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise NotCanonical(f"时间 {value} 缺少时区，无法规范化。")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    raise NotCanonical(f"类型 {type(value).__name__} 没有规范形式。")


_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,
    separators=(",", ":"),
    sort_keys=True,
    default=_plain,
)
