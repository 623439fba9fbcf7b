"""Let the written petitions happen, in the order of their days, through ``file`` and ``perform``."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disputes.petitions.demo.plan import Plan, Step, Story
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.domains.disputes.petitions.procedure import CODE
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.paperwork import Upload
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.lib.clock import CHINA

CLIENT = "demo"
PAPER = "演示材料：这里代替双方签名的协议书扫描件。演示区的人名和信息都是虚构的。\n".encode()
TELL_DAYS = 5


class World:
    """Units and people of the model district by their short names; rights are looked up once."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.units = {
            unit.code.removeprefix(units.PREFIX): unit
            for unit in Unit.objects.filter(code__startswith=units.PREFIX).select_related("place")
        }
        self.staff = {one.username: one for one in Person.objects.select_related("unit")}
        self.actors: dict[str, Actor] = {}

    def actor(self, who: str) -> Actor:
        """``public``, a username, ``clerk:ZJJ`` or ``head:ZJJ``."""
        if who not in self.actors:
            kind, _colon, unit = who.partition(":")
            named = {"clerk": people.clerk_of, "head": people.head_of}
            name = named[kind](unit) if unit else who
            public = Actor.public(CLIENT)
            self.actors[who] = (
                public if who == "public" else Actor.staff(self.staff[name], client=CLIENT)
            )
        return self.actors[who]

    def at(self, step: Step, number: int) -> date | datetime:
        """An hour of the step's day; today it is now."""
        if step.day == self.today:
            return step.day
        return datetime.combine(step.day, time(9), CHINA) + timedelta(minutes=number * 13 % 420)

    def data(self, step: Step) -> dict[str, Any]:
        """The answers, units by their rows."""
        found = dict(step.data)
        if step.code == "register":
            found["taker"] = self.units["XFJ"]
        if "to_unit" in found:
            found["to_unit"] = self.units[found["to_unit"]]
        return found


def build(context: DemoContext) -> int:
    """Make the petitions of the demonstrated year and today's; returns how many."""
    context.progress("正在办理信访事项……")
    plan = Plan(Days(for_area()), context.random)
    stories = [*plan.year(context.year), *plan.today(context.today)]
    world = World(context.today)
    every = [(story, step) for story in stories for step in story.steps]
    every.sort(key=lambda one: (one[1].day, one[0].number))
    for story, step in every:
        if step.day <= context.today:
            recent = context.today - step.day <= timedelta(days=TELL_DAYS)
            with nullcontext() if recent else quiet():
                _happen(world, story, step)
    _supervise(world, context)
    return sum(story.matter is not None for story in stories)


def _happen(world: World, story: Story, step: Step) -> None:
    actor, at, data = world.actor(step.who), world.at(step, story.number), world.data(step)
    if story.matter is None:
        event = file(CODE, actor, data, at=at)
        story.matter = Petition.objects.get(pk=event.subject_id)
        return
    papers = [Upload("agreement", BytesIO(PAPER), "协议书.txt")] if step.code == "settle" else []
    perform(story.matter, step.code, actor, data, papers, at=at)


def _supervise(world: World, context: DemoContext) -> None:
    """What the office urged and advised in the demonstrated year, recorded on matters it followed."""
    rows = Petition.objects.filter(
        forwarding="charge", answered_on__year=context.year, stage="answered"
    ).order_by("pk")[:6]
    office = world.actor("petitions")
    advice = ("urge", "urge", "improve", "urge", "policy", "improve")
    for matter, kind in zip(rows, advice, strict=False):
        on = matter.acted_on
        text = "请说明进展并书面反馈。" if kind == "urge" else "建议完善公开和预告办法。"
        with quiet():
            perform(matter, "supervise", office, {"kind_of": kind, "content": text}, at=on)
            row = matter.supervisions.latest("pk")
            reply = {"which": row, "adoption": "adopted", "reply": "已采纳并公布。"}
            perform(matter, "supervised", office, reply, at=on)
