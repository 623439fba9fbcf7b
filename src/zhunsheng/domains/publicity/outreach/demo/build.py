"""A year of events with its proofs and the judging of the year; what is going on today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import cycle
from typing import Any

from zhunsheng.commons.district import people
from zhunsheng.domains.publicity.outreach.demo.books import Books, season, spread
from zhunsheng.domains.publicity.outreach.demo.live import Today
from zhunsheng.domains.publicity.outreach.demo.reviews import review_year
from zhunsheng.domains.publicity.outreach.demo.structure import OFFICE_LOGIN, data, owed
from zhunsheng.domains.publicity.outreach.models import (
    Lecturer,
    PublicityDuty,
    PublicityPlan,
    PublicitySeries,
)
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.lib.clock import CHINA

THEMED = ("themed",) * 6 + ("cases", "cases", "culture", "moot")
COUNTED = ("signed", "one", "signed", "host", "seats")
CAMPS = 3


@dataclass
class Plan:
    """An event that is to happen."""

    unit: str
    kind: str
    audience: str
    law: str
    on: date
    duty: PublicityDuty | None = None
    heads: int = 0
    series: str = ""
    title: str = ""


class World:
    """Who acts, what there is, and the acts themselves."""

    def __init__(self, context: DemoContext) -> None:
        self.context, self.random, self.year = context, context.random, context.year
        self.books = Books(context.random, context.year, context.today)
        self._actors: dict[str, Actor] = {}

    def actor(self, username: str) -> Actor:
        """A person of the district; kept, so that rights are looked up once."""
        if username not in self._actors:
            person = Person.objects.select_related("unit").get(username=username)
            self._actors[username] = Actor.staff(person, client="demo")
        return self._actors[username]

    def clerk(self, unit: str) -> Actor:
        """The liaison of a unit."""
        return self.actor(people.clerk_of(unit))

    @property
    def office(self) -> Actor:
        """The office for publicity."""
        return self.actor(OFFICE_LOGIN)

    @cached_property
    def lecturers(self) -> list[int]:
        """Keys of the lecturers."""
        return list(Lecturer.objects.order_by("code").values_list("pk", flat=True))

    @cached_property
    def series(self) -> dict[str, int]:
        """Keys of the series by code."""
        return dict(PublicitySeries.objects.values_list("code", "pk"))

    @cached_property
    def plans(self) -> dict[int, int]:
        """Keys of the plans by duty."""
        return dict(PublicityPlan.objects.values_list("duty", "pk"))

    @cached_property
    def towns(self) -> list[int]:
        """Keys of the townships."""
        rows = Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code")
        return list(rows.values_list("pk", flat=True))

    def day_in(self, first: date, last: date) -> date:
        """Some day of a time."""
        return first + timedelta(days=self.random.randrange((last - first).days + 1))


def build(context: DemoContext) -> int:
    """Make the lists, the events, the judging and what is open today; returns how many."""
    context.progress("正在办理普法责任、活动和推送……")
    world = World(context)
    made = world.books.fill()
    plans = sorted(_plans(world), key=lambda plan: plan.on)
    numbers = cycle(range(len(world.lecturers)))
    with quiet():
        for n, plan in enumerate(plans):
            _hold(world, plan, n, numbers)
        made += len(plans) + review_year(world)
    return made + Today(world).happen()


def _plans(world: World) -> list[Plan]:
    """Lectures, themed events and camps; every duty of the year is done as often as it says."""
    plan = data()
    slots = [
        duty
        for duty in PublicityDuty.objects.filter(year=world.year).select_related("unit")
        for _time in range(duty.times)
    ]
    world.random.shuffle(slots)
    themed = [_of_duty(world, duty, THEMED[n % len(THEMED)]) for n, duty in enumerate(slots)]
    themed += [_camp(world, n) for n in range(CAMPS)]
    units = cycle(owed())
    while len(themed) < plan["themed"]:
        themed.append(_free(world, next(units), THEMED[len(themed) % len(THEMED)]))
    themed = themed[: plan["themed"]]
    for one, heads in zip(
        themed, spread(world.random, len(themed), plan["themed_heads"], 45, 215), strict=True
    ):
        one.heads = heads
    lectures = [_free(world, next(units), "lecture") for _n in range(plan["lectures"])]
    for one in lectures:
        one.heads, one.series = world.random.randint(28, 95), "85"
    return themed + lectures


def _of_duty(world: World, duty: PublicityDuty, kind: str) -> Plan:
    unit = duty.code.split("-")[1]
    on = world.day_in(*season(world.year, duty.season))
    return Plan(unit, kind, duty.audience, duty.law, on, duty)


def _free(world: World, unit: str, kind: str) -> Plan:
    plan = data()
    audience = world.random.choice(list(plan["where"]))
    on = world.day_in(date(world.year, 1, 5), date(world.year, 12, 30))
    return Plan(unit, kind, audience, world.random.choice(plan["laws"]), on)


def _camp(world: World, n: int) -> Plan:
    on = date(world.year, 7, 11) + timedelta(days=7 * n)
    title = f"青少年暑期法治夏令营第{n + 1}期"
    law = "《未成年人保护法》"
    return Plan("SFJ", "camp", "students", law, on, None, 0, "XLY", title)


def _series_of(plan: Plan) -> str:
    if plan.series:
        return plan.series
    if plan.kind == "cases":
        return "YASF"
    if plan.law == "《民法典》":
        return "MFD"
    if plan.on.month == 9:
        return "MZTJ"
    return "XFXCZ" if plan.law == "《宪法》" and plan.on.month == 12 else ""


def _title(plan: Plan, n: int) -> str:
    """How it is called; what fulfils a duty names its law."""
    if plan.title:
        return plan.title
    every = data()["titles"][plan.kind]
    titles = [one for one in every if plan.duty is None or "{law}" in one] or every
    title: str = titles[n % len(titles)]
    return title.format(law=plan.law, where=data()["where"][plan.audience])


def _hold(world: World, plan: Plan, n: int, lecturers: Any) -> None:
    """One act records it; another one proves it some days later."""
    unit = world.books.units[plan.unit]
    towns = world.towns if unit.kind != "township" else [unit.place_id]
    answers = {
        "filed": "held",
        "title": _title(plan, n),
        "kind": plan.kind,
        "audience": plan.audience,
        "topic": plan.law,
        "series": world.series.get(_series_of(plan)),
        "plan": world.plans.get(plan.duty.pk) if plan.duty else None,
        "duty": plan.duty.pk if plan.duty else None,
        "held_on": plan.on,
        "place": towns[n % len(towns)],
        "venue": data()["venues"][plan.audience],
        "heads": plan.heads,
        "counted": COUNTED[n % len(COUNTED)],
        "handed_out": plan.heads // 10 * 15,
        "lecturers": [world.lecturers[next(lecturers)]] if plan.kind == "lecture" else [],
    }
    at = datetime.combine(plan.on, time(16), CHINA) + timedelta(minutes=n % 60)
    event = file("publicity.event", world.clerk(plan.unit), answers, at=at)
    proof = {"decision": "proved"}
    perform(event.subject_id, "check", world.office, proof, at=at + timedelta(days=5))
