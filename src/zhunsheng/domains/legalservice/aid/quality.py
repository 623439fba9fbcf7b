"""Peers' scores: the sheet, the mean of two, an arbiter where they are too far apart (57)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.domains.legalservice.aid.models import AidScore

REVIEWERS = 2


@lru_cache
def sheet() -> dict[str, Any]:
    """The score sheet."""
    text = Path(__file__).with_name("quality.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def grade(total: int) -> str:
    """The grade of a total."""
    limits: dict[str, int] = sheet()["grades"]
    return next(code for code, least in limits.items() if total >= least)


def settled(scores: Sequence[AidScore]) -> int | None:
    """The score of a case: the arbiter's, else the mean of two that are close enough; None while it is open."""
    final = next((one for one in scores if one.is_final), None)
    if final is not None:
        return final.total
    totals = [one.total for one in scores]
    if len(totals) < REVIEWERS or is_apart(scores):
        return None
    return (sum(totals) * 2 + len(totals)) // (2 * len(totals))


def is_apart(scores: Sequence[AidScore]) -> bool:
    """Two reviewers differ so much that a third has to decide."""
    totals = [one.total for one in scores if not one.is_final]
    return len(totals) >= REVIEWERS and max(totals) - min(totals) > sheet()["apart"]
