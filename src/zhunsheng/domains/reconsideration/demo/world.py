"""Who and what the invented cases draw on: units, places, staff, working days, invented people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count
from random import Random

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.cast import Business, Cast, Citizen
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.reconsideration.demo.situations import TOWNSHIP, Situation
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor

HANDLERS = ("handler", "handler2", "handler3")
CLIENT = "demo"


@dataclass
class World:
    """Everything that stories share. ``random`` makes the choices, the same every time."""

    random: Random
    today: date
    cast: Cast = field(default_factory=lambda: Cast("reconsideration", start=100_000))
    numbers: count[int] = field(default_factory=lambda: count(1))
    _actors: dict[str, Actor] = field(default_factory=dict)

    @cached_property
    def days(self) -> Days:
        """Working days of the installation's calendar."""
        return Days(for_area())

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The district's units by short code."""
        found = Unit.objects.filter(code__startswith=units.PREFIX).select_related("place")
        return {unit.code.removeprefix(units.PREFIX): unit for unit in found}

    @cached_property
    def townships(self) -> list[Place]:
        """The fifteen townships."""
        return list(Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code"))

    def respondent(self, situation: Situation, on: date) -> str | None:
        """The short code of a unit that existed on ``on`` and does such things; None when there is none."""
        codes = [code for code in situation.by if code != TOWNSHIP]
        if TOWNSHIP in situation.by:
            codes += [f"T{place.code[6:9]}" for place in self.townships]
        living = [code for code in codes if _exists(self.units[code], on)]
        return self.random.choice(living) if living else None

    def applicant(self, situation: Situation, street: str) -> Citizen | Business:
        """Somebody new."""
        kind, _colon, trade = situation.who.partition(":")
        if kind == "person":
            return self.cast.citizen(street)
        return (self.cast.shop if kind == "shop" else self.cast.business)(trade, street)

    @cached_property
    def staff(self) -> dict[str, Person]:
        """People by username."""
        return {person.username: person for person in Person.objects.select_related("unit")}

    def actor(self, who: str) -> Actor:
        """An actor by role or username: ``public``, ``system``, ``organ_head`` (the secretary for the head),
        ``clerk:<unit>`` or a username. Kept, so that rights are looked up once.
        """
        if who not in self._actors:
            self._actors[who] = self._actor(who)
        return self._actors[who]

    def _actor(self, who: str) -> Actor:
        if who == "public":
            return Actor.public(CLIENT)
        if who == "system":
            return Actor.system()
        if who == "organ_head":
            return Actor.staff(self.staff["secretary"], principal=self.staff["head"], client=CLIENT)
        name = people.clerk_of(who.removeprefix("clerk:")) if who.startswith("clerk:") else who
        return Actor.staff(self.staff[name], client=CLIENT)


def _exists(unit: Unit, on: date) -> bool:
    return unit.valid_to is None or on <= unit.valid_to
