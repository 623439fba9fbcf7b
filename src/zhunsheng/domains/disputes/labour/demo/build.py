"""Let the written cases happen, in the order of their days, through ``file`` and ``perform``."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime, time, timedelta

from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disputes.labour.demo.plan import Plan, Step, Story
from zhunsheng.domains.disputes.labour.models import LabourCase
from zhunsheng.domains.disputes.labour.procedure import CODE
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.lib.clock import CHINA

CLIENT = "demo"
TELL_DAYS = 5


class World:
    """The people by their names; rights are looked up once."""

    def __init__(self, context: DemoContext) -> None:
        self.today = context.today
        self.staff = {one.username: one for one in Person.objects.select_related("unit")}
        self.actors = {"public": Actor.public(CLIENT)}

    def actor(self, who: str) -> Actor:
        """``public`` or a username."""
        if who not in self.actors:
            self.actors[who] = Actor.staff(self.staff[who], client=CLIENT)
        return self.actors[who]

    def happen(self, story: Story, step: Step) -> None:
        """One act at an hour of its day; today it is now."""
        minutes = timedelta(minutes=story.number * 17 % 420)
        morning = datetime.combine(step.day, time(9), CHINA) + minutes
        at = step.day if step.day == self.today else morning
        data = dict(step.data)
        if "presiding" in data:
            data["presiding"] = self.staff[data["presiding"]]
        if story.matter is None:
            event = file(CODE, self.actor(step.who), data, at=at)
            story.matter = LabourCase.objects.get(pk=event.subject_id)
        else:
            perform(story.matter, step.code, self.actor(step.who), data, at=at)


def build(context: DemoContext) -> int:
    """Make the cases of the demonstrated year and today's; returns how many."""
    context.progress("正在办理劳动争议仲裁案件……")
    plan = Plan(Days(for_area()), context.random)
    stories = [*plan.year(context.year), *plan.today(context.today)]
    world = World(context)
    every = [(story, step) for story in stories for step in story.steps]
    every.sort(key=lambda one: (one[1].day, one[0].number))
    for story, step in every:
        if step.day <= context.today:
            recent = context.today - step.day <= timedelta(days=TELL_DAYS)
            with nullcontext() if recent else quiet():
                world.happen(story, step)
    return sum(story.matter is not None for story in stories)
