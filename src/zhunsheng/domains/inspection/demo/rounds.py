"""A round of the model district, act by act: list, announcement, seed, draw, checks, results, end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any

from zhunsheng.commons.district.days import Days
from zhunsheng.commons.district.people import clerk_of
from zhunsheng.commons.publication.models import State
from zhunsheng.commons.sampling import services as sampling
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.domains.inspection.choices import SeedSource
from zhunsheng.domains.inspection.demo.checks import CheckStory
from zhunsheng.domains.inspection.demo.diary import Diary
from zhunsheng.domains.inspection.demo.structure import data
from zhunsheng.domains.inspection.models import InspectionPlan, InspectionRound
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.lib.draw import commitment

CLIENT = "demo"
PATIENCE = 2
"""Working days on which the end is tried again, as long as a result is not public yet."""


@dataclass
class World:
    """What the stories share. ``random`` makes the choices, the same every time."""

    random: Random
    diary: Diary
    units: dict[str, Unit]
    _actors: dict[str, Actor] = field(default_factory=dict)

    @cached_property
    def days(self) -> Days:
        """Working days of the installation's calendar."""
        return Days(for_area())

    @cached_property
    def staff(self) -> dict[str, Person]:
        """People by username."""
        return {one.username: one for one in Person.objects.select_related("unit")}

    def actor(self, username: str) -> Actor:
        """Kept, so that rights are looked up once."""
        if username not in self._actors:
            self._actors[username] = Actor.staff(self.staff[username], client=CLIENT)
        return self._actors[username]

    def short(self, unit: Unit) -> str:
        """The short code of a unit."""
        return next(code for code, one in self.units.items() if one.pk == unit.pk)


@dataclass
class RoundStory:
    """One plan line carried out from a day on. ``seed`` says where the seed comes from."""

    world: World
    plan: InspectionPlan
    seed: str
    recusal: bool = False

    def __post_init__(self) -> None:
        assert self.plan.unit is not None
        self.code = self.world.short(self.plan.unit)
        self.clerk = self.world.actor(clerk_of(self.code))
        self.second = self.world.staff[f"head-{self.code.lower()}"]
        self.matter: InspectionRound | None = None

    @property
    def by(self) -> Person:
        """Who runs the round."""
        assert self.clerk.person is not None
        return self.clerk.person

    @property
    def draw(self) -> Draw:
        """The announced draw."""
        assert self.matter is not None
        assert self.matter.draw is not None
        return Draw.objects.get(pk=self.matter.draw.pk)

    def begin(self, day: date) -> None:
        """Enter everything up to the draw; the checks follow from it."""
        days, enter = self.world.days, self.world.diary.enter
        first = days.after(day)
        enter(first, self.file)
        enter(days.after(first, 1), self.announce)
        enter(days.after(first, 2), self.commit)
        enter(days.after(first, 3), self.reveal)
        enter(days.after(first, 3), self.run, hour=15)

    def file(self, at: datetime) -> None:
        """发起抽查 and 核对名录."""
        event = file("inspection.round", self.clerk, {"plan": self.plan}, at=at)
        self.matter = InspectionRound.objects.get(pk=event.subject_id)
        perform(self.matter, "prepare_list", self.clerk, {}, at=at)

    def announce(self, at: datetime) -> None:
        """公告: three parties, or a public result that is invented and says so."""
        later = self.world.days.after(at.date(), 2)
        answers: dict[str, Any] = {"source": self.seed}
        if self.seed == SeedSource.PARTIES:
            answers |= {"parties": "\n".join(data("library")["parties"]), "reveal_on": later}
        else:
            serial = f"{at:%Y}{at.timetuple().tm_yday:03d}"
            answers |= {
                "public_source": f"演示公开数字第{serial}期（虚构）",
                "public_on": later,
            }
        assert self.matter is not None
        perform(self.matter, "announce", self.clerk, answers, at=at)

    def commit(self, at: datetime) -> None:
        """Each party hands in its commitment."""
        draw = self.draw
        for party in draw.parties:
            salt, value = self.chosen(draw, party)
            digest = commitment(draw.digest, party, salt, value)
            sampling.commit(draw, party, digest, by=self.by, at=at)

    def reveal(self, at: datetime) -> None:
        """Each party shows its number; a public result is typed in by two people."""
        draw = self.draw
        for party in draw.parties:
            salt, value = self.chosen(draw, party)
            sampling.reveal(draw, party, salt, value, by=self.by, at=at)
        if not draw.parties:
            value = " ".join(f"{self.world.random.randint(1, 33):02d}" for _ in range(7))
            sampling.set_public_seed(draw, value, by=self.by, at=at)
            sampling.set_public_seed(draw, value, by=self.second, at=at)

    def chosen(self, draw: Draw, party: str) -> tuple[str, str]:
        """Salt and number of a party, the same each time it is asked."""
        own = Random(f"{draw.digest}{party}")  # noqa: S311 - a number for a demonstration
        return f"{own.getrandbits(128):032x}", str(own.randrange(10**9))

    def run(self, at: datetime) -> None:
        """Draw; the tasks come of it, each with its own story."""
        sampling.draw(self.draw, by=self.by, at=at)
        assert self.matter is not None
        self.matter.refresh_from_db()
        self.check(at)

    def check(self, at: datetime) -> None:
        """Every drawn object is checked within the plan's time; then the round ends."""
        assert self.matter is not None
        tasks = list(self.matter.tasks.select_related("target").order_by("draw_place"))
        for number, task in enumerate(tasks):
            CheckStory(self.world, self.clerk, task, number).begin(at.date())
        self.world.diary.enter(self.world.days.after(at.date(), 55), self.finish)

    def finish(self, at: datetime) -> None:
        """办结, when every result is public."""
        assert self.matter is not None
        if self.matter.tasks.filter(publication=State.PENDING).exists():
            self.world.diary.enter(at.date() + timedelta(days=PATIENCE), self.finish)
            return
        perform(self.matter, "finish", self.clerk, {}, at=at)
