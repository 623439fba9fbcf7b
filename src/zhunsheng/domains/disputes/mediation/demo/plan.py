"""Write the stories: which dispute comes when, where, between whom, and by which acts it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import yaml

from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disputes.mediation.demo.structure import (
    CENTRE,
    DEPARTMENTS,
    stations,
)
from zhunsheng.domains.disputes.mediation.law import JUDICIAL, PEOPLE
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.lib.hanzi import yuan

HERE = Path(__file__).parent
FIRST_CODE = 700_000
SOURCES = {"application": 56, "screening": 20, "proactive": 12, "desk": 7, "transfer": 5}
EACH_CAST = 900
"""Disputes for which one cast has names enough."""
EACH_ONLINE, EACH_AT_CENTRE = 40, 15


@lru_cache
def data(name: str) -> Any:
    """One of this folder's data files."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


@dataclass
class Step:
    """One act on its day."""

    day: date
    code: str
    who: str
    data: dict[str, Any]


@dataclass
class Story:
    """One dispute: its procedure, the unit that handles it, its acts; ``matter`` once it is made."""

    number: int
    procedure: str
    unit: str
    steps: list[Step] = field(default_factory=list)
    matter: Any = None


@dataclass(frozen=True)
class Situation:
    """What a dispute is about, with its sum in 分."""

    kind: str
    against: str
    facts: str
    request: str
    agreement: str
    performance: str
    amount: int | None


