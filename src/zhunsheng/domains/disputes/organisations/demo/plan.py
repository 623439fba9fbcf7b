"""The rows of the model district's organisations; every name but those of places is invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import count
from typing import Any

from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.cast import data as district
from zhunsheng.commons.district.units import PREFIX
from zhunsheng.domains.disputes.organisations import law
from zhunsheng.domains.disputes.organisations.choices import Founder, Level, OrganisationKind
from zhunsheng.domains.disputes.organisations.demo.structure import data
from zhunsheng.kernel.orgs.models import Place, Unit

Values = dict[str, Any]
FIRST_FOUNDED = date(2019, 3, 4)
STEP = timedelta(days=4)
"""Between the foundations of two committees: terms end all over the year."""


@dataclass
class Plan:
    """Makes the rows, each with the number that its code ends with."""

    cast: Cast
    networks: dict[str, int] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @cached_property
    def units(self) -> dict[str, int]:
        """Keys of the district's units by short code."""
        rows = Unit.objects.filter(code__startswith=PREFIX).values_list("code", "pk")
        return {code.removeprefix(PREFIX): pk for code, pk in rows}

    @cached_property
    def townships(self) -> list[Place]:
        """The fifteen townships."""
        return list(Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code"))

    @cached_property
    def villages(self) -> list[Place]:
        """The 140 villages and communities with their townships."""
        rows = Place.objects.filter(level=Place.Level.VILLAGE).select_related("parent")
        return list(rows.order_by("code"))

    @cached_property
    def county(self) -> Place:
        """The district."""
        return Place.objects.get(code=district("places")["county"]["code"])

    def rows(self) -> Iterator[Values]:
        """Everything, the centre first."""
        yield from self._centres()
        yield from self._committees()
        yield from self._trade()
        yield from self._others()
        yield from self._one_stop()
        yield from self._star_rooms()

    def _row(self, prefix: str, kind: str, level: str, place: Place, **more: Any) -> Values:
        number = next(self._numbers)
        return {
            "code": f"{prefix}{number:03d}",
            "kind": kind,
            "level": level,
            "place": place.pk,
            "unit": self._unit(place),
            "address": f"{place.full_name}演示路{number % 90 + 1}号",
            "phone": self.cast.phone(),
            "founded_on": FIRST_FOUNDED,
            **more,
        }

    def _unit(self, place: Place) -> int:
        """Who guides an organisation: the station of its township, or the bureau's office."""
        township = place.parent if place.level == Place.Level.VILLAGE else place
        if township is None or township.level != Place.Level.TOWNSHIP:
            return self.units["SFJ-JCK"]
        return self.units[f"S{township.code[6:9]}"]

    def _centres(self) -> Iterator[Values]:
        kind, plan = OrganisationKind.CENTRE, data()["centre"]
        yield self._row("ZX", kind, Level.COUNTY, self.county, unit=self.units["MTZ"], **plan)
        for place in self.townships:
            if place.name in data()["township_centres"]:
                name = f"{place.name}矛盾纠纷调解中心"
                yield self._row("ZX", kind, Level.TOWNSHIP, place, name=name)

    def _committee(self, level: str, place: Place, name: str, **more: Any) -> Values:
        row = self._row("TW", OrganisationKind.COMMITTEE, level, place, **more)
        number = int(row["code"][2:])
        founded = FIRST_FOUNDED + number * STEP
        members = (3, 5, 5, 7)[number % 4]
        return row | {
            "name": f"{name}人民调解委员会",
            "founded_on": founded,
            "members": members,
            "women": 1 + number % 2,
            "minority": number % 3,
            "term_began": founded,
            "term_ends": law.years_after(founded) - timedelta(days=1),
        }

    def _committees(self) -> Iterator[Values]:
        network = self.networks["行政区域网"]
        for place in self.townships:
            more: Values = {"network": network, "founder": Founder.TOWNSHIP}
            yield self._committee(Level.TOWNSHIP, place, place.name, **more)
        for place in self.villages:
            name = f"{place.parent.name if place.parent else ''}{place.name}"
            more = {"network": network, "founder": Founder.VILLAGE}
            yield self._committee(Level.VILLAGE, place, name, **more)

    def _trade(self) -> Iterator[Values]:
        plan, about = data()["trade"], data()["disputes_of"]
        more: Values = {"network": self.networks["行业专业网"], "founder": Founder.TRADE}
        for trade in plan["district"]:
            name = f"兴庆区{trade.removesuffix('争议')}{'争议' if '争议' in trade else '纠纷'}"
            disputes = about[trade]
            yield self._committee(Level.COUNTY, self.county, name, disputes=disputes, **more)
        for place in self.townships:
            if place.name.endswith("街道"):
                name, disputes = f"{place.name}{plan['streets']}纠纷", about[plan["streets"]]
                yield self._committee(Level.TOWNSHIP, place, name, disputes=disputes, **more)

    def _others(self) -> Iterator[Values]:
        """Committees of enterprises and societies, spread over the townships."""
        plan, plants = data(), district("names")["given"]
        groups = (
            ("enterprise", "企事业单位网", Founder.ENTERPRISE, "劳动、合同、消费、其他"),
            ("society", "社会组织网", Founder.SOCIETY, "合同、消费、劳动、其他"),
        )
        for word, network, founder, disputes in groups:
            number = plan["enterprises" if word == "enterprise" else "societies"]
            trades = plan[f"{word}_trades"]
            for at in range(number):
                name = f"演示{plants[at]}{trades[at % len(trades)]}"
                place = self.townships[at % len(self.townships)]
                more = {"network": self.networks[network], "founder": founder}
                yield self._committee(Level.TOWNSHIP, place, name, disputes=disputes, **more)

    def _one_stop(self) -> Iterator[Values]:
        kind = OrganisationKind.ONE_STOP
        for level, places in ((Level.TOWNSHIP, self.townships), (Level.VILLAGE, self.villages)):
            for place in places:
                above = place.parent.name if level == Level.VILLAGE and place.parent else ""
                name = f"{above}{place.name}“一站式”矛盾纠纷多元调解中心"
                yield self._row("YZ", kind, level, place, name=name)

    def _star_rooms(self) -> Iterator[Values]:
        for room, place in zip(data()["star_rooms"], self.townships[11::-5], strict=False):
            network = self.networks["社会组织网"]
            kind = OrganisationKind.STAR_ROOM
            yield self._row("MX", kind, Level.TOWNSHIP, place, network=network, **room)
