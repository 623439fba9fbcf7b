"""What a request costs (42): free, unless the applicant asks for very much. The rates are data (``fees.yaml``)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache
def _rules() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("fees.yaml").read_text(encoding="utf-8")
    )
    return sorted(found, key=lambda rule: rule["from"])


def rates(on: date) -> dict[str, Any] | None:
    """The rates in force on a day; None when nothing could be charged by item or page yet."""
    return next((rule for rule in reversed(_rules()) if rule["from"] <= on), None)


def of_items(before: int, items: int, on: date) -> int:
    """按件计收, in 分: ``items`` asked now by one applicant who asked for ``before`` earlier in the same month."""
    rule = rates(on)
    if rule is None:
        return 0
    return sum(_rate(rule["items"], number) for number in range(before + 1, before + items + 1))


def of_pages(pages: int, on: date) -> int:
    """按量计收, in 分: the pages provided on one request."""
    rule = rates(on)
    if rule is None:
        return 0
    return sum(_rate(rule["pages"], number) for number in range(1, pages + 1))


def _rate(rule: dict[str, Any], number: int) -> int:
    """What the ``number``-th item or page costs."""
    for band in rule["bands"]:
        if "up_to" not in band or number <= band["up_to"]:
            return int(band["each"])
    last, step = rule["bands"][-1], rule["step"]
    return int(last["each"] + step["more"] * -(-(number - last["up_to"]) // step["items"]))
