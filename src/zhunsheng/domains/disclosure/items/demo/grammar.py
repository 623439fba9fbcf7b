"""Invented titles, categories, units and days of items, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from zhunsheng.kernel.orgs.models import Unit

#: More is published in spring (budgets) and at the end of the year.
MONTHS = (6, 6, 9, 10, 8, 9, 7, 7, 8, 7, 9, 14)
TOWNSHIPS = "T"


@cache
def rules() -> list[dict[str, Any]]:
    """The grammar."""
    text = Path(__file__).with_name("titles.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.safe_load(text)
    return rows


@dataclass(frozen=True)
class Planned:
    """One item before it exists."""

    title: str
    category: str
    unit: Unit
    made_on: date
    published_on: date
    quantity: int | None = None


class Grammar:
    """Makes items; every title is different within its unit."""

    def __init__(self, random: Random, known: dict[str, Unit]) -> None:
        self.random = random
        self.known = known
        self.townships = [unit for code, unit in sorted(known.items()) if _is_township(code)]
        self.used: Counter[tuple[int, str]] = Counter()

    def year(self, year: int, number: int, calendar: Any) -> list[Planned]:
        """``number`` items published in ``year``, in the order of their days of publication."""
        days = sorted(self._day(year, calendar) for _ in range(number))
        return [self.one(day, calendar) for day in days]

    def one(self, published_on: date, calendar: Any) -> Planned:
        """One item published on a day, made some working days before it."""
        made_on = published_on - timedelta(days=self.random.choice((0, 1, 1, 2, 3, 5, 7, 10)))
        while not calendar.is_workday(made_on):
            made_on -= timedelta(days=1)
        rule = self.random.choices(rules(), [row["weight"] for row in rules()])[0]
        code = self.random.choice(list(rule["by"]))
        unit = self.random.choice(self.townships) if code == TOWNSHIPS else self.known[code]
        title = self._title(rule, self.random.choice(rule["by"][code]), unit, made_on)
        quantity = None
        if rule["category"] in {"2005", "2006a", "2006b"} and "批" in title:
            quantity = self.random.randint(1, 30)
        return Planned(title, rule["category"], unit, made_on, published_on, quantity)

    def _day(self, year: int, calendar: Any) -> date:
        month = self.random.choices(range(1, 13), MONTHS)[0]
        day = date(year, month, self.random.randint(1, 28))
        while not calendar.is_workday(day):
            day += timedelta(days=1) if day < date(year, 12, 28) else timedelta(days=-1)
        return day

    def _title(self, rule: dict[str, Any], topic: str, unit: Unit, day: date) -> str:
        """A title that the unit has not used yet."""
        text: str = self.random.choice(rule["titles"])
        key = (unit.pk, text.format(year=day.year, month=day.month, topic=topic, n="#"))
        self.used[key] += 1
        number = self.used[key]
        title = text.format(year=day.year, month=day.month, topic=topic, n=number)
        return f"{title}（第{number}次更新）" if number > 1 and "{n}" not in text else title


def _is_township(code: str) -> bool:
    return code.startswith("T") and code[1:].isdecimal()
