"""The past cases of the model district: what each is about, when it was granted and closed, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.legalservice.aid.demo.structure import plan
from zhunsheng.domains.legalservice.aid.models import AidProvider, SubsidyRate
from zhunsheng.domains.legalservice.aid.procedure.outcomes import DONE, TERMINATED
from zhunsheng.kernel.orgs.models import Place, Unit

GAINS = ("won", "partly", "mediated", "settled")
YUAN = 100


@dataclass
class Past:
    """One case: the answers of its application, its days, its end."""

    received: date
    application: dict[str, Any]
    history: dict[str, Any] = field(default_factory=dict)
    gain: int = 0

    @property
    def last(self) -> date:
        """The day by which everything told of it has happened."""
        return max([self.received, *(v for v in self.history.values() if isinstance(v, date))])


class Writer:
    """Invents applications."""

    def __init__(
        self, random: Random, cast: Cast, days: Days, providers: list[AidProvider]
    ) -> None:
        self.random, self.cast, self.days, self.providers = random, cast, days, providers
        self.plan = plan()
        self.towns = list(Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code"))
        offices = Unit.objects.filter(kind=Unit.Kind.JUSTICE_OFFICE)
        self.stations = {unit.place_id: unit for unit in offices}
        self.rates = {(one.kind, one.level): one.amount for one in SubsidyRate.objects.all()}
        self.names = [self.cast.name() for _one in range(400)]

    def application(self, kind: str = "") -> dict[str, Any]:
        """What somebody asks for."""
        kind = kind or self._weighed("kinds")
        appointed = (
            kind == "criminal" and self.random.random() * 100 < self.plan["appointed_percent"]
        )
        subject, ground, other = self.random.choice(self.plan["subjects"][kind])
        if appointed and ground == "29":
            subject, other = "盗窃罪", "none"
        who, town = self.cast.citizen(), self.random.choice(self.towns)
        found = {
            "name": who.name,
            "id_number": who.id_number,
            "phone": who.phone,
            "address": who.address,
            "kind": kind,
            "subject": subject,
            "level": self.random.choice(self.plan["levels"][kind]),
            "opponents": self._other(other),
            "claim": "请求见申请书。演示数据，内容都是虚构的。",
            "belongs": self._belongs(kind, subject),
            "recipients": self.random.choice((1,) * 19 + (6,)) if kind == "labour" else 1,
        }
        if appointed:
            return found | self._appointed()
        return found | self._asked(ground, town)

    def _weighed(self, name: str) -> str:
        weights: dict[str, int] = self.plan[name]
        return self.random.choices(list(weights), list(weights.values()))[0]

    def _other(self, kind: str) -> str:
        """The other side; their names may come again, as those of employers do."""
        if kind == "none":
            return ""
        if kind == "person":
            return self.random.choice(self.names)
        return f"银川演示{self.random.choice(self.names)[-2:]}{kind}有限公司"

    def _belongs(self, kind: str, subject: str) -> list[str]:
        found = []
        if kind == "labour" or "劳" in subject:
            found += ["migrant"] if self.random.random() < 0.8 else []
        found += ["disabled"] if self.random.random() < 0.06 else []
        found += ["minor"] if kind == "criminal" and self.random.random() < 0.09 else []
        found += ["military"] if self.random.random() < 0.01 else []
        return found

    def _appointed(self) -> dict[str, Any]:
        agency = self.random.choice(("兴庆区人民法院", "兴庆区人民检察院", "兴庆区公安分局"))
        ground = self.random.choice(self.plan["notices"])
        return {"ground": ground, "channel": "notice", "agency": agency, "id_number": ""}

    def _asked(self, ground: str, town: Place) -> dict[str, Any]:
        channel = self._weighed("channels")
        found = {
            "ground": ground,
            "channel": channel,
            "place": town,
            "hardship": "none" if ground.startswith("32") else "pledge",
            "household": self.random.randint(2, 5),
            "income": str(self.random.randint(8, 55) * 100),
        }
        if channel == "station":
            found["office"] = self.stations[town.pk]
        return found

    def accepted(self, on: date, closed: date | None, *, terminated: bool = False) -> Past:
        """A granted case; ``closed`` is when it ended."""
        application = self.application()
        appointed = application["channel"] == "notice"
        received = (
            on if appointed else self.days.before(on - timedelta(days=self.random.randint(1, 5)))
        )
        past = Past(received, application)
        history = past.history
        provider = self.random.choice(self.providers)
        history |= {
            "decided_on": on,
            "assigned_on": self.days.after(on + timedelta(days=self.random.randint(0, 2))),
            "provider_code": provider.code,
            "level": application["level"],
        }
        if closed is not None:
            history["assigned_on"] = min(history["assigned_on"], closed)
            history |= {"ended_on": closed, "outcome": DONE}
            if terminated:
                history["outcome"] = self.random.choice(TERMINATED)[0]
            else:
                self._finish(past, closed)
        return past

    def _finish(self, past: Past, closed: date) -> None:
        kind, level = past.application["kind"], past.application["level"]
        result = self.random.choice(self.plan["results"][kind])
        filed = self.days.after(closed + timedelta(days=self.random.randint(3, 26)))
        paid = self.days.after(filed + timedelta(days=self.random.randint(5, 24)))
        rate = self.rates.get((kind, level)) or self.rates.get((kind, "")) or self.rates[("", "")]
        past.history |= {
            "result": result,
            "filed_on": filed,
            "subsidy": f"{rate / YUAN:.2f}",
            "paid_on": paid,
            "archived_on": self.days.after(paid, 10),
        }
        if self.random.random() < 0.3:
            past.history["score"] = min(self.random.randint(74, 98), 98)
        if result in GAINS and kind in ("civil", "labour", "non_litigation"):
            past.gain = self.random.randint(5, 200)

    def turned(self, on: date, outcome: str) -> Past:
        """An application that did not become a case."""
        application = self.application(self.random.choice(("civil", "labour")))
        received = self.days.before(on - timedelta(days=self.random.randint(1, 5)))
        history = {"ended_on": on, "outcome": outcome, "archived_on": self.days.after(on, 30)}
        if outcome == "A1":
            history["refusal"] = self.random.choice(("means", "scope"))
        return Past(received, application, history)


def spread(rows: list[Past], yuan: int) -> None:
    """Share a sum among the cases that recovered something, in whole yuan, to the last one exactly."""
    weight = sum(one.gain for one in rows)
    left = yuan
    gaining = [one for one in rows if one.gain]
    for one in gaining[:-1]:
        part = yuan * one.gain // weight
        one.history["recovered"], left = str(part), left - part
    gaining[-1].history["recovered"] = str(left)


def days_between(random: Random, days: Days, first: date, last: date) -> date:
    """A working day of a span."""
    day = days.after(first + timedelta(days=random.randrange((last - first).days + 1)))
    return day if day <= last else days.before(last)


def write(writer: Writer, year: int, taken: int, full: int) -> Iterator[Past]:
    """The cases of the year that are told in few acts.

    ``taken`` came from other businesses and ``full`` are told act by act: both are accepted and closed in the year.
    """
    numbers, random, days = writer.plan, writer.random, writer.days
    first, last = date(year, 1, 4), date(year, 12, 30)
    closed_rows: list[Past] = []
    terminated = numbers["terminated"]
    for number in range(numbers["carried_in"]):
        begun = days_between(random, days, date(year - 1, 7, 1), date(year - 1, 12, 28))
        end = days_between(random, days, first, date(year, 6, 30))
        closed_rows.append(writer.accepted(begun, end, terminated=number < terminated // 2))
    own = numbers["closed"] - numbers["carried_in"] - taken - full
    for number in range(own):
        begun = days_between(random, days, first, date(year, 11, 30))
        earliest = min(begun + timedelta(days=20), last)
        end = days_between(random, days, earliest, min(begun + timedelta(days=170), last))
        closed_rows.append(
            writer.accepted(begun, end, terminated=number < terminated - terminated // 2)
        )
    spread([one for one in closed_rows if one.gain], numbers["recovered_yuan"])
    yield from closed_rows
    still_open = numbers["accepted"] - (numbers["closed"] - numbers["carried_in"])
    for _one in range(still_open):
        begun = days_between(random, days, date(year, 9, 1), last)
        past = writer.accepted(
            begun, days_between(random, days, date(year + 1, 1, 9), date(year + 1, 5, 30))
        )
        yield past
    for number in range(numbers["refused"] + numbers["turned"]):
        outcome = "A1" if number < numbers["refused"] else ("A2", "A3", "A4")[number % 3]
        yield writer.turned(days_between(random, days, date(year, 1, 14), last), outcome)
