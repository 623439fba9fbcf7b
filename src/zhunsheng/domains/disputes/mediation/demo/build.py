"""Let the written disputes happen, in the order of their days, through ``file`` and ``perform``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, datetime, time, timedelta
from typing import Any

from zhunsheng.commons.district import people
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disputes.mediation.demo.allowances import allowances
from zhunsheng.domains.disputes.mediation.demo.live import live
from zhunsheng.domains.disputes.mediation.demo.plan import Step, Story, Writer, data
from zhunsheng.domains.disputes.mediation.demo.structure import (
    CENTRE,
    CHIEF,
    MEDIATOR,
    POLICE,
    stations,
)
from zhunsheng.domains.disputes.mediation.law import ADMINISTRATIVE, JUDICIAL, PEOPLE
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.kernel.registers.declare import registers
from zhunsheng.lib.clock import CHINA

CLIENT = "demo"
TELL_DAYS = 7
ENDINGS = {
    "failed": "terminate",
    "refused": "refuse",
    "withdrawn": "withdraw",
    "transferred": "transfer",
}


def build(context: DemoContext) -> int:
    """Make the disputes of the demonstrated year, those carried into it, and today's; returns how many."""
    context.progress("正在办理矛盾纠纷……")
    writer = Writer(context.random, Days(for_area()), _mediators())
    stories = [*past(writer, context.year), *live(writer, context.today, data("plan")["today"])]
    actors = Actors()
    every = [(story, step) for story in stories for step in story.steps]
    every.sort(key=lambda one: (one[1].day, one[0].number))
    for story, step in every:
        if step.day <= context.today:
            recent = context.today - step.day <= timedelta(days=TELL_DAYS)
            with nullcontext() if recent else quiet():
                _happen(actors, context.today, story, step)
    allowances(context, actors.staff)
    return sum(story.matter is not None for story in stories)


def past(writer: Writer, year: int) -> Iterator[Story]:
    """The demonstrated year, exact to the published figures, and what was carried into it and out of it."""
    plan = data("plan")
    yield from _carried_in(writer, year)
    counts = plan["year"]
    files = plan["archived"]
    for index in range(counts["oral_at_once"]):
        yield writer.at_once(year, archived=index < files)
    for index in range(counts["short"]):
        way = ADMINISTRATIVE if index < plan["administrative"]["short"] else PEOPLE
        yield writer.short(writer.day_in(year, last=date(year, 12, 9)), way)
    for index in range(counts["full"]):
        way = JUDICIAL if index < plan["judicial"]["full"] else PEOPLE
        day = writer.day_in(year, last=date(year, 11, 18))
        yield _suited(writer.full(day, way, court=index % 2 == 0), index)
    for how, act in ENDINGS.items():
        for index in range(counts[how]):
            way = _failing_way(plan, index) if how == "failed" else PEOPLE
            day = writer.day_in(year, last=date(year, 12, 9))
            yield _suited(writer.unsettled(day, act, way), index)
    for _index in range(plan["unaccepted"]):
        yield writer.unaccepted(writer.day_in(year, last=date(year, 12, 9)))
    for index in range(counts["next_year"]):
        yield _open_at_the_end(writer, year, index)


def _carried_in(writer: Writer, year: int) -> Iterator[Story]:
    plan = data("plan")["carried_in"]
    for index in range(plan["written"] + plan["failed"]):
        day = writer.days.after(date(year - 1, 12, 14), index)
        settled = index < plan["written"]
        story = writer.short(day) if settled else writer.unsettled(day, "terminate")
        for later, step in enumerate(story.steps[2:]):
            step.day = writer.days.after(date(year, 1, 5), index + later)
        _shift(story)
        yield story


def _open_at_the_end(writer: Writer, year: int, index: int) -> Story:
    story = writer.short(writer.days.after(date(year, 12, 12), index % 12))
    for later, step in enumerate(story.steps[2:]):
        step.day = writer.days.after(date(year + 1, 1, 4), index % 8 + later)
    _shift(story)
    return story


def _shift(story: Story) -> None:
    """What an agreement names of days comes after it."""
    agreed = next((step for step in story.steps if step.code == "agree"), None)
    if agreed is not None:
        agreed.data["perform_by"] = agreed.day + timedelta(days=20)


def _failing_way(plan: dict[str, Any], index: int) -> str:
    organs, courts = plan["administrative"]["failed"], plan["judicial"]["failed"]
    if index < organs:
        return ADMINISTRATIVE
    return JUDICIAL if index < organs + courts else PEOPLE


def _suited(story: Story, index: int) -> Story:
    """What a court entrusts says how."""
    if story.procedure == JUDICIAL:
        suits = ("before", "before", "ordinary")
        story.steps[0].data |= {
            "suit": suits[index % 3],
            "source": "court",
            "suit_number": f"（演示）民诉前调{story.number}号",
        }
    return story


def _mediators() -> dict[str, list[tuple[str, str]]]:
    """Mediators with their committees by the station that guides them; invented ones where no register is kept."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    towns = {row["place"]: row["code"] for row in stations()}
    register = registers.get("mediation.mediators")
    if register is not None:
        model: Any = register.model
        rows = model.objects.select_related("organisation__place__parent")
        for one in rows.filter(is_active=True):
            place = one.organisation.place
            code = towns.get(place.code) or towns.get(place.parent.code if place.parent else "")
            if code:
                found[code].append((one.name, one.organisation.name))
    for code in towns.values():
        if not found[code]:
            found[code].append((people.person(people.clerk_of(code)).name, ""))
    return found


class Actors:
    """Who acts: clerks, the centre's mediator and head, the two sides; kept, so that rights are looked up once."""

    def __init__(self) -> None:
        self.staff = {one.username: one for one in Person.objects.select_related("unit__place")}
        self.known: dict[str, Actor] = {
            "public": Actor.public(CLIENT),
            "other": Actor.public(CLIENT, side="other"),
        }

    def of(self, unit: str, who: str) -> Actor:
        """The actor of a step."""
        if who in self.known:
            return self.known[who]
        name = CHIEF if who == "chief" else MEDIATOR if unit == CENTRE else people.clerk_of(unit)
        if name not in self.known:
            self.known[name] = Actor.staff(self.staff[name], client=CLIENT)
        return self.known[name]


def _happen(actors: Actors, today: date, story: Story, step: Step) -> None:
    """One act at an hour of its day; today it is now."""
    actor = actors.of(story.unit, step.who)
    at: date | datetime = step.day
    if step.day != today:
        at = datetime.combine(step.day, time(9), CHINA) + timedelta(minutes=story.number * 11 % 400)
    if story.matter is None:
        if story.procedure == ADMINISTRATIVE:
            step.data["department"] = actors.of(story.unit, "clerk").person.unit_id  # type: ignore[union-attr]
        event = file(story.procedure, actor, step.data, at=at)
        story.matter = Dispute.objects.get(pk=event.subject_id)
        return
    if step.code == "report_risk":
        step.data["told"] = actors.staff[people.clerk_of(POLICE)].unit_id
    perform(story.matter, step.code, actor, step.data, at=at)
