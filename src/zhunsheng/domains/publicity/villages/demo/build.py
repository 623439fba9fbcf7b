"""Every village and community with its 法律明白人; titles; a few applications, past and running."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.days import Days
from zhunsheng.commons.district.units import PREFIX
from zhunsheng.domains.publicity.criteria import in_force
from zhunsheng.domains.publicity.villages.demo.structure import OFFICE_LOGIN, OFFICE_UNIT, towns
from zhunsheng.domains.publicity.villages.models import ModelVillage, VillageCriterion
from zhunsheng.domains.publicity.villages.registers import ADVOCATES, CRITERIA, VILLAGES
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change

NATIONAL = "掌政村"
"""The village that the published report names; everything else about it here is invented."""
PAPER = "演示材料：这里代替命名文件的扫描件。文件和日期都是虚构的。\n".encode()
STANDING = ("cadre", "mediator", "grid", "resident", "veteran")
FIRST_PHONE = 660_000
#: Of the invented villages, every so manieth holds a title of the city or of the region.
CITY, REGION = 11, 23


@dataclass
class Villages:
    """Makes the registers and the applications."""

    context: DemoContext
    cast: Cast = field(default_factory=lambda: Cast("villages", start=FIRST_PHONE))
    actors: dict[str, Actor] = field(default_factory=dict)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Township offices by short code."""
        rows = Unit.objects.filter(code__in=[PREFIX + code for code in towns().values()])
        return {unit.code.removeprefix(PREFIX): unit for unit in rows.select_related("place")}

    def actor(self, username: str) -> Actor:
        """A person of the district."""
        if username not in self.actors:
            person = Person.objects.select_related("unit").get(username=username)
            self.actors[username] = Actor.staff(person, client="demo")
        return self.actors[username]

    def fill(self) -> int:
        """The list, the villages, their people."""
        year = self.context.year
        begun = Change(None, date(year - 1, 1, 5), "建立")
        office = units.unit(OFFICE_UNIT)
        rows = yaml.safe_load(Path(__file__).with_name("criteria.yaml").read_text(encoding="utf-8"))
        lines = [
            {
                "code": f"SF-{n:02d}",
                "part": part,
                "title": title,
                "points": points,
                "evidence": evidence,
                "position": n,
                "unit": office.pk,
            }
            for n, (part, title, points, evidence) in enumerate(rows, 1)
        ]
        changing.add(CRITERIA, lines, begun)
        villages = changing.add(VILLAGES, list(self._villages()), begun)
        titled = [one.pk for one in villages if one.level]
        changing.publish(VILLAGES, titled, Change(None, date(year - 1, 6, 1), "公布"))
        advocates = changing.add(ADVOCATES, list(self._advocates(villages)), begun)
        return len(lines) + len(villages) + len(advocates)

    def _villages(self) -> Iterator[dict[str, Any]]:
        offices = towns()
        # Looked at once more well after today, so that nobody is late.
        again = self.context.today + timedelta(days=400)
        places = Place.objects.filter(level=Place.Level.VILLAGE).select_related("parent")
        for n, place in enumerate(places.order_by("code"), 1):
            unit = self.units[offices[place.parent.code]] if place.parent else None
            level = "region" if n % REGION == 0 else "city" if n % CITY == 0 else ""
            row: dict[str, Any] = {
                "code": place.code,
                "name": place.name,
                "kind": "community" if place.name.endswith("社区") else "village",
                "place": place.pk,
                "unit": unit.pk if unit else None,
                "advisers": 1,
                "mediators": 1,
                "leaders": 1,
            }
            if level and place.name != NATIONAL:
                row |= {
                    "level": level,
                    "granted_on": date(self.context.year - 1, 3, 1),
                    "basis": f"演示命名文件〔{self.context.year - 1}〕{n}号",
                    "recheck_on": again,
                }
            yield row

    def _advocates(self, villages: list[ModelVillage]) -> Iterator[dict[str, Any]]:
        for village in villages:
            for n in range(3):
                yield {
                    "code": f"MBR-{village.code[6:]}-{n + 1}",
                    "village": village.pk,
                    "unit": village.unit_id,
                    "name": self.cast.name(),
                    "phone": self.cast.phone(),
                    "standing": STANDING[(n + village.pk) % len(STANDING)],
                    "trained_on": date(self.context.year - 1, 9, 15),
                    "hours": 16,
                    "certificate": f"演示证{village.code[6:]}{n + 1}",
                    "valid_to": date(self.context.today.year + 2, 12, 31),
                }

    def apply(self, village: ModelVillage, level: str, batch: str, at: date) -> int:
        """自查申报, with a word of evidence for every line."""
        lines = in_force(VillageCriterion, at)
        answers: dict[str, Any] = {"village": village.pk, "level": level, "batch": batch}
        for one in lines:
            answers |= {f"points_{one.pk}": one.points, f"note_{one.pk}": f"见{one.evidence}"}
        assert village.unit is not None
        clerk = self.actor(people.clerk_of(village.unit.code.removeprefix(PREFIX)))
        return int(file("villages.title", clerk, answers, at=at).subject_id)

    def step(self, pk: int, action: str, at: date, **answers: Any) -> None:
        """An act of the office."""
        files = [Upload("decision", BytesIO(PAPER), "命名文件.txt")] if action == "grant" else []
        perform(pk, action, self.actor(OFFICE_LOGIN), answers, files, at=at)

    def check(self, pk: int, at: date) -> None:
        """实地考核: what the village said is so."""
        answers = {f"points_{one.pk}": one.points for one in in_force(VillageCriterion, at)}
        self.step(pk, "check", at, **answers, finding="逐项看了材料，走访了群众，情况属实。")


