"""The national arrangement as entries: from the chinesecalendar package, or from the statute where it ends."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import chinese_calendar
import yaml
from chinese_calendar.constants import holidays, workdays

from zhunsheng.kernel.calendar.entries import Entry

DATA = Path(__file__).parent / "data"
_NAMES = {item.value: item.chinese for item in chinese_calendar.Holiday}


def known_years() -> list[int]:
    """Years that the installed package has a complete arrangement of."""
    return sorted({day.year for day in holidays})


def entries(year: int) -> list[Entry]:
    """Rest days and make-up working days of ``year``, in order, as the package has them."""
    rest = [Entry(day, "rest", _name(name)) for day, name in holidays.items() if day.year == year]
    work = [
        Entry(day, "work", f"{_name(name)}调休")
        for day, name in workdays.items()
        if day.year == year
    ]
    return sorted(rest + work)


def statutory_years() -> list[int]:
    """Years beyond the package for which the statute's own days are known."""
    return [year for year in _statutory()["lunar"] if year not in known_years()]


def statutory_entries(year: int) -> list[Entry]:
    """The days named by 放假办法 art. 2 in ``year``; the year stays provisional."""
    data = _statutory()
    found: dict[date, str] = {}
    for name, days in data["fixed"].items():
        for text in days:
            _add(found, date.fromisoformat(f"{year}-{text}"), name)
    for name, first in data["lunar"][year].items():
        for offset in range(-1, 3) if name == "春节" else (0,):
            _add(found, first + timedelta(offset), name)
    return sorted(Entry(day, "rest", name) for day, name in found.items())


def statutory_source() -> str:
    """Where the statutory days come from."""
    return str(_statutory()["source"])


def _add(found: dict[date, str], day: date, name: str) -> None:
    found[day] = f"{found[day]}、{name}" if day in found else name


def _name(english: str) -> str:
    name = str(_NAMES[english])
    return name + "节" if name in ("清明", "端午", "中秋") else name


@cache
def _statutory() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((DATA / "statutory.yaml").read_text(encoding="utf-8"))
    return data
