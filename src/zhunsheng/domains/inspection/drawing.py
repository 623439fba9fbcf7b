"""From the plan to the draw and back: the list that is frozen, its strata, and what comes of the drawn places.

The plan of the draw has one line for each stratum of objects, then for each drawn object one line for each unit that
sends inspectors. So a single draw gives both, and who is redrawn later continues the line of the place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.db.models import Q

from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.reading import Place as Drawn
from zhunsheng.commons.sampling.services import Bar, Candidate, Line, Share, split
from zhunsheng.domains.inspection import naming, visits
from zhunsheng.domains.inspection.choices import RISK_WEIGHT, Credit, Risk
from zhunsheng.domains.inspection.models import (
    InspectionItem,
    InspectionObject,
    InspectionPlan,
    InspectionRound,
    Inspector,
)
from zhunsheng.kernel.access.scope import place_ids
from zhunsheng.kernel.orgs.models import Unit

TWO = 2
"""检查人员 for each object, at least (行政处罚法 42); in a joint check one of each unit at least."""


@dataclass(frozen=True)
class Stratum:
    """Objects of one grade and risk: how many there are, how many may be drawn, how many will be."""

    credit: Credit
    risk: Risk
    size: int
    free: int
    count: int

    @property
    def title(self) -> str:
        """As the public reads it."""
        return f"信用{self.credit.label}、{self.risk.label}"


@dataclass(frozen=True)
class Frame:
    """The list as it would be frozen on a day, and what would be drawn from it."""

    objects: list[InspectionObject]
    inspectors: dict[Unit, list[Inspector]]
    barred: dict[str, str]
    strata: list[Stratum]

    @property
    def count(self) -> int:
        """How many objects would be drawn."""
        return sum(stratum.count for stratum in self.strata)

    @property
    def each(self) -> int:
        """How many inspectors each unit sends to an object."""
        return ceil(TWO / len(self.inspectors))

    @property
    def short(self) -> list[Unit]:
        """Units that have too few inspectors for one check."""
        return [unit for unit, people in self.inspectors.items() if len(people) < self.each]

    def candidates(self) -> list[Candidate]:
        """Objects by code, then the inspectors of each unit by certificate: the order that is frozen."""
        found = [Candidate(one.code, one.name, _stratum(one)) for one in self.objects]
        for unit, people in self.inspectors.items():
            found += [Candidate(one.code, one.name, _people(unit)) for one in people]
        return found

    def plan(self) -> list[Line]:
        """The lines of the draw: strata of objects, then for each object a line for each unit."""
        strata = {_stratum(one) for one in self.objects}
        bars: dict[str, list[Bar]] = defaultdict(list)
        for one in self.objects:
            if one.code in self.barred:
                bars[_stratum(one)].append(Bar(one.code, self.barred[one.code]))
        lines = [
            Line(stratum.title, stratum.count, stratum.title, tuple(bars[stratum.title]))
            for stratum in self.strata
            if stratum.count and stratum.title in strata
        ]
        for number in range(1, self.count + 1):
            lines += [
                Line(f"第{number}户的检查人员（{unit.label}）", self.each, _people(unit))
                for unit in self.inspectors
            ]
        return lines


def _stratum(one: InspectionObject) -> str:
    return f"信用{Credit(one.credit).label}、{Risk(one.risk).label}"


def _people(unit: Unit) -> str:
    return f"{unit.label}检查人员"


def frame(round_: InspectionRound, on: date) -> Frame:
    """What the list of a round would be on a day. A fixed number of queries."""
    assert round_.plan is not None
    items = naming.items_of(round_.items)
    objects = objects_of(round_.plan, on)
    barred = {} if round_.over_cap_reason else visits.over_cap(objects, items, on.year)
    units = [round_.unit, *naming.units_of(round_.joint_units)]
    people = inspectors_of(units, items, round_, on)
    return Frame(objects, people, barred, strata_of(round_, objects, barred))


def objects_of(plan: InspectionPlan, on: date) -> list[InspectionObject]:
    """The objects in the plan's range that its unit supervises, by code."""
    rows = InspectionObject.objects.in_force(on).order_by("code")
    if kinds := naming.kinds_of(plan.object_kinds):
        rows = rows.filter(kind__in=kinds)
    if plan.place_id is not None:
        rows = rows.filter(place__in=place_ids(plan.place))  # type: ignore[arg-type]
    label = plan.unit.label if plan.unit else ""
    rows = rows.filter(Q(unit=plan.unit_id) | Q(supervisors__contains=label))
    return [
        one for one in rows if one.unit_id == plan.unit_id or label in naming.words(one.supervisors)
    ]


