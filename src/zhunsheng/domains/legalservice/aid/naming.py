"""Columns and answers that name several: ``劳动、民事``, one name a line."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[、,，;；\r\n]+")


def split_names(text: str) -> list[str]:
    """The named ones in order, each once."""
    return list(dict.fromkeys(word.strip() for word in _MARKS.split(text) if word.strip()))


def join_names(names: list[str]) -> str:
    """Several names as a column holds them."""
    return "、".join(names)
