"""Which petitions there were, and the acts of each on their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.days import Days

HERE = Path(__file__).parent
#: How many of each way there were in the demonstrated year, 220 together.
YEAR = {
    "spot": 64,
    "appeal": 98,
    "route": 26,
    "accusation": 14,
    "settled": 9,
    "review": 6,
    "withdraw": 3,
}
BEFORE = {"appeal": 10, "spot": 2}
CHANNELS = ("online", "online", "online", "visit", "phone", "letter")
LATE = (17, 61)
RULING = {"found": "复查核实，原处理意见认定的事实清楚。", "ruling": "原处理意见适用规定正确。"}


@lru_cache
def situations() -> dict[str, list[dict[str, Any]]]:
    """What people write about."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (HERE / "situations.yaml").read_text(encoding="utf-8")
    )
    return found


@dataclass
class Step:
    """One act: day, code, who does it, what is answered."""

    day: date
    code: str
    who: str
    data: dict[str, Any]


@dataclass
class Story:
    """One petition and its acts."""

    number: int
    steps: list[Step] = field(default_factory=list)
    matter: Any = None

    @property
    def day(self) -> date:
        """The day of the last act so far."""
        return self.steps[-1].day


class Plan:
    """Writes the stories of a year; the same year always gives the same ones."""

    def __init__(self, days: Days, random: Random) -> None:
        self.days, self.random = days, random
        self.cast = Cast("petition", start=510_000)
        self.number = 0

    def year(self, year: int) -> Iterator[Story]:
        """The demonstrated year, and what was still open from the one before."""
        for way, count in BEFORE.items():
            for _ in range(count):
                yield self._story(way, date(year - 1, 11, 20) + timedelta(days=self._any(40)))
        ways = [way for way, count in YEAR.items() for _ in range(count)]
        self.random.shuffle(ways)
        for place, way in enumerate(ways):
            yield self._story(way, date(year, 1, 4) + timedelta(days=place * 360 // len(ways)))

    def today(self, today: date) -> Iterator[Story]:
        """Open work in each stage: how many working days ago it came in, and how far it is."""
        rows = (
            (0, "spot", 1),
            (1, "appeal", 1),
            (2, "appeal", 1),
            (4, "appeal", 2),
            (6, "appeal", 2),
            (9, "accusation", 2),
            (12, "appeal", 3),
            (18, "appeal", 3),
            (30, "appeal", 3),
            (40, "settled", 3),
            (46, "appeal", 4),
            (50, "review", 5),
            (62, "review", 6),
        )
        for ago, way, acts in rows:
            story = self._story(way, self.days.before(self.days.after(today), ago))
            kept = [step for step in story.steps[:acts] if step.day <= today]
            yield Story(story.number, kept or story.steps[:1])

    def _any(self, most: int) -> int:
        return self.random.randrange(most)

    def _story(self, way: str, start: date) -> Story:
        self.number += 1
        story = Story(self.number)
        write = getattr(self, f"_{way}")
        write(story, self.days.after(start))
        return story

    def _then(self, story: Story, wait: int, code: str, who: str, **data: Any) -> None:
        story.steps.append(Step(self.days.after(story.day, wait), code, who, data))

    def _register(
        self, story: Story, day: date, kind: str, row: dict[str, Any], **more: Any
    ) -> None:
        someone = self.cast.citizen()
        channel = more.pop("channel", CHANNELS[self._any(len(CHANNELS))])
        data = {
            "kind": kind,
            "field": row.get("field", "conduct"),
            "title": row["title"],
            "facts": row.get("facts", row["title"] + "。"),
            "demand": row.get("demand", ""),
            "name": someone.name,
            "phone": someone.phone,
            "address": someone.address,
            "channel": channel,
            **more,
        }
        who = "public" if channel == "online" else "petitions"
        story.steps.append(Step(day, "register", who, data))

    def _pick(self, group: str) -> dict[str, Any]:
        rows = situations()[group]
        return rows[self.number % len(rows)]

    def _spot(self, story: Story, day: date) -> None:
        row = self._pick("suggestions")
        self._register(story, day, "suggestion", row)
        answer = {"outcome": row["outcome"], "found": "建议收悉。", "opinion": row["opinion"]}
        self._then(story, self._any(6), "answer", "petitions", **answer)

    def _begin(self, story: Story, day: date, group: str) -> tuple[dict[str, Any], str]:
        row = self._pick(group)
        more: dict[str, Any] = {}
        if self.number % 23 == 0:
            names = "\n".join(self.cast.name() for _ in range(3))
            more = {"channel": "group", "people_count": 8 + self._any(20), "representatives": names}
        self._register(story, day, "appeal", row, **more)
        unit = row["units"][0]
        forward: dict[str, Any] = {"forwarding": "forward", "to_unit": unit}
        if self.number % 6 == 0:
            by = self.days.after(day + timedelta(days=60))
            forward |= {"forwarding": "charge", "report_by": by}
        self._then(story, 1 + self._any(4), "forward", "petitions", **forward)
        self._then(story, 2 + self._any(5), "accept", f"clerk:{unit}")
        return row, unit

    def _appeal(self, story: Story, day: date) -> None:
        row, unit = self._begin(story, day, "appeals")
        if self.number % 11 == 0:
            self._extended(story, row, unit)
            return
        wait = 48 if self.number in LATE else 10 + self._any(26)
        self._then(story, wait, "answer", f"clerk:{unit}", **self._opinion(row))

    def _extended(self, story: Story, row: dict[str, Any], unit: str) -> None:
        reason = {"days": 30, "reason": "需要现场检测和部门会商"}
        self._then(story, 36, "extend", f"head:{unit}", **reason)
        self._then(story, 12, "answer", f"clerk:{unit}", **self._opinion(row))

    def _opinion(self, row: dict[str, Any]) -> dict[str, Any]:
        found = {name: row[name] for name in ("found", "opinion", "grounds")}
        return {"outcome": row.get("outcome", "S1"), **found}

    def _route(self, story: Story, day: date) -> None:
        row = self._pick("routes")
        self._register(story, day, "appeal", row)
        told = {name: row[name] for name in ("outcome", "where", "reason")}
        self._then(story, 2 + self._any(5), "route", "petitions", **told)

    def _accusation(self, story: Story, day: date) -> None:
        row = self._pick("accusations")
        self._register(story, day, "accusation", row, channel=("letter", "online")[self.number % 2])
        self._then(story, 1, "forward", "petitions", forwarding="forward", to_unit="JWW")
        self._then(story, 3, "accept", "discipline")
        answer = {"outcome": "J1", "found": row["found"], "opinion": row["opinion"]}
        self._then(story, 15 + self._any(15), "answer", "discipline", **answer)

    def _settled(self, story: Story, day: date) -> None:
        row, unit = self._begin(story, day, "settled")
        terms = {"other_party": row["other"], "terms": row["terms"]}
        data = {"outcome": ("M1", "M2")[self.number % 2], "is_voluntary": True, **terms}
        self._then(story, 8 + self._any(10), "settle", f"clerk:{unit}", **data)

    def _review(self, story: Story, day: date) -> None:
        row, unit = self._begin(story, day, "appeals")
        self._then(story, 12 + self._any(10), "answer", f"clerk:{unit}", **self._opinion(row))
        self._then(story, 9, "ask_review", "public", why="对处理结果不满意，请求复查。")
        result = ("upheld", "upheld", "changed")[self.number % 3]
        self._then(story, 14, "review", "petitions", review_result=result, **RULING)
        if self.number % 2:
            self._then(story, 10, "ask_recheck", "public", why="仍不满意，请求复核。")
            self._then(story, 15, "recheck", "petitions", recheck_result="upheld", **RULING)

    def _withdraw(self, story: Story, day: date) -> None:
        self._register(story, day, "appeal", self._pick("appeals"))
        solved = {"is_voluntary": True, "is_solved": True, "reason": "问题已经解决。"}
        self._then(story, 4, "withdraw", "petitions", **solved)
