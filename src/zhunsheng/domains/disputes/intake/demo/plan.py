"""Which intakes come, and what becomes of each. Past ones take few acts, as an office has no time for more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disputes.intake.branches import ended_as
from zhunsheng.domains.disputes.intake.models import Intake
from zhunsheng.domains.disputes.intake.ways import BY_CODE, COURT, PEOPLE
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Place

PAST, LINKED = 300, 90
#: Of a hundred past intakes: answered at once, sent elsewhere, withdrawn; the others are handed on.
HERE, ELSEWHERE, WITHDRAWN = 22, 8, 4
ONE = timedelta(days=1)


@dataclass
class Step:
    """One act on its day."""

    day: date
    code: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass
class Story:
    """One intake and its acts; ``leads_to`` is the case that a business has made of it."""

    number: int
    data: dict[str, Any]
    steps: list[Step] = field(default_factory=list)
    matter: Intake | None = None
    leads_to: Matter | None = None
    way: str = ""


class Plan:
    """Draws the intakes of the year and of today."""

    def __init__(self, context: DemoContext, data: dict[str, Any]) -> None:
        self.context, self.data = context, data
        self.random = context.random
        self.cast = Cast("intake", start=800_000)
        self.days = Days(for_area())
        self.numbers = count(1)
        self.towns = list(
            Place.objects.filter(level=Place.Level.TOWNSHIP)
            .order_by("code")
            .values_list("pk", flat=True)
        )

    def stories(self) -> Iterator[Story]:
        """All of them."""
        linked = self._cases()
        for case, name, phone in linked:
            yield self._linked(case, name, phone)
        for _n in range(PAST - len(linked)):
            yield self._past()
        for row in self.data["today"]:
            yield self._today(row)

    def _cases(self) -> list[tuple[Any, str, str]]:
        """Mediation cases of the year that came from nowhere yet, with their first party; none where there are none."""
        procedure = BY_CODE[PEOPLE].procedure
        if procedure is None:
            return []
        year = self.context.year
        rows = procedure.model._default_manager.filter(
            procedure=PEOPLE,
            received_on__range=(date(year, 1, 10), date(year, 12, 20)),
            comes_from=None,
        ).order_by("pk")
        keys = list(rows.values_list("pk", flat=True))
        chosen = set(self.random.sample(keys, min(LINKED, len(keys))))
        cases = procedure.model._default_manager.in_bulk(chosen)
        parties = Participant.objects.filter(matter__in=chosen, party__isnull=False)
        first: dict[int, Any] = {}
        for row in parties.select_related("party").order_by("pk"):
            first.setdefault(row.matter_id, row.party)
        return [(cases[pk], first[pk].name, first[pk].phone) for pk in sorted(first)]

    def _open_ways(self, kind: str) -> list[str]:
        """Where somebody with such a dispute is sent; the court's window is always there."""
        wanted = {
            "labour": ["labour.arbitration", "aid.case"],
            "decision": ["reconsideration"],
            "environment": ["mediation.administrative"],
        }.get(kind, [PEOPLE])
        found = [code for code in wanted if BY_CODE[code].is_open]
        if not found or self.random.randrange(5) == 0:
            found.append(COURT)
        return found

    def _application(self, kind: str, day: date, **more: Any) -> dict[str, Any]:
        rows = self.data["kinds"].get(kind)
        channels = self.data["channels"]
        citizen = self.cast.citizen()
        found: dict[str, Any] = {
            "name": citizen.name,
            "phone": citizen.phone,
            "place": self.random.choice(self.towns),
            "happened_on": day - timedelta(days=self.random.randrange(5, 200)),
            "channel": self.random.choices(list(channels), list(channels.values()))[0],
            "decision": "none",
        }
        if rows is None:
            row = self.random.choice(self.data["decisions"])
            given = day - timedelta(days=self.random.randrange(2, 40))
            found |= {
                "story": row["story"],
                "wish": row["wish"],
                "wants": ["review"],
                "decision": "administrative",
                "decision_title": row["title"],
                "decision_on": given,
                "happened_on": given,
            }
        else:
            at = self.random.randrange(len(rows["story"]))
            found |= {
                "story": rows["story"][at],
                "wish": rows["wish"][at % len(rows["wish"])],
                "kind": kind,
                "wants": rows["needs"],
            }
        return found | more

    def _kind(self) -> str:
        mix = self.data["mix"]
        return str(self.random.choices([*mix, "decision"], [*mix.values(), 4])[0])

    def _past(self) -> Story:
        """Somewhere in the year."""
        first = date(self.context.year, 1, 4)
        day = self.days.after(first + ONE * self.random.randrange(350))
        kind = self._kind()
        story = Story(next(self.numbers), self._application(kind, day))
        story.steps.append(Step(day, "register"))
        draw = self.random.randrange(100)
        texts = self.data["answers"]
        if draw < HERE or kind == "other":
            story.steps.append(Step(day, "answer_here", {"answer": texts["here"]}))
        elif draw < HERE + ELSEWHERE:
            row = self.random.choice(self.data["elsewhere"])
            story.steps.append(Step(day, "send_elsewhere", dict(row)))
        elif draw < HERE + ELSEWHERE + WITHDRAWN:
            data = {"is_voluntary": True, "solved": "solved", "reason": "双方自己谈好了"}
            story.steps.append(Step(self.days.after(day, 1), "withdraw", data))
        else:
            self._handed_on(story, kind, day)
        return story

    def _handed_on(self, story: Story, kind: str, day: date) -> None:
        """To the windows, answered there, closed."""
        routed = self.days.after(day, self.random.randrange(2))
        story.steps.append(Step(routed, "triage", {"ways": self._open_ways(kind)}))
        ended = self.days.after(routed, self.random.randrange(3, 25))
        settled = self.random.randrange(10) > 0
        how = "settled" if settled else "unsettled"
        answer = {"ended": how, "answer": self.data["answers"][how]}
        story.steps.append(Step(ended, "answers", answer))
        outcome = {"outcome": "01" if settled else "03", "told": "已电话告知"}
        story.steps.append(Step(self.days.after(ended, 1), "close", outcome))

    def _linked(self, case: Any, name: str, phone: str) -> Story:
        """An intake of which a mediation case was made."""
        day = self.days.before(case.received_on)
        data = self._application(case.kind, day, name=name, phone=phone)
        if case.place_id in self.towns:
            data["place"] = case.place_id
        story = Story(next(self.numbers), data, leads_to=case, way=PEOPLE)
        story.steps = [
            Step(day, "register"),
            Step(day, "triage", {"ways": [PEOPLE]}),
            Step(max(day, case.received_on), "linked"),
        ]
        if case.closed_on is not None:
            after = self.days.after(max(case.closed_on, case.received_on), 1)
            story.steps.append(Step(after, "close", {"outcome": self._outcome_of(case)}))
        return story

    def _outcome_of(self, case: Any) -> str:
        return "01" if ended_as(PEOPLE, case) == "settled" else "03"

    def _today(self, row: dict[str, Any]) -> Story:
        """Running work."""
        today = self.context.today
        day = self.days.before(self.days.after(today), row["ago"])
        day = min(day, self.days.before(today))
        more = {name: row[name] for name in ("urgency", "channel") if name in row}
        story = Story(next(self.numbers), self._application(row["kind"], day, **more))
        story.steps.append(Step(day, "register"))
        if row["far"] == "received":
            return story
        ways = self._open_ways(row["kind"])
        story.steps.append(Step(day, "triage", {"ways": ways}))
        if row["far"] == "unsettled":
            data = {"ended": "unsettled", "answer": self.data["answers"]["unsettled"]}
            story.steps.append(Step(min(self.days.after(day, 2), today), "answers", data))
        return story
