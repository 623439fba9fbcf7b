"""Who acts in the changes of the model district, and on what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from zhunsheng.commons.district import people
from zhunsheng.domains.powers.demo.catalogue import Codes, Values, item
from zhunsheng.domains.powers.models import PowerItem
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor

CLIENT = "demo"
ONE = timedelta(days=1)


@dataclass
class World:
    """What every story shares. ``keys`` are units by short code."""

    keys: dict[str, int]
    codes: Codes
    today: date
    _actors: dict[str, Actor] = field(default_factory=dict)

    @cached_property
    def staff(self) -> dict[str, Person]:
        """People by username."""
        return {person.username: person for person in Person.objects.select_related("unit")}

    def actor(self, who: str) -> Actor:
        """A username, ``head`` (the secretary for the district head), or ``keeper:<unit>``."""
        if who not in self._actors:
            self._actors[who] = self._actor(who)
        return self._actors[who]

    def _actor(self, who: str) -> Actor:
        if who == "head":
            head = self.staff["head"]
            return Actor.staff(self.staff["secretary"], principal=head, client=CLIENT)
        name = people.clerk_of(who.removeprefix("keeper:")) if ":" in who else who
        return Actor.staff(self.staff[name], client=CLIENT)

    def new_item(self, unit: str, kind: str, law: str, title: str) -> Values:
        """Values of a power item that is not in the list yet."""
        return item(self.codes, self.keys, unit, kind, law, title)

    def code_of(self, title: str, unit: str) -> str:
        """The code of a power item by its title."""
        found: Any = PowerItem.objects.get(title=title, unit=self.keys[unit])
        return str(found.code)

    def workday(self, day: date, steps: int = 0) -> date:
        """The working day ``steps`` working days after ``day`` (for 0 that day or the next one); today at most."""
        area = for_area()
        while not area.is_workday(day):
            day += ONE
        for _step in range(steps):
            day += ONE
            while not area.is_workday(day):
                day += ONE
        return min(day, self.workday_before(0))

    def workday_before(self, days: int) -> date:
        """The working day so many days before today, or the last one before it."""
        area, day = for_area(), self.today - timedelta(days=days)
        while not area.is_workday(day):
            day -= ONE
        return day