def inspectors_of(
    units: Sequence[Unit], items: Sequence[InspectionItem], round_: InspectionRound, on: date
) -> dict[Unit, list[Inspector]]:
    """Who of each unit is on duty, holds a certificate to the end of the checks, and may check one of the items."""
    last = max(round_.ends_on, on)
    rows = Inspector.objects.in_force(on).filter(
        unit__in=units, on_duty=True, certified_until__gte=last
    )
    kinds = {item.get_object_kind_display() for item in items}
    codes = {item.code for item in items}
    found: dict[Unit, list[Inspector]] = {unit: [] for unit in units}
    by_id = {unit.pk: unit for unit in units}
    for one in rows.order_by("code"):
        if qualified(one, codes, kinds):
            found[by_id[one.unit_id]].append(one)
    return found


def qualified(inspector: Inspector, codes: set[str], kinds: set[str]) -> bool:
    """Whether the inspector may check one of the items and knows the trade, where the library names any."""
    may = set(naming.words(inspector.items))
    knows = set(naming.words(inspector.expertise)) & set(naming.KINDS)
    return bool(may & (codes | {naming.ALL})) and (not knows or bool(knows & kinds))


def strata_of(
    round_: InspectionRound, objects: Sequence[InspectionObject], barred: dict[str, str]
) -> list[Stratum]:
    """How many to draw: the plan's ratio for each credit grade, within it risk classes by their weight.

    Objects over their cap count for the ratio and cannot be drawn. ``wanted`` (or the plan's ``most``) lowers the
    whole in proportion.
    """
    assert round_.plan is not None
    sizes = Counter((one.credit, one.risk) for one in objects)
    free = Counter((one.credit, one.risk) for one in objects if one.code not in barred)
    totals = {}
    for credit in Credit:
        size, there = (_of(counter, credit) for counter in (sizes, free))
        totals[credit] = min(ceil(size * round_.plan.ratios[credit] / 100), there)
    most = round_.wanted or round_.plan.most
    if most is not None and sum(totals.values()) > most:
        totals = {
            Credit(code): count
            for code, count in split(
                most, [Share(credit, total) for credit, total in totals.items()]
            ).items()
        }
    return [
        Stratum(credit, risk, sizes[credit, risk], free[credit, risk], count)
        for credit in Credit
        for risk, count in _by_risk(totals.get(credit, 0), credit, free).items()
        if sizes[credit, risk]
    ]


def _of(counter: Counter[tuple[str, str]], credit: Credit) -> int:
    return sum(counter[credit, risk] for risk in Risk)


def _by_risk(total: int, credit: Credit, free: Counter[tuple[str, str]]) -> dict[Risk, int]:
    shares = [Share(risk, free[credit, risk], RISK_WEIGHT[risk]) for risk in Risk]
    counts = split(total, shares)
    return {risk: counts.get(risk, 0) for risk in Risk}


@dataclass(frozen=True)
class Drawing:
    """One drawn object with its place, and the places and inspectors of its officers."""

    target: InspectionObject
    place: int
    officers: list[tuple[int, Inspector]]


def drawings(draw: Draw, places: Sequence[Drawn]) -> list[Drawing]:
    """The drawn objects, each with its officers, as the lines of the draw say. Two queries."""
    objects = InspectionObject.objects.in_bulk([one.id for one in places], field_name="code")
    people = Inspector.objects.in_bulk([one.id for one in places], field_name="code")
    drawn = [one for one in places if one.id in objects]
    first = _first_people_line(draw)
    units = _units(draw, first, len(drawn))
    officers: dict[int, list[tuple[int, Inspector]]] = defaultdict(list)
    for one in places:
        if one.line >= first:
            officers[(one.line - first) // units].append((one.place, people[one.id]))
    return [Drawing(objects[one.id], one.place, officers[index]) for index, one in enumerate(drawn)]


def is_object_line(draw: Draw, line: int) -> bool:
    """Whether a line of the plan (from 1) draws objects; the others draw inspectors."""
    return line < _first_people_line(draw)


def _first_people_line(draw: Draw) -> int:
    plan = draw.told["plan"]
    titles = [line["title"] == line["stratum"] for line in plan]
    return titles.index(False) + 1


def _units(draw: Draw, first: int, objects: int) -> int:
    return max((len(draw.told["plan"]) - first + 1) // max(objects, 1), 1)
