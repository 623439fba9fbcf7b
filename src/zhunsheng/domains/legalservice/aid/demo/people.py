"""Invented lawyers and firms, the rates, the standard of hardship."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from zhunsheng.commons.district import people
from zhunsheng.commons.district.cast import Cast
from zhunsheng.domains.legalservice.aid.choices import Provider
from zhunsheng.domains.legalservice.aid.demo.structure import LAWYER, plan
from zhunsheng.domains.legalservice.aid.models import AidProvider
from zhunsheng.domains.legalservice.aid.registers import PROVIDERS, RATES, STANDARDS
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Register

YUAN = 100


class Registry:
    """Fills the three registers."""

    def __init__(self, cast: Cast, random: Random, since: date, unit: Unit) -> None:
        self.cast, self.random, self.unit = cast, random, unit
        self.change = Change(None, since, "年初入库")
        self.plan = plan()

    def fill(self) -> int:
        """Everything; returns how many entries."""
        made = self._add(PROVIDERS, list(self._providers()))
        made += self._add(RATES, list(self._rates()))
        standard = self.plan["standard"]
        row = {
            "code": standard["code"],
            "amount": standard["yuan"] * YUAN,
            "basis": standard["basis"],
        }
        return made + self._add(STANDARDS, [{**row, "unit": self.unit.pk}])

    def _add(self, register: Register, rows: list[dict[str, Any]]) -> int:
        entries = changing.add(register, rows, self.change)
        changing.publish(register, [entry.pk for entry in entries], self.change)
        return len(entries)

    def _providers(self) -> Iterator[dict[str, Any]]:
        firms = [f"宁夏演示{mark}律师事务所" for mark in self._marks(self.plan["firms"])]
        yield self._person(Provider.LAWYER, 1, firms[0], person=people.person(LAWYER))
        for number in range(2, self.plan["lawyers"] + 1):
            yield self._person(Provider.LAWYER, number, firms[number % len(firms)])
        offices = ("演示第一基层法律服务所", "演示第二基层法律服务所")
        for number in range(1, self.plan["workers"] + 1):
            yield self._person(Provider.WORKER, number, offices[number % 2])
        for number in range(1, self.plan["volunteers"] + 1):
            yield self._person(Provider.VOLUNTEER, number, "")
        yield self._person(Provider.STAFF, 1, "")

    def _marks(self, count: int) -> list[str]:
        """Two characters for each firm, from the names of the cast."""
        return [self.cast.name()[-2:] for _one in range(count)]

    def _person(self, kind: Provider, number: int, firm: str, person: Any = None) -> dict[str, Any]:
        on_hold = kind is Provider.LAWYER and number == 7
        return {
            "code": f"演示{kind.value[:1].upper()}{number:04d}",
            "name": person.name if person else self.cast.name(),
            "kind": kind.value,
            "firm": firm,
            "unit": self.unit.pk,
            "person": person.pk if person else None,
            "phone": self.cast.phone(),
            "skills": self.random.choice(self.plan["skills"]),
            "languages": self.random.choice(self.plan["languages"]),
            "practising_from": date(2006 + number % 14, 7, 1),
            "capacity": 40 if kind is Provider.LAWYER else 15,
            "on_hold": on_hold,
            "hold_reason": "执业证年度考核中" if on_hold else "",
            "reviews": number % 6 == 0,
        }

    def _rates(self) -> Iterator[dict[str, Any]]:
        for code, title, kind, level, amount, more in self.plan["rates"]:
            yield {
                "code": code,
                "title": title,
                "kind": kind,
                "level": level,
                "amount": amount * YUAN,
                "each_more": more * YUAN,
                "basis": self.plan["rate_basis"],
                "unit": self.unit.pk,
            }


def assignable() -> list[AidProvider]:
    """Those who may be given criminal cases, too."""
    rows = AidProvider.objects.filter(kind=Provider.LAWYER, on_hold=False).order_by("pk")
    return list(rows)
