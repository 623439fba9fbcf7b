"""Taking a paper: handed out as a signed ticket, handed in by one insert.

Nothing is written when a paper is handed out to the public: the ticket says which exam, bank, person and attempt it is
for and when it began, and the paper follows from that. A paper taken twice is the same paper; handed in twice, it
counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime, timedelta

from django.core import signing

from zhunsheng.commons.exams.choices import Aside, Per
from zhunsheng.commons.exams.frozen import Asked, Frozen, loaded
from zhunsheng.commons.exams.models import Exam, Sitting
from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.lib.paper import OPTIONS, Answer, Place, mark, pack, percent, unpack

SALT = "zhunsheng.exams.ticket"
GRACE = timedelta(seconds=90)
"""A slow connection is not the visitor's fault."""
DAY_SLOTS = 32
"""Slots of one day; more than any exam allows attempts."""


@dataclass(frozen=True)
class Ticket:
    """A paper that was handed out: all that has to be known of it. Times are whole seconds since 1970."""

    exam: int
    bank: str
    who: str
    slot: int
    began: int
    unit: int | None = None
    minor: bool = False
    person: int | None = None

    @property
    def seed(self) -> str:
        """The seed of the paper: the same for one person and attempt, so that nobody can ask for an easier paper."""
        return lookup_digest(f"{self.exam}:{self.who}:{self.slot}", "exam-seed")

    @property
    def began_at(self) -> datetime:
        """When it was handed out, by the server's clock."""
        return datetime.fromtimestamp(self.began, UTC)

    @property
    def frozen(self) -> Frozen:
        """The bank that it is drawn from."""
        return loaded(self.bank)

    @property
    def ends_at(self) -> datetime:
        """When the time is over."""
        return self.began_at + timedelta(minutes=self.frozen.minutes)

    def places(self) -> list[Place]:
        """The paper."""
        return self.frozen.rules.paper(self.seed)

    def signed(self) -> str:
        """The ticket as it travels."""
        return signing.Signer(salt=SALT).sign_object(astuple(self))


def ticket_of(text: str) -> Ticket | None:
    """The ticket that was signed here, or None."""
    try:
        return Ticket(*signing.Signer(salt=SALT).unsign_object(text))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def slot_for(exam: Exam, on: date, used: Collection[int]) -> int | None:
    """The next attempt that is open on a day, or None when all are used up."""
    first = (on - exam.opens_on).days * DAY_SLOTS if exam.per == Per.DAY else 0
    return next((slot for slot in range(first, first + exam.attempts) if slot not in used), None)


def answers_from(sent: Mapping[str, Sequence[str]], places: Sequence[Place]) -> list[int]:
    """The sets of chosen options, in the bank's order, from fields q1, q2 … with positions as shown."""
    chosen = []
    for number, place in enumerate(places, start=1):
        shown = {int(text) for text in sent.get(f"q{number}", ()) if text in _POSITIONS}
        chosen.append(sum(1 << place.order[at] for at in shown if at < len(place.order)))
    return chosen


_POSITIONS = frozenset(str(at) for at in range(len(OPTIONS)))


def hand_in(ticket: Ticket, chosen: Sequence[int], now: datetime) -> tuple[Sitting, bool]:
    """Mark the paper and keep it, in one insert; the sitting, and whether it is new.

    Sent again, with the same answers or others, the first one stands.
    """
    sitting = marked(ticket, chosen, now)
    if compiled.insert_new(sitting):
        return sitting, True
    return Sitting.objects.get(exam=ticket.exam, who=ticket.who, slot=ticket.slot), False


def marked(ticket: Ticket, chosen: Sequence[int], now: datetime) -> Sitting:
    """The sitting as it is to be kept."""
    frozen = ticket.frozen
    rules, partly = frozen.rules, bool(frozen.exam["partly"])
    answers = [
        Answer(question, answer, mark(rules.items[question], answer, points, partly=partly))
        for (question, points), answer in zip(rules.draw(ticket.seed), chosen, strict=True)
    ]
    points = sum(answer.points for answer in answers)
    score = percent(points, rules.full)
    return compiled.new(
        Sitting,
        exam_id=ticket.exam,
        bank_id=ticket.bank,
        seed=ticket.seed,
        who=ticket.who,
        slot=ticket.slot,
        person_id=ticket.person,
        unit_id=ticket.unit,
        minor=ticket.minor,
        started_at=ticket.began_at,
        submitted_at=now,
        seconds=max(0, int(now.timestamp()) - ticket.began),
        answers=pack(answers),
        points=points,
        score=score,
        passed=score >= frozen.exam["pass_score"],
        aside=_aside(ticket, frozen, now),
    )


def _aside(ticket: Ticket, frozen: Frozen, now: datetime) -> str:
    if now > ticket.ends_at + GRACE:
        return Aside.LATE.value
    fast = (now - ticket.began_at).total_seconds() < frozen.exam["least_seconds"]
    return Aside.FAST.value if fast else Aside.COUNTED.value


@dataclass(frozen=True)
class Option:
    """One option of an answered question, in the order in which it was shown."""

    letter: str
    text: str
    chosen: bool
    right: bool


@dataclass(frozen=True)
class Answered:
    """One question of a sitting with what was answered."""

    number: int
    question: Asked
    points: int
    worth: int
    options: tuple[Option, ...]

    @property
    def right(self) -> bool:
        """All of its points."""
        return self.points == self.worth

    @property
    def given(self) -> str:
        """The letters that were chosen."""
        return "、".join(one.letter for one in self.options if one.chosen)

    @property
    def wanted(self) -> str:
        """The right letters."""
        return "、".join(one.letter for one in self.options if one.right)


def shown(place: Place, question: Asked, chosen: int = 0) -> tuple[Option, ...]:
    """The options of a place as the paper shows them."""
    return tuple(
        Option(
            OPTIONS[at],
            question.options[option],
            bool(chosen >> option & 1),
            bool(question.key >> option & 1),
        )
        for at, option in enumerate(place.order)
    )


def answered(sitting: Sitting) -> list[Answered]:
    """The paper of a sitting, made again from its seed, with the answers."""
    frozen = loaded(sitting.bank_id)
    found = []
    for number, (place, (index, chosen, points)) in enumerate(
        zip(frozen.rules.paper(sitting.seed), unpack(sitting.answers), strict=True), start=1
    ):
        question = frozen.questions[index]
        options = shown(place, question, chosen)
        found.append(Answered(number, question, points, place.points, options))
    return found
