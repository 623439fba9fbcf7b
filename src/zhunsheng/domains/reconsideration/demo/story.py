"""One invented case while it is written: who, against what, and the steps with their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from zhunsheng.commons.district.cast import Business, Citizen
from zhunsheng.domains.reconsideration.demo.situations import Situation
from zhunsheng.domains.reconsideration.demo.world import HANDLERS, World
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.procedures.law import LAW_2023
from zhunsheng.lib.hanzi import date_text, yuan
from zhunsheng.lib.names import surname

FEN = 100


@dataclass(frozen=True)
class Step:
    """One act: on which day, what, by whom, with which form and files (kind and title), at which place."""

    day: date
    action: str
    who: str
    data: dict[str, Any]
    files: tuple[tuple[str, str], ...] = ()
    place: int = 0


@dataclass
class Story:
    """A case; every act adds a step on ``day`` and may move it on."""

    world: World
    situation: Situation
    filed_on: date
    channel: str
    extras: frozenset[str] = frozenset()
    back_entry: str = ""
    township: str = ""
    steps: list[Step] = field(default_factory=list)
    matter: Reconsideration | None = None

    def __post_init__(self) -> None:
        world, random = self.world, self.world.random
        self.number = next(world.numbers)
        self.filed_on = self.day = world.days.after(self.filed_on)
        code = world.respondent(self.situation, self.filed_on)
        assert code is not None
        self.respondent = code
        places = {place.code[6:9]: place for place in world.townships}
        chosen = self.township or random.choice(list(places))
        self.place = places[code[1:] if self.situation.about_township else chosen]
        self.applicant = world.applicant(self.situation, self.place.name)
        self.handler = HANDLERS[self.number % len(HANDLERS)]
        self.accepted_on = self.filed_on
        is_late = bool(self.extras & {"late_reason", "late_known"})
        self.known_on = self.filed_on - timedelta(days=75 if is_late else random.randrange(6, 45))
        acted_on = self.known_on - timedelta(days=random.randrange(0, 6))
        self.act_on = world.days.before(acted_on)
        self.words = self._words()

    @property
    def is_new(self) -> bool:
        """The 2023 law governs."""
        return self.filed_on.isoformat() >= LAW_2023.in_force_from

    @property
    def pronoun(self) -> str:
        """The applicant in a published text: no name."""
        if isinstance(self.applicant, Citizen):
            return f"{surname(self.applicant.name)}某某"
        return "某公司" if self.situation.who.startswith("business") else "某经营者"

    def has(self, extra: str) -> bool:
        """Whether the plan wants ``extra`` to happen in this case."""
        return extra in self.extras

    def do(self, action: str, who: str, *files: tuple[str, str], **data: Any) -> None:
        """Add an act on the story's day."""
        self.steps.append(Step(self.day, action, who, data, files, len(self.steps)))

    def wait(self, least: int, most: int | None = None) -> date:
        """Let working days pass, ``least`` to ``most``; returns the new day."""
        steps = least if most is None else self.world.random.randint(least, most)
        self.day = self.world.days.after(self.day, steps)
        return self.day

    def go_to(self, day: date) -> date:
        """Go to ``day`` or the next working day, never back."""
        self.day = self.world.days.after(max(self.day, day))
        return self.day

    def fill(self, text: str, **words: str) -> str:
        """A text of the situation with its slots filled."""
        return text.format(**{**self.words, **words})

    def _words(self) -> dict[str, str]:
        unit, situation = self.world.units[self.respondent], self.situation
        serial = self.world.random.randrange(3, 190)
        number = f"{unit.document_code}{situation.word}〔{self.act_on.year}〕{serial}号"
        amount = situation.amount or 0
        return {
            "on": date_text(self.act_on),
            "no": number if situation.word else "",
            "amount": yuan(amount * FEN),
            "less": yuan(amount * FEN // 2),
            "place": self.place.name,
        }

    def register(self) -> None:
        """The application comes in."""
        situation, is_wanted = self.situation, self.has
        data = {
            **self._applicant(),
            "respondent": self.world.units[self.respondent],
            "act_kind": situation.act_kind,
            "field": situation.field,
            "act_name": situation.act,
            "act_number": self.words["no"],
            "act_on": self.act_on if situation.word else None,
            "known_on": self.known_on,
            "amount": situation.amount * FEN if situation.amount else None,
            "request": self.fill(situation.request),
            "grounds": self.fill(situation.grounds),
            "wants_stay": is_wanted("stay_granted") or is_wanted("stay_refused"),
            "wants_legal_aid": situation.aid or is_wanted("aid"),
            "channel": self.channel,
            "place": self.place,
        }
        station = f"S{self.place.code[6:9]}"
        if self.channel == "justice_office":
            data["office"] = self.world.units[station]
        who = {"online": "public", "justice_office": f"clerk:{station}"}.get(
            self.channel, "registrar"
        )
        files = [("application", "复议申请书"), ("identity", "身份证明")]
        files += [("act", situation.act)] if situation.word else []
        self.do("register", who, *files, **data)

    def _applicant(self) -> dict[str, Any]:
        who = self.applicant
        common = {"name": who.name, "phone": who.phone, "address": who.address}
        if isinstance(who, Business):
            kind = "company" if self.situation.who.startswith("business") else "sole_trader"
            return {
                **common,
                "kind": kind,
                "credit_code": who.credit_code,
                "legal_representative": who.representative,
            }
        agent = self._agent() if self.has("agent") else {}
        return {**common, **agent, "kind": "person", "id_number": who.id_number}

    def _agent(self) -> dict[str, str]:
        agent = self.world.cast.citizen()
        return {"agent_name": agent.name, "agent_phone": agent.phone}


def in_order(stories: Iterable[Story]) -> list[tuple[Story, Step]]:
    """Every step of every story by day, so that numbers are taken in the order of their dates."""
    every = [(story, step) for story in stories for step in story.steps]
    every.sort(key=lambda one: (one[1].day, one[0].number, one[1].place))
    return every
