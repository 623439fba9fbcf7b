"""Many sittings made quickly: true papers from true seeds, answers by a plain model of who knows what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random

from zhunsheng.commons.exams.choices import Aside
from zhunsheng.commons.exams.frozen import Frozen, loaded
from zhunsheng.commons.exams.models import Exam, Sitting
from zhunsheng.commons.exams.taking import DAY_SLOTS
from zhunsheng.kernel.database import compiled
from zhunsheng.lib import clock
from zhunsheng.lib.paper import Answer, pack, percent

PERSONS, MINORS = 52_000, 9_000
"""Browsers in the district that ever answer; the first of them are children's."""
KNOWN = {"easy": 0.88, "medium": 0.74, "hard": 0.56}
NO_UNIT = 0.62


@dataclass(frozen=True)
class Crowd:
    """What stays the same for all editions: units with their weight, and the luck of this district."""

    random: Random
    units: Sequence[int]
    weights: Sequence[float]

    def unit_of(self, person: int) -> int | None:
        """A person's unit is the same all year; most citizens have none."""
        at = person * 2_654_435_761 % 2**32 / 2**32
        if at < NO_UNIT:
            return None
        at = (at - NO_UNIT) / (1 - NO_UNIT)
        for unit, weight in zip(self.units, self.weights, strict=True):
            if at < weight:
                return unit
            at -= weight
        return self.units[-1]


class Knowledge:
    """For each question how likely it is known, and the wrong answers to it."""

    def __init__(self, frozen: Frozen, random: Random) -> None:
        self.keys = [question.key for question in frozen.questions]
        self.known = [
            min(0.97, KNOWN[question.difficulty] * random.uniform(0.82, 1.1))
            for question in frozen.questions
        ]
        self.wrong = [
            _wrong(question.key, len(question.options), several=question.several)
            for question in frozen.questions
        ]


def _wrong(key: int, options: int, *, several: bool) -> list[int]:
    if not several:
        return [1 << at for at in range(options) if not key >> at & 1]
    return [key ^ (1 << at) for at in range(options) if key ^ (1 << at)]


@dataclass(frozen=True)
class Session:
    """One hour of one day: how many sit, how many of them are children, and why they are counted apart."""

    starts_at: datetime
    slot: int
    n: int
    minors: int
    aside: str = ""


def sessions(
    exam: Exam, n: int, minors: int, hours: Sequence[int], until: datetime
) -> list[Session]:
    """``n`` sittings over the days and hours of an edition, as evenly as whole numbers allow, the first days fuller."""
    days = (min(exam.closes_on, clock.local_date(until)) - exam.opens_on).days + 1
    found = [
        (
            datetime(day.year, day.month, day.day, hour, tzinfo=clock.CHINA),
            at,
            _weight(at, days, day),
        )
        for at in range(days)
        for day in [exam.opens_on + timedelta(days=at)]
        for hour in hours
    ]
    found = [one for one in found if one[0] + timedelta(hours=1) <= until]
    whole = sum(weight for _start, _at, weight in found)
    done, given, made = 0, 0, []
    for start, at, weight in found:
        done += weight
        count = n * done // whole - given
        given += count
        made.append(Session(start, at * DAY_SLOTS, count, count * minors // 100))
    return made


def _weight(at: int, days: int, day: date) -> int:
    """How many come on a day: more at the beginning and at weekends, and never as many as the day before."""
    weekend = 14 if day.weekday() >= 5 else 10
    return (3 * days - 2 * at) * weekend * (9 + day.toordinal() * 7 % 5)


def sit(exam: Exam, crowd: Crowd, found: Sequence[Session]) -> int:
    """Write the sittings of ``found``; returns how many."""
    frozen = loaded(exam.bank_id or "")
    knowledge = Knowledge(frozen, crowd.random)
    written, rows = 0, list[Sitting]()
    for together in _by_day(found):
        for session, persons in _persons(crowd, together):
            moments = sorted(crowd.random.randrange(3600) for _ in persons)
            for person, second in zip(persons, moments, strict=True):
                at = session.starts_at + timedelta(seconds=second)
                rows.append(_sitting(exam, crowd, frozen, knowledge, session, person, at))
        if len(rows) >= 5000:
            compiled.insert_many(rows)
            written, rows = written + len(rows), []
    if rows:
        compiled.insert_many(rows)
    return written + len(rows)


def _by_day(found: Sequence[Session]) -> Iterator[list[Session]]:
    slots: dict[int, list[Session]] = {}
    for session in found:
        slots.setdefault(session.slot, []).append(session)
    yield from slots.values()


def _persons(crowd: Crowd, together: Sequence[Session]) -> Iterator[tuple[Session, list[int]]]:
    """Who sits in each hour of a day: nobody twice on one day."""
    child, adult = crowd.random.randrange(MINORS), crowd.random.randrange(PERSONS - MINORS)
    for session in together:
        young, old = session.minors, session.n - session.minors
        yield (
            session,
            [
                *((child + at) % MINORS for at in range(young)),
                *(MINORS + (adult + at) % (PERSONS - MINORS) for at in range(old)),
            ],
        )
        child, adult = child + young, adult + old


def _sitting(
    exam: Exam,
    crowd: Crowd,
    frozen: Frozen,
    knowledge: Knowledge,
    session: Session,
    person: int,
    at: datetime,
) -> Sitting:
    child = person < MINORS
    seed = sha256(f"{exam.pk}:{person}:{session.slot}".encode()).hexdigest()
    answers, points = _answers(frozen, knowledge, seed, person, crowd.random)
    score = percent(points, frozen.rules.full)
    seconds = _seconds(session.aside, exam, crowd.random)
    return compiled.new(
        Sitting,
        exam_id=exam.pk,
        bank_id=exam.bank_id,
        seed=seed,
        who=sha256(f"browser:{person}".encode()).hexdigest()[:32],
        slot=session.slot,
        unit_id=None if child else crowd.unit_of(person),
        minor=child,
        started_at=at - timedelta(seconds=seconds),
        submitted_at=at,
        seconds=seconds,
        answers=answers,
        points=points,
        score=score,
        passed=score >= exam.pass_score,
        aside=session.aside,
    )


def _answers(
    frozen: Frozen, knowledge: Knowledge, seed: str, person: int, random: Random
) -> tuple[str, int]:
    """Whoever knows more knows more of everything."""
    able = (person * 40_503 % 1000 - 500) / 1800
    answers, points = [], 0
    for question, worth in frozen.rules.draw(seed):
        if random.random() < knowledge.known[question] + able:
            answers.append(Answer(question, knowledge.keys[question], worth))
            points += worth
        else:
            answers.append(Answer(question, random.choice(knowledge.wrong[question]), 0))
    return pack(answers), points


def _seconds(aside: str, exam: Exam, random: Random) -> int:
    if aside == Aside.FAST:
        return random.randrange(4, exam.least_seconds)
    if aside == Aside.LATE:
        return exam.minutes * 60 + random.randrange(120, 3000)
    return random.randrange(45, 420)
