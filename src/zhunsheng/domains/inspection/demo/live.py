"""Today's work: a round being checked, one that waits for its seed, another unit on the same enterprise."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from zhunsheng.commons.district.people import clerk_of
from zhunsheng.commons.sampling import services as sampling
from zhunsheng.domains.inspection.choices import Ground, SeedSource
from zhunsheng.domains.inspection.demo.checks import CheckStory
from zhunsheng.domains.inspection.demo.rounds import RoundStory, World
from zhunsheng.domains.inspection.demo.structure import INSPECTOR, data
from zhunsheng.domains.inspection.models import InspectionPlan, InspectionTask, Inspector
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.lib import clock
from zhunsheng.lib.draw import commitment

REVEAL_IN = 6
"""Working days that the parties of the waiting draw still have, from its announcement."""


def enter(world: World, today: date) -> None:
    """Put today's rounds into the diary."""
    rows = data("library")["live"]
    plans = list(InspectionPlan.objects.filter(year=today.year, valid_to=None).order_by("-pk"))
    own = list(reversed(plans[: len(rows)]))
    days = world.days
    running = Running(world, own[0], SeedSource.PARTIES)
    running.begin(days.before(days.after(today), rows[0]["ago"]))
    waiting = Waiting(world, own[1], SeedSource.PARTIES)
    waiting.begin(days.before(days.after(today), rows[1]["ago"]))
    running.neighbour = own[2]


class Waiting(RoundStory):
    """Announced at this very moment, so that its digest is public before its seed; one party has committed."""

    def announce(self, at: datetime) -> None:
        """公告 with a deadline that lies ahead."""
        answers = {
            "source": self.seed,
            "parties": "\n".join(data("library")["waiting_parties"]),
            "reveal_on": self.world.days.after(clock.today(), REVEAL_IN),
        }
        assert self.matter is not None
        perform(self.matter, "announce", self.clerk, answers)

    def commit(self, at: datetime) -> None:
        """The inspecting unit only."""
        draw = self.draw
        party = draw.parties[0]
        salt, value = self.chosen(draw, party)
        sampling.commit(draw, party, commitment(draw.digest, party, salt, value), by=self.by)

    def reveal(self, at: datetime) -> None:
        """Nobody yet."""

    def run(self, at: datetime) -> None:
        """Not yet."""


class Running(RoundStory):
    """Drawn, with tasks in every stage; those of the inspector with a login wait for him."""

    neighbour: InspectionPlan | None = None

    def check(self, at: datetime) -> None:
        """Some are done, some wait."""
        assert self.matter is not None
        tasks = list(self.matter.tasks.select_related("target").order_by("draw_place"))
        mine = [task for task in tasks if _is_mine(self.world, task)]
        others = [task for task in tasks if task not in mine]
        for number, task in enumerate(others):
            _Short(self.world, self.clerk, task, number).begin(at.date())
        for task, stop in zip(
            mine, ("", "accept", "record", "conclude", "publish", "accept"), strict=False
        ):
            if stop:
                Stopped(self.world, self.clerk, task, 0, stop).begin(at.date())
        if mine and self.neighbour is not None:
            _neighbour(self.world, self.neighbour, mine[0], at)


def _is_mine(world: World, task: InspectionTask) -> bool:
    return task.handler_id == world.staff[INSPECTOR].pk


class _Short(CheckStory):
    """Nothing found, no recusal, quickly published."""

    def begin(self, day: date) -> None:
        """Accept on the next day."""
        self.end = "01"
        self.world.diary.enter(self.world.days.after(day, 1), self.accept)

    def accept(self, at: datetime) -> None:
        """For two days later."""
        on = self.world.days.after(at.date(), 2)
        self.do("accept", at, planned_on=on)
        self.world.diary.enter(on, self.visit, hour=10)


class Stopped(_Short):
    """Goes up to an act and waits there for the inspector."""

    def __init__(self, world: World, actor: Any, task: InspectionTask, number: int, stop: str):
        super().__init__(world, actor, task, number)
        self.stop = stop

    def accept(self, at: datetime) -> None:
        """Accepted by the inspector himself."""
        self.actor = self.world.actor(INSPECTOR)
        on = self.world.days.after(at.date(), 2 if self.stop != "accept" else 12)
        self.do("accept", at, planned_on=on)
        if self.stop != "accept":
            self.world.diary.enter(on, self.visit, hour=10)

    def visit(self, at: datetime) -> None:
        """Signed in; recorded only when it stops later."""
        self.do("arrive", at, both_present=True, certificates_shown=True)
        if self.stop != "record":
            self.record(at)
        if self.stop == "publish":
            self.do("conclude", at, outcome="01", checked_on=at.date())


def _neighbour(world: World, plan: InspectionPlan, task: InspectionTask, at: datetime) -> None:
    """Another unit is to check the same enterprise: the calendar proposes to go together."""
    people = Inspector.objects.filter(unit=plan.unit_id).order_by("code")[:2]
    answers = {
        "target": task.target.code,
        "ground": Ground.KEY,
        "plan": plan,
        "items": [plan.items],
        "inspectors": [one.pk for one in people],
    }
    assert plan.unit is not None
    clerk = world.actor(clerk_of(world.short(plan.unit)))
    file("inspection.task", clerk, answers, at=at)