def build(context: DemoContext) -> int:
    """Make everything; returns how much."""
    context.progress("正在登记村、社区和法律明白人，办理示范村创建……")
    villages = Villages(context)
    with quiet():
        made = villages.fill() + _national(villages)
    return made + _today(villages)


def _national(villages: Villages) -> int:
    """The title of the report, from the application to the decision."""
    year = villages.context.year
    village = ModelVillage.objects.select_related("unit").get(name=NATIONAL)
    pk = villages.apply(village, "national", "", date(year - 1, 10, 12))
    villages.step(pk, "recommend", date(year - 1, 10, 20), opinion="同意推荐。")
    villages.check(pk, date(year - 1, 11, 3))
    villages.step(pk, "announce", date(year - 1, 11, 5), phone="")
    villages.step(pk, "send", date(year - 1, 11, 22), opinion="公示期满没有异议，同意推荐。")
    villages.step(
        pk,
        "grant",
        date(year, 6, 30),
        granted_on=date(year, 6, 28),
        basis=f"演示命名文件〔{year}〕1号",
        recheck_on=max(date(year + 5, 6, 28), villages.context.today + timedelta(days=200)),
    )
    return 1


def _today(villages: Villages) -> int:
    """One at each of the stages on which somebody has to do something."""
    today = villages.context.today
    days = Days(for_area())

    def before(steps: int) -> date | datetime:
        return days.before(today, steps)

    free = list(
        ModelVillage.objects.filter(level="").select_related("unit").order_by("code")[3:120:30]
    )
    first, second, third, fourth = free
    villages.apply(first, "city", "", before(1))
    pk = villages.apply(second, "city", "", before(9))
    villages.step(pk, "recommend", before(6), opinion="同意推荐。")
    pk = villages.apply(third, "region", "", before(20))
    villages.step(pk, "recommend", before(16), opinion="同意推荐。")
    villages.check(pk, before(8))
    pk = villages.apply(fourth, "city", "", before(20))
    villages.step(pk, "recommend", before(16), opinion="同意推荐。")
    villages.check(pk, before(8))
    villages.step(pk, "announce", before(2), phone="")
    return len(free)
