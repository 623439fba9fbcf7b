"""The invented lists: items, objects over the fifteen townships, inspectors, plans. Nobody's name, nobody's code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from zhunsheng.commons.district.cast import NO_DISTRICT, Cast
from zhunsheng.commons.district.cast import data as district
from zhunsheng.commons.district.units import PREFIX
from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.choices import Joint
from zhunsheng.domains.inspection.demo.structure import INSPECTOR, data, units
from zhunsheng.domains.inspection.models import VisitCap
from zhunsheng.domains.inspection.registers import INSPECTORS, ITEMS, OBJECTS, PLANS
from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Register, registers
from zhunsheng.lib.identity import make_credit_code

FIRST_CODE = 300_000
"""Where the invented credit codes begin, apart from those of other parts of the model district."""
ABLE = 3
"""So many of the market bureau's inspectors may check what is drawn today, the one with an account among them."""
LIVE_ITEM = 5
"""The number of the market bureau's item that is being checked today."""


@dataclass
class Library:
    """Makes the registers of a year."""

    random: Random
    year: int
    today: date
    cast: Cast = field(default_factory=lambda: Cast("inspection", start=FIRST_CODE))

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The district's units by short code."""
        found = Unit.objects.filter(code__startswith=PREFIX).select_related("place")
        return {unit.code.removeprefix(PREFIX): unit for unit in found}

    @cached_property
    def begun(self) -> Change:
        """The first working day of the year, on which the lists were made public."""
        return Change(None, date(self.year, 1, 5), "年初公布")

    def fill(self) -> int:
        """Everything; returns how many entries."""
        made = [
            self._add(ITEMS, self._items(), self.begun),
            self._add(OBJECTS, self._objects(), self.begun),
            self._add(INSPECTORS, self._inspectors(), self.begun),
            self._add(PLANS, self._plans(), self.begun),
        ]
        for year in {self.year, self.today.year}:
            for credit, most in data("library")["caps"].items():
                VisitCap.objects.get_or_create(year=year, credit=credit, defaults={"most": most})
        return sum(made)

    def _add(self, register: Register, rows: Iterator[dict[str, Any]], change: Change) -> int:
        entries = changing.add(register, list(rows), change)
        if register.public is not None:
            changing.publish(register, [entry.pk for entry in entries], change)
        return len(entries)

    def _items(self) -> Iterator[dict[str, Any]]:
        for unit, rows in data("items").items():
            powers = self._powers(self.units[unit])
            for number, (title, kind, basis, points) in enumerate(rows, 1):
                yield {
                    "power_code": powers[(number - 1) % len(powers)] if powers else "",
                    "code": f"{unit}-{number:02d}",
                    "title": title,
                    "basis": basis,
                    "unit": self.units[unit].pk,
                    "object_kind": kind,
                    "yearly_cap": 1,
                    "points": "\n".join(points),
                }

    def _powers(self, unit: Unit) -> list[str]:
        """Codes of the unit's published powers to inspect, where the list of powers is there."""
        register = registers.get("powers.items")
        if register is None:
            return []
        rows = register.model.objects.public(self.begun.on).filter(unit=unit, kind="inspection")
        return list(rows.order_by("code").values_list("code", flat=True)[:20])

    def _objects(self) -> Iterator[dict[str, Any]]:
        plan = data("library")
        towns = list(Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code"))
        names, number = self._names(), 0
        for group in plan["objects"]:
            others = naming.text(self.units[code].label for code in group["others"])
            for _one in range(group["count"]):
                number += 1
                town = towns[number % len(towns)]
                yield {
                    **self._who(group, number, next(names), town),
                    "kind": group["kind"],
                    "address": f"银川市兴庆区{town.name}演示商业街{number % 90 + 1}号",
                    "place": town.pk,
                    "credit": self._grade(plan["credit"]),
                    "risk": self._grade(plan["risk"]),
                    "unit": self.units[group["unit"]].pk,
                    "supervisors": others,
                    "contact": self.cast.name(),
                    "phone": self.cast.phone(),
                }

    def _who(self, group: dict[str, Any], number: int, name: str, town: Place) -> dict[str, Any]:
        if group.get("places"):
            return {"code": f"演示工地{number:04d}", "name": f"演示{name}建设工地", "type": "place"}
        trade = self.random.choice(group["trades"])
        is_shop = len(trade) == 2 or trade.endswith(("店", "馆"))
        if is_shop:
            title, category = f"兴庆区演示{name}{trade}", "92"
        else:
            title, category = f"银川演示{name}{trade}有限公司", "91"
        return {"code": make_credit_code(NO_DISTRICT, FIRST_CODE + number, category), "name": title}

    def _names(self) -> Iterator[str]:
        """Two given names put together: plants and tools, no one's name; none twice."""
        given = district("names")["given"]
        pairs = [first + second[:1] for first in given for second in given if first != second]
        self.random.shuffle(pairs)
        return iter(dict.fromkeys(pairs))

    def _grade(self, shares: dict[str, int]) -> str:
        return self.random.choices(list(shares), list(shares.values()))[0]

    def _inspectors(self) -> Iterator[dict[str, Any]]:
        account = Person.objects.get(username=INSPECTOR)
        usual = naming.text(f"SCJ-{n:02d}" for n in range(1, 9) if n != LIVE_ITEM)
        for unit, count in data("library")["inspectors"].items():
            for number in range(1, count + 1):
                own = unit == "SCJ" and number == 1
                able = unit == "SCJ" and number <= ABLE
                yield {
                    "code": f"演示6401{units().index(unit) + 1:02d}{number:03d}",
                    "name": account.name if own else self.cast.name(),
                    "unit": self.units[unit].pk,
                    "person": account.pk if own else None,
                    "items": usual if unit == "SCJ" and not able else naming.ALL,
                    "certified_until": date(max(self.today.year, self.year) + 2, 12, 31),
                }

    def _plans(self) -> Iterator[dict[str, Any]]:
        plan = data("library")
        numbers: dict[tuple[int, str], int] = {}
        for row in plan["plans"]:
            month, day = map(int, row["begin"].split("-"))
            yield self._plan(row, date(self.year, month, day), numbers)
        for row in plan["live"]:
            first = self.today - timedelta(days=30)
            yield self._plan(row, max(first, date(self.today.year, 1, 1)), numbers)

    def _plan(
        self, row: dict[str, Any], begin: date, numbers: dict[tuple[int, str], int]
    ) -> dict[str, Any]:
        key = (begin.year, row["unit"])
        numbers[key] = numbers.get(key, 0) + 1
        ratios = data("library")["ratios"]
        joint = [self.units[code].label for code in row.get("joint", ())]
        return {
            "code": f"{begin.year}-{row['unit']}-{numbers[key]:02d}",
            "title": f"{begin.year}年{row['title']}",
            "year": begin.year,
            "unit": self.units[row["unit"]].pk,
            "joint": Joint.JOINT if joint else Joint.SINGLE,
            "joint_units": naming.text(joint),
            "items": naming.text(f"{row['unit']}-{n:02d}" for n in row["items"]),
            "object_kinds": naming.text(row["kinds"]),
            **{f"ratio_{grade.lower()}": share for grade, share in ratios.items()},
            "most": row["most"],
            "starts_on": begin,
            "ends_on": begin + timedelta(days=75),
        }
