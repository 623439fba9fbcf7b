"""Let the written intakes happen in the order of their days, through ``file`` and ``perform``."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import units
from zhunsheng.domains.disputes.intake.branches import branches_of, standings
from zhunsheng.domains.disputes.intake.campaigns import CAMPAIGNS
from zhunsheng.domains.disputes.intake.demo import queue
from zhunsheng.domains.disputes.intake.demo.plan import Plan, Step, Story
from zhunsheng.domains.disputes.intake.demo.structure import DESK
from zhunsheng.domains.disputes.intake.models import Branch, Intake
from zhunsheng.domains.disputes.intake.procedure import CODE
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib.clock import CHINA

HERE = Path(__file__).parent
TELL_DAYS = 7


def build(context: DemoContext) -> int:
    """Intakes, campaigns and queues; returns how many intakes and campaigns."""
    context.progress("正在办理综合受理……")
    data = yaml.safe_load((HERE / "stories.yaml").read_text(encoding="utf-8"))
    plan = Plan(context, data)
    desk = Actor.staff(Person.objects.get(username=DESK), client="demo")
    stories = list(plan.stories())
    every = [(story, step) for story in stories for step in story.steps]
    every.sort(key=lambda one: (one[1].day, one[0].number))
    for story, step in every:
        if step.day <= context.today:
            recent = context.today - step.day <= timedelta(days=TELL_DAYS)
            with nullcontext() if recent else quiet():
                _happen(context, desk, story, step)
    queue.build(context)
    made = sum(story.matter is not None for story in stories)
    return made + _campaigns(context, data["campaigns"])


def _at(context: DemoContext, story: Story, day: date) -> date | datetime:
    """An hour of the day; today it is now."""
    if day == context.today:
        return day
    return datetime.combine(day, time(9), CHINA) + timedelta(minutes=story.number * 13 % 420)


def _happen(context: DemoContext, desk: Actor, story: Story, step: Step) -> None:
    """One act."""
    at = _at(context, story, step.day)
    if story.matter is None:
        actor = Actor.public("demo") if story.data["channel"] == "online" else desk
        event = file(CODE, actor, story.data, at=at)
        story.matter = Intake.objects.get(pk=event.subject_id)
    elif step.code == "linked":
        _link(story, step.day)
    elif step.code == "answers":
        _answers(desk, story, step, at)
    else:
        perform(story.matter, step.code, desk, step.data, at=at)


def _link(story: Story, day: date) -> None:
    """The case that the business made of it; its end is heard at once where it has one."""
    branch = Branch.objects.select_related("link").get(intake=story.matter, way=story.way)
    link = branch.link
    assert link is not None
    link.to_matter, link.taken_on = story.leads_to, day
    link.save(update_fields=["to_matter", "taken_on"])
    referral.hear_ended(story.leads_to)
    assert story.matter is not None
    story.matter = Intake.objects.get(pk=story.matter.pk)


def _answers(desk: Actor, story: Story, step: Step, at: Any) -> None:
    """Every branch that runs in no case has its answer on paper."""
    assert story.matter is not None
    for one in standings(branches_of(story.matter)):
        if one.is_open and one.matter is None:
            perform(story.matter, "answer", desk, {**step.data, "branch": one.branch.pk}, at=at)


def _campaigns(context: DemoContext, rows: list[dict[str, Any]]) -> int:
    def day(text: str) -> date:
        return date(context.year, *(int(part) for part in text.split("-")))

    for row in rows:
        first, last = day(row["from"]), day(row["to"])
        plain = ("title", "kinds", "partners", "target", "target_rate", "measures")
        values = {
            **{name: row[name] for name in plain},
            "code": f"{row['code']}-{context.year}",
            "starts_on": first,
            "ends_on": last,
            "unit": units.unit(row["unit"]).pk,
        }
        change = Change(None, first, "专项治理方案（演示）", "demo")
        found = changing.add(CAMPAIGNS, [values], change)
        changing.publish(CAMPAIGNS, [one.pk for one in found], change)
    return len(rows)
