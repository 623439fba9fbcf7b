"""The lists of the model district: duties, plans, series, lecturers, posts, criteria."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.units import PREFIX
from zhunsheng.domains.publicity.outreach.demo.structure import OFFICE_UNIT, data, owed
from zhunsheng.domains.publicity.outreach.models import PublicityDuty
from zhunsheng.domains.publicity.outreach.registers import (
    CRITERIA,
    DUTIES,
    LECTURERS,
    PLANS,
    POSTS,
    SERIES,
)
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.kernel.registers.declare import Register

FIRST_PHONE = 620_000
"""Where the invented telephone numbers begin, apart from those of other parts of the model district."""
QUARTERS = {
    "q1": (1, 3, 31),
    "q2": (4, 6, 30),
    "q3": (7, 9, 30),
    "q4": (10, 12, 31),
    "year": (1, 12, 31),
}
#: Series of posts whose reads were read again later.
REREAD = 120


def season(year: int, code: str) -> tuple[date, date]:
    """First and last day of a time of the list."""
    first, last, day = QUARTERS[code]
    return date(year, first, 1), date(year, last, day)


def spread(random: Random, count: int, total: int, least: int, most: int) -> list[int]:
    """So many numbers that look like life and sum up exactly."""
    parts = [random.randint(least, most) for _one in range(count)]
    step, rest = divmod(total - sum(parts), count)
    return [part + step + (1 if n < rest else 0) for n, part in enumerate(parts)]


@dataclass
class Books:
    """Makes the registers of a year, and the lists of today."""

    random: Random
    year: int
    today: date
    cast: Cast = field(default_factory=lambda: Cast("publicity", start=FIRST_PHONE))

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The district's units by short code."""
        found = Unit.objects.filter(code__startswith=PREFIX).select_related("place")
        return {unit.code.removeprefix(PREFIX): unit for unit in found}

    def fill(self) -> int:
        """Everything; returns how many entries."""
        begun = Change(None, date(self.year, 1, 10), "年初建立")
        made = [
            self._add(SERIES, self._series(), Change(None, date(self.year - 1, 12, 31), "建立")),
            self._add(LECTURERS, self._lecturers(), begun),
            self._add(DUTIES, self._duties(self.year), begun),
            self._add(PLANS, self._plans(), begun),
            self._add(CRITERIA, self._criteria(), begun),
            self._posts(),
        ]
        if self.today.year > self.year:
            now = Change(None, date(self.today.year, 1, 5), "年初建立")
            made.append(self._add(DUTIES, self._of_today(), now))
        return sum(made)

    def _add(self, register: Register, rows: Iterator[dict[str, Any]], change: Change) -> int:
        entries = changing.add(register, list(rows), change)
        if register.public is not None:
            changing.publish(register, [entry.pk for entry in entries], change)
        return len(entries)

    def _series(self) -> Iterator[dict[str, Any]]:
        for row in data()["series"]:
            names = ("code", "title", "kind", "programme", "focus")
            yield {name: row[name] for name in names} | {
                "unit": self.units[OFFICE_UNIT].pk,
                "valid_from": row["from"],
                "valid_to": row.get("to"),
            }

    def _lecturers(self) -> Iterator[dict[str, Any]]:
        number = 0
        for group in data()["lecturer_groups"]:
            for n in range(group["share"]):
                number += 1
                yield {
                    "code": f"JS-{number:03d}",
                    "name": self.cast.name(),
                    "unit": self.units[OFFICE_UNIT].pk,
                    "workplace": group["workplaces"][n % len(group["workplaces"])],
                    "position": group["positions"][n % len(group["positions"])],
                    "fields": group["fields"][n % len(group["fields"])],
                    "bookable": n % 5 != 4,
                    "phone": self.cast.phone(),
                    "valid_from": date(2021, 9, 1),
                    "valid_to": date(max(self.today.year + 1, 2025), 12, 31),
                }

    def _duties(self, year: int) -> Iterator[dict[str, Any]]:
        for unit, rows in owed().items():
            for number, (law, audience, way, when, times) in enumerate(rows, 1):
                yield {
                    "code": f"{year}-{unit}-{number:02d}",
                    "year": year,
                    "unit": self.units[unit].pk,
                    "law": law,
                    "audience": audience,
                    "way": way,
                    "season": when,
                    "due_on": season(year, when)[1],
                    "times": times,
                    "valid_from": date(year, 1, 1),
                    "valid_to": date(year, 12, 31),
                }

    def _of_today(self) -> Iterator[dict[str, Any]]:
        """This year's list: what runs to the end of the year, and one thing that is late at the office itself."""
        for row in self._duties(self.today.year):
            if row["season"] == "year":
                yield row
        late = self.today - timedelta(days=10)
        if late.year == self.today.year:
            yield {
                "code": f"{self.today.year}-PFK-01",
                "year": self.today.year,
                "unit": self.units[OFFICE_UNIT].pk,
                "law": "《法治宣传教育法》",
                "audience": "public",
                "way": "公众号推送",
                "due_on": late,
                "times": 2,
                "valid_from": date(self.today.year, 1, 1),
                "valid_to": date(self.today.year, 12, 31),
            }

    def _plans(self) -> Iterator[dict[str, Any]]:
        """The first duty of each unit, as a line of its plan."""
        duties = PublicityDuty.objects.filter(year=self.year, code__endswith="-01")
        for duty in duties.select_related("unit").order_by("code"):
            first, last = season(self.year, duty.season)
            yield {
                "code": f"JH-{duty.code}",
                "year": self.year,
                "title": f"{duty.law}宣传",
                "unit": duty.unit_id,
                "kind": "themed",
                "audience": duty.audience,
                "starts_on": first,
                "ends_on": last,
                "times": duty.times,
                "duty": duty.pk,
                "valid_from": date(self.year, 1, 1),
                "valid_to": date(self.year, 12, 31),
            }

    def _criteria(self) -> Iterator[dict[str, Any]]:
        for n, (part, title, points, evidence) in enumerate(data()["criteria"], 1):
            yield {
                "code": f"PY-{n:02d}",
                "part": part,
                "title": title,
                "points": points,
                "evidence": evidence,
                "position": n,
                "unit": self.units[OFFICE_UNIT].pk,
            }

    def _posts(self) -> int:
        """Twelve imports of the platform's table, and a later one that brought new reads of the last posts."""
        plan = data()
        total = plan["posts_count"]
        reads = spread(self.random, total, plan["reads"], 12, 82)
        duties = list(PublicityDuty.objects.filter(year=self.year, way__contains="推送"))
        entries: list[Any] = []
        for month in range(1, 13):
            rows = [
                self._post(n, month, reads[n], duties)
                for n in range(total)
                if n * 12 // total + 1 == month
            ]
            last = date(self.year, month, 28)
            change = Change(None, last, "公众号后台导出表", f"import:demo-{month}")
            entries += changing.add(POSTS, rows, change)
        again = Change(None, date(self.year + 1, 1, 10), "公众号后台导出表", "import:demo-13")
        latest = entries[-REREAD:]
        edits = [Edit(one.pk, {"reads": one.reads + self.fresh[one.code]}) for one in latest]
        changing.edit(POSTS, edits, again)
        return len(entries)

    @cached_property
    def fresh(self) -> dict[str, int]:
        """What the last posts gained until the later import."""
        return {}

    def _post(self, n: int, month: int, reads: int, duties: list[Any]) -> dict[str, Any]:
        plan = data()
        law = plan["laws"][n % len(plan["laws"])]
        code = f"演示推文{self.year}-{n + 1:04d}"
        duty = duties[n // 3 % len(duties)] if n % 3 == 0 and n < 3 * 6 * len(duties) else None
        if n >= plan["posts_count"] - REREAD:
            self.fresh[code] = reads // 3
            reads -= self.fresh[code]
        if duty is not None:
            law = duty.law
        where = plan["where"]["residents"]
        title = plan["posts"]["titles"][n % 5].format(law=law, n=n // 5 + 1, where=where)
        return {
            "code": code,
            "title": title,
            "account": "法治兴庆（演示）",
            "column": plan["posts"]["columns"][n % 5],
            "posted_on": date(self.year, month, n % 28 + 1),
            "reads": reads,
            "unit": self.units[OFFICE_UNIT].pk,
            "duty": duty.pk if duty else None,
            "valid_from": date(self.year, month, n % 28 + 1),
        }
