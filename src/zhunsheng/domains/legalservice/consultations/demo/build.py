"""A year of calls and visits, one act each; questions on line; ratings on the spot; entries for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.days import Days
from zhunsheng.commons.surveys import following
from zhunsheng.commons.surveys.models import FollowUp
from zhunsheng.domains.legalservice.consultations.choices import Channel
from zhunsheng.domains.legalservice.consultations.demo.structure import LAWYER, offices
from zhunsheng.domains.legalservice.consultations.knowledge import KNOWLEDGE
from zhunsheng.domains.legalservice.consultations.procedure import CODE
from zhunsheng.domains.legalservice.stations.models import Station
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock

IN_PERSON, ON_LINE = 5298, 96
WAITING = 4
"""Questions on line that wait for an answer today."""
RATED = 12
"""One in so many is rated on the spot."""
SCORES = (5,) * 56 + (4,) * 33 + (3,) * 9 + (2, 1)


class Year:
    """The people, places and days of one year."""

    def __init__(self, context: DemoContext) -> None:
        self.random, self.year = context.random, context.year
        text = Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8")
        self.plan: dict[str, Any] = yaml.safe_load(text)
        self.kinds = list(self.plan["weights"])
        self.weights = list(self.plan["weights"].values())
        self.lawyer = Actor.staff(people.person(LAWYER))
        self.clerks = _clerks()
        self.stations = list(Station.objects.filter(unit__in=self.clerks).order_by("code"))
        area = for_area()
        every = (date(self.year, 1, 4) + timedelta(days=n) for n in range(362))
        self.days = [day for day in every if day.year == self.year and area.is_workday(day)]
        self.steps = Days(area)

    def question(self) -> dict[str, Any]:
        """Something that somebody asks."""
        kind = self.random.choices(self.kinds, self.weights)[0]
        asked = self.random.choice(self.plan[kind])
        return {
            "kind": kind,
            "question": asked["q"],
            "answer": asked["a"],
            "articles": asked["law"],
        }


def _clerks() -> dict[int, Actor]:
    """Who answers at the stations, by the key of the justice office."""
    wanted = [people.clerk_of(code) for code in offices()]
    rows = Person.objects.filter(username__in=wanted).select_related("unit")
    return {one.unit_id: Actor.staff(one) for one in rows if one.unit_id}


def build(context: DemoContext) -> int:
    """Everything; returns how many matters and entries."""
    context.progress("正在登记一年的法律咨询……")
    year = Year(context)
    with quiet():
        for number in range(IN_PERSON):
            _call(year, number)
        for number in range(ON_LINE):
            _online(year, number)
        _low_ones(year)
    for number in range(WAITING):
        _asked_now(year, number, context.today)
    return IN_PERSON + ON_LINE + WAITING + _entries(year)


def _call(year: Year, number: int) -> None:
    """One call or visit: two calls for each three, visits at the stations in turn."""
    day = year.days[number * len(year.days) // IN_PERSON]
    data = {**year.question(), "result": _result(year.random), "minutes": 3 + number % 25}
    # Who is handed on leaves a telephone.
    if data["result"] in ("aid", "mediation"):
        data["phone"] = f"0951-0{900000 + number:06d}"
    if number % RATED == 0:
        data["score"] = str(year.random.choice(SCORES))
    if number % 5 < 3:
        data["channel"], actor = Channel.PHONE, year.lawyer
    else:
        station = year.stations[number % len(year.stations)]
        data |= {"channel": Channel.VISIT, "station": station.pk}
        actor = year.clerks[station.unit_id]
    # Their days are past: the businesses to which they were handed on have their own records of it.
    file(CODE, actor, data, at=day, back_entry="年度台账录入")


def _result(random: Random) -> str:
    return random.choices(("answered", "aid", "mediation", "elsewhere"), (88, 5, 4, 3))[0]


def _online(year: Year, number: int) -> None:
    """Asked on line or at a kiosk, answered within the promise."""
    day = year.days[number * len(year.days) // ON_LINE]
    asked = year.question()
    channel = Channel.KIOSK if number % 4 == 0 else Channel.ONLINE
    data = {"channel": channel, "kind": asked["kind"], "question": asked["question"]}
    if channel == Channel.KIOSK:
        data["station"] = year.stations[number % len(year.stations)].pk
    matter = file(CODE, Actor.public(f"demo:{number}"), data, at=day).subject_id
    answer = {k: asked[k] for k in ("kind", "answer", "articles")} | {"outcome": "answered"}
    perform(matter, "answer", Actor.system(), answer, at=year.steps.after(day, number % 3))


def _asked_now(year: Year, number: int, today: date) -> None:
    """What waits on the desk of whoever tries the role."""
    asked = year.question()
    data = {"channel": Channel.ONLINE, "kind": asked["kind"], "question": asked["question"]}
    at: date | datetime = year.steps.before(today, number) if number else clock.now()
    file(CODE, Actor.public(f"demo:now:{number}"), data, at=at)


def _low_ones(year: Year) -> None:
    """Low ratings of the year were answered."""
    reply = {
        "outcome": "improved",
        "reply": "您说得对，当时没有讲清楚。我们已经让值班律师再次学习，并把要点印成了小册子。",
        "measures": "集中学习一次；常见问题印成小册子。",
    }
    for one in FollowUp.objects.filter(procedure=following.CODE, closed_on=None).order_by("pk"):
        day = year.steps.after(one.received_on, 2)
        perform(one, "reply", Actor.system(), reply, at=min(day, date(year.year, 12, 30)))


def _entries(year: Year) -> int:
    """What was asked most, for everybody."""
    rows = list(_for_all(year))
    change = Change(people.person("aid-chief"), date(year.year, 6, 1), "由咨询整理")
    made = changing.add(KNOWLEDGE, rows, change)
    changing.publish(KNOWLEDGE, [one.pk for one in made], change)
    return len(made)


def _for_all(year: Year) -> Iterator[dict[str, Any]]:
    unit, number = units.unit("FYZ").pk, 0
    for kind in year.kinds:
        for one in year.plan[kind]:
            if one.get("for_all"):
                number += 1
                yield {
                    "code": f"问答〔{year.year}〕演示{number}号",
                    "question": one["q"],
                    "answer": one["a"],
                    "articles": one["law"],
                    "kind": kind,
                    "unit": unit,
                }
