"""Columns that name several things, as sheets have them: words parted by 、 or 全部."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

EVERYTHING = "全部"
_PARTS = re.compile(r"[、，,；;\s]+")


def parts(text: str) -> list[str]:
    """The words of a column."""
    return [part for part in _PARTS.split(text or "") if part]


def joined(words: Iterable[str]) -> str:
    """Words as a column holds them."""
    return "、".join(words)


def names(text: str, word: str) -> bool:
    """Whether a column names ``word``, by itself or with everything else."""
    found = parts(text)
    return EVERYTHING in found or word in found


def unknown(text: str, known: Iterable[str]) -> Iterator[str]:
    """The words of a column that are not ``known``."""
    allowed = {EVERYTHING, *known}
    return (word for word in parts(text) if word not in allowed)
