"""The numerals of levels in an official document: 一、（一）1.（1）(GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from zhunsheng.lib import hanzi

DEEPEST = 4
BULLET = "· "


def marker(level: int, number: int) -> str:
    """The marker of the ``number``-th item of a level; levels beyond the fourth repeat the fourth."""
    match level:
        case 1:
            return f"{hanzi.numeral(number)}、"
        case 2:
            return f"（{hanzi.numeral(number)}）"
        case 3:
            return f"{number}．"
    return f"（{number}）"