class Writer:
    """Writes stories day by day; the same random numbers give the same district."""

    def __init__(
        self, random: Random, days: Days, mediators: dict[str, list[tuple[str, str]]]
    ) -> None:
        self.random, self.days, self.mediators = random, days, mediators
        self.numbers = count(1)
        self.cast = Cast("mediation", start=FIRST_CODE)
        self.kinds = list(data("situations"))
        self.weights = [data("situations")[kind]["weight"] for kind in self.kinds]
        self.places = self._places()
        self.towns = list(self.places)

    def _places(self) -> dict[str, list[Place]]:
        """Village-level places by the station that serves them."""
        towns = {row["place"]: row["code"] for row in stations()}
        found: dict[str, list[Place]] = {code: [] for code in towns.values()}
        for place in Place.objects.filter(level=Place.Level.VILLAGE).select_related("parent"):
            if place.parent is not None and place.parent.code in towns:
                found[towns[place.parent.code]].append(place)
        return found

    def situation(self, kind: str = "") -> Situation:
        """What a dispute is about, kinds as often as they come."""
        name = kind or self.random.choices(self.kinds, self.weights)[0]
        row = data("situations")[name]
        case = self.random.choice(row["cases"])
        fen = None
        if "sum" in case:
            least, most = case["sum"]
            fen = self.random.randrange(least, most + 1, 100) * 100
        text = case["agreement"].replace("SUM", yuan(fen) if fen else "")
        return Situation(
            name, row["against"], case["facts"], case["request"], text, case["performance"], fen
        )

    def begin(
        self, day: date, procedure: str, source: str, kind: str = ""
    ) -> tuple[Story, Situation]:
        """A dispute somewhere, with its filing act."""
        number = next(self.numbers)
        if number % EACH_CAST == 0:
            self.cast = Cast(f"mediation{number}", start=FIRST_CODE + number * 10)
        station = self.random.choice(self.towns)
        # The centre settles some itself; most are settled where people live.
        at_centre = number % EACH_AT_CENTRE == 0 and number % EACH_ONLINE
        people = CENTRE if at_centre else station
        unit = {PEOPLE: people, JUDICIAL: CENTRE}.get(procedure, self.random.choice(DEPARTMENTS))
        about = self.situation(kind)
        story = Story(number, procedure, unit)
        place = self.random.choice(self.places[station])
        filing = self._filing(about, place, source)
        who = "public" if source == "application" and number % EACH_ONLINE == 0 else "clerk"
        if who == "public":
            filing |= {"channel": "online"}
        story.steps.append(Step(day, "register", who, filing))
        return story, about

    def _filing(self, about: Situation, place: Place, source: str) -> dict[str, Any]:
        first = self.cast.citizen()
        filing: dict[str, Any] = {
            "kind": about.kind,
            "source": source,
            "place": place.pk,
            "facts": about.facts,
            "request": about.request,
            "amount": about.amount,
            "applicant": first.name,
            "applicant_phone": first.phone,
            "other": self._against(about.against),
            "channel": "counter",
        }
        return {name: value for name, value in filing.items() if value is not None}

    def _against(self, kind: str) -> str:
        if kind == "person":
            return self.cast.name()
        other = self.cast.business("商贸") if kind == "business" else self.cast.shop("商行")
        return other.name

    def mediator(self, unit: str) -> tuple[str, str]:
        """A mediator of the township with the committee; the centre asks any township's."""
        station = unit if unit in self.mediators else self.random.choice(self.towns)
        return self.random.choice(self.mediators[station])

    def source(self) -> str:
        """How a dispute came."""
        return self.random.choices(list(SOURCES), list(SOURCES.values()))[0]

    def day_in(self, year: int, first: date | None = None, last: date | None = None) -> date:
        """A working day of the year."""
        begin, end = first or date(year, 1, 4), last or date(year, 12, 28)
        day = begin + timedelta(days=self.random.randrange((end - begin).days + 1))
        return self.days.before(day)

    def at_once(self, year: int, *, archived: bool) -> Story:
        """One act from registration to oral agreement."""
        day = self.day_in(year)
        story, about = self.begin(day, PEOPLE, self.source())
        story.steps[0].who = "clerk"
        name, committee = self.mediator(story.unit)
        story.steps[0].data |= {
            "channel": "counter",
            "intake": "oral",
            "agreement": about.agreement,
            "performance": about.performance,
            "mediator": name,
            "committee": committee,
            "difficulty": "simple" if about.amount is None else "normal",
        }
        if about.amount:
            story.steps[0].data["settled_amount"] = about.amount
        # The situations say so in words.
        done = "履行完毕" in about.performance
        if done:
            story.steps[0].data["is_performed"] = True
        if archived and not done:
            later = self.days.after(day, 12)
            kept = "done" if self.random.random() < 0.94 else "partly"
            story.steps.append(_visit(later, kept))
            story.steps.append(Step(later, "archive", "clerk", {"retention": "short"}))
        elif archived:
            story.steps.append(
                Step(self.days.after(day, 3), "archive", "clerk", {"retention": "short"})
            )
        return story

    def short(self, day: date, procedure: str = PEOPLE) -> Story:
        """Accepted with both there, mediated, agreed in writing within days."""
        story, about = self.begin(day, procedure, self.source())
        self._accepted_at_once(story, day)
        day = self.days.after(day, self.random.randrange(1, 5))
        story.steps.append(self._session(day, story))
        self._agreed(story, about, self.days.after(day, self.random.randrange(0, 4)))
        return story

    def _accepted_at_once(self, story: Story, day: date) -> None:
        story.steps[0].who = "clerk"
        story.steps[0].data |= {"intake": "accept", "channel": "counter"}
        story.steps.append(Step(day, "appoint", "clerk", self.appointed(story)))

    def appointed(self, story: Story) -> dict[str, Any]:
        """Who mediates, with the committee."""
        name, committee = self.mediator(story.unit)
        return {"outside": name, "committee": committee}

    def _session(self, day: date, story: Story) -> Step:
        return Step(
            day,
            "mediate",
            "clerk",
            {
                "where": "调解室",
                "came": "双方当事人、调解员",
                "content": "双方各自陈述，调解员讲明事理和有关规定，双方就处理办法交换意见。",
            },
        )

    def _agreed(self, story: Story, about: Situation, day: date) -> None:
        agreed = {
            "main_facts": about.facts,
            "responsibility": "双方均有责任，互相谅解。",
            "agreement": about.agreement,
            "performance": about.performance,
            "perform_by": self.days.after(day, 15),
            "difficulty": self.random.choice(("normal", "normal", "hard")),
        }
        if about.amount:
            agreed["settled_amount"] = about.amount
        story.steps.append(Step(day, "agree", "clerk", agreed))

    def full(self, day: date, procedure: str = PEOPLE, *, court: bool = False) -> Story:
        """Every step from the citizen's application to the file."""
        story, about = self.begin(
            day, procedure, "court" if procedure == JUDICIAL else "application"
        )
        story.steps += [
            Step(day, "invite", "clerk", {"how": "phone"}),
            self._accepted(self.days.after(day, 2), story),
            Step(
                self.days.after(day, 4),
                "investigate",
                "clerk",
                {"asked": "知情群众", "content": "了解了事情的经过，与双方所说基本一致。"},
            ),
            self._session(self.days.after(day, 6), story),
        ]
        if story.number % 5 == 0:
            told = {"risk": "medium", "content": "双方情绪激动，家属到场争执。"}
            story.steps.insert(-1, Step(self.days.after(day, 5), "report_risk", "clerk", told))
        agreed = self.days.after(day, 8 + self.random.randrange(4))
        self._agreed(story, about, agreed)
        if court:
            story.steps += self._court(agreed)
        later = self.days.after(agreed, 20)
        story.steps += [
            _visit(later, "done"),
            Step(later, "archive", "clerk", {"retention": "long"}),
        ]
        return story

    def _accepted(self, day: date, story: Story) -> Step:
        answers = {"applicant_agrees": "yes", "other_agrees": "yes"}
        return Step(day, "accept", "clerk", answers | self.appointed(story))

    def _court(self, agreed: date) -> Iterator[Step]:
        asked = self.days.after(agreed, 3)
        yield Step(
            asked,
            "ask_confirmation",
            "clerk",
            {"court": "兴庆区人民法院", "is_joint": True, "confirmation_asked_on": asked},
        )
        taken = self.days.after(asked, 1)
        yield Step(taken, "court_accepts", "clerk", {"confirmation_accepted_on": taken})
        ended = self.days.after(taken, 5)
        result = {"confirmation": "confirmed", "confirmation_ended_on": ended}
        yield Step(ended, "court_decides", "clerk", result)

    def unsettled(self, day: date, how: str, procedure: str = PEOPLE) -> Story:
        """Accepted, and ended without an agreement."""
        source = "court" if procedure == JUDICIAL else self.source()
        story, _about = self.begin(day, procedure, source)
        self._accepted_at_once(story, day)
        later = self.days.after(day, self.random.randrange(3, 9))
        acts: dict[str, dict[str, Any]] = {
            "terminate": {"reason": "双方对数额差距较大，两次调解没有谈拢。"},
            "refuse": {"who": "other", "reason": "对方表示要通过诉讼解决。"},
            "withdraw": {"is_voluntary": True, "reason": "双方自行商量好了。"},
            "transfer": {"destination": "court", "reason": "双方同意由法院处理。"},
        }
        story.steps.append(Step(later, how, "clerk", acts[how]))
        return story

    def unaccepted(self, day: date) -> Story:
        """The other side said no before anybody accepted it."""
        story, _about = self.begin(day, PEOPLE, "application")
        reason = {"who": "other", "reason": "电话征求意见，对方不愿意调解。"}
        story.steps.append(Step(self.days.after(day, 2), "refuse", "clerk", reason))
        return story


def _visit(day: date, performed: str) -> Step:
    said = {
        "done": "协议已经履行，双方没有意见。",
        "partly": "履行了一部分，已经督促。",
        "not": "还没有履行，已经督促并告知可以起诉。",
        "running": "期限还没有到，双方按协议准备。",
    }
    data = {"performed": performed, "how": "phone", "content": said[performed]}
    if performed in ("partly", "not"):
        data["reminded"] = True  # type: ignore[assignment]
    return Step(day, "visit", "clerk", data)
