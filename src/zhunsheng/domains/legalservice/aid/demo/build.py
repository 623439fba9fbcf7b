"""Let it happen: registers, past cases in two acts each, cases told act by act, in the order of their days."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from zhunsheng.commons.district import units
from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.legalservice.aid.demo import full, past
from zhunsheng.domains.legalservice.aid.demo.full import Story
from zhunsheng.domains.legalservice.aid.demo.past import Past, Writer
from zhunsheng.domains.legalservice.aid.demo.people import Registry, assignable
from zhunsheng.domains.legalservice.aid.demo.structure import AGENCY, TAKER, plan
from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.domains.legalservice.aid.procedure import CODE
from zhunsheng.domains.legalservice.aid.procedure.services import CODE as HELP
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.lib import clock
from zhunsheng.lib.clock import CHINA

CLIENT = "demo"
PAPER = "演示材料：这里代替申请人提交的照片。演示区的人名和事情都是虚构的。\n".encode()
TELL_DAYS = 7
IMPORTED = "从全国法律援助信息系统导入（演示）"
HELPS = (("duty", "认罪认罚见证", "看守所工作站"), ("drafting", "起诉状", "援助中心窗口"))


@dataclass
class Builder:
    """Makes this part of the model district."""

    context: DemoContext
    staff: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    count: int = 0

    def __post_init__(self) -> None:
        self.today, self.year = self.context.today, self.context.year
        self.staff = Person.objects.select_related("unit").in_bulk(field_name="username")
        self.days = Days(for_area())
        self.cast = Cast("aid", start=700_000)

    def build(self) -> int:
        """Everything; returns how many matters and entries."""
        random = self.context.random
        since = date(self.year - 1, 1, 4)
        made = Registry(self.cast, random, since, units.unit(AGENCY)).fill()
        self.writer = Writer(random, self.cast, self.days, assignable())
        numbers, links = plan(), self._links()
        stories = [*full.of_the_year(self.writer, self.year, numbers["full"])]
        stories += [self._taken(link) for link in links]
        rows = list(past.write(self.writer, self.year, len(links), numbers["full"]))
        happening = [act for row in rows for act in self._acts_of(row)]
        happening += [act for story in stories for act in self._acts_of_story(story)]
        on = self.days.before(self.today)
        for story in full.today(self.writer, on):
            happening += self._acts_of_story(story)
        happening += list(self._helps(random))
        self._play(happening)
        return made + self.count

    def _play(self, happening: list[tuple[date, Callable[[datetime], None]]]) -> None:
        happening.sort(key=lambda one: one[0])
        for number, (day, act) in enumerate(happening):
            if day > self.today:
                continue
            at = datetime.combine(day, time(9), CHINA) + timedelta(minutes=number % 60)
            recent = self.today - day <= timedelta(days=TELL_DAYS)
            with nullcontext() if recent else quiet():
                act(min(at, clock.now()))

    def _links(self) -> list[MatterLink]:
        """Applications for legal aid that came with a reconsideration in the year."""
        rows = MatterLink.objects.filter(
            procedure=CODE, to_matter=None, declined_on=None, referred_on__year=self.year
        )
        limit = date(self.year, 9, 1)
        return list(rows.filter(referred_on__lt=limit).order_by("pk"))

    def _taken(self, link: MatterLink) -> Story:
        """Taken the next day, granted and handled to the end."""
        data = {**link.data, "ground": "31.9", "hardship": "pledge", "phone": self.cast.phone()}
        day = self.days.after(link.referred_on, 1)
        return Story(day, data, list(full.WHOLE), TAKER, link=link.pk)

    # --- past cases: two acts ---
    def _acts_of(self, row: Past) -> list[tuple[date, Callable[[datetime], None]]]:
        actor = Actor("system", "demo", CLIENT)
        held: list[AidCase] = []

        def begin(at: datetime) -> None:
            event = file(CODE, actor, row.application, at=at, back_entry=IMPORTED)
            held.append(AidCase(pk=event.subject_id))
            self.count += 1

        def tell(at: datetime) -> None:
            matter = held[0].pk
            perform(matter, "record_past", actor, row.history, at=at, back_entry=IMPORTED)

        return [(row.received, begin), (row.last, tell)]

    # --- cases told act by act ---
    def _acts_of_story(self, story: Story) -> list[tuple[date, Callable[[datetime], None]]]:
        held: list[AidCase] = []
        day = story.received
        acts: list[tuple[date, Callable[[datetime], None]]] = []

        def begin(at: datetime) -> None:
            held.append(self._file(story, at))

        acts.append((day, begin))
        for days, who, action, data in story.steps:
            day = self.days.after(day, days)

            def act(at: datetime, who: str = who, action: str = action, data: Any = data) -> None:
                self._perform(story, held[0], who, action, data, at)

            acts.append((day, act))
        return acts

    def _file(self, story: Story, at: datetime) -> AidCase:
        data = dict(story.application)
        who = story.who
        if who == "public":
            data["channel"] = "online"
            data.pop("office", None)
        elif who == "station":
            place = data["place"]
            data |= {"channel": "station", "office": self.writer.stations[place.pk]}
        else:
            data["channel"] = data.get("channel") if story.link else "desk"
            data.pop("office", None)
        files = [Upload("identity", BytesIO(PAPER), "身份证.txt")] if who == "public" else []
        actor = self._actor(TAKER if who == "station" else who)
        event = file(CODE, actor, data, files, at=at, taking=story.link)
        self.count += 1
        return AidCase.objects.get(pk=event.subject_id)

    def _perform(
        self, story: Story, case: AidCase, who: str, action: str, data: Any, at: datetime
    ) -> None:
        answers = dict(data)
        if action in ("grant", "grant_first"):
            answers["level"] = story.application.get("level") or "first"
        if action == "grant_first":
            answers["limitation_on"] = story.application["limitation_on"]
        if action == "appoint":
            answers["provider"] = self._provider(story)
        if action == "finish":
            answers["finished_on"] = at.date()
        if action == "pay_subsidy":
            answers["paid_on"] = at.date()
        perform(case, action, self._actor(who), answers, at=at)

    def _provider(self, story: Story) -> Any:
        providers = self.writer.providers
        if story.lawyer:
            return providers[0]
        # The firm with a login keeps to its own cases; everybody else in turn.
        chosen = providers[1:]
        return chosen[(story.received.toordinal() * 7) % len(chosen)]

    def _actor(self, who: str) -> Actor:
        if who not in self.actors:
            found = self.staff.get(who)
            self.actors[who] = Actor.staff(found, client=CLIENT) if found else Actor.public(CLIENT)
        return self.actors[who]

    def _helps(self, random: Any) -> list[tuple[date, Callable[[datetime], None]]]:
        """代拟文书、值班律师: some of every month."""
        acts: list[tuple[date, Callable[[datetime], None]]] = []
        for number in range(60):
            day = self.days.after(date(self.year, 1, 5) + timedelta(days=number * 6))
            kind, topic, where = HELPS[number % 3 == 2]
            given = {
                "kind": kind,
                "topic": topic,
                "where": where,
                "recipients": 1,
                "given": "now",
                "provider": random.choice(self.writer.providers).pk,
            }

            def record(at: datetime, data: dict[str, Any] = given) -> None:
                file(HELP, self._actor(TAKER), data, at=at)
                self.count += 1

            acts.append((day, record))
        return acts


def build(context: DemoContext) -> int:
    """Make the registers and cases; returns how many."""
    context.progress("正在办理法律援助……")
    return Builder(context).build()
