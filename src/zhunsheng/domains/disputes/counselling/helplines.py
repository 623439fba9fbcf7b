"""Whom to call in a crisis."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache
def helplines() -> list[dict[str, str]]:
    """Number, what it is, when to call it."""
    found: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("helplines.yaml").read_text(encoding="utf-8")
    )
    rows: list[dict[str, str]] = found["lines"]
    return rows


def sentences() -> list[str]:
    """A sentence for each number."""
    return [f"{row['when']}：打 {row['number']}（{row['title']}）。" for row in helplines()]
