"""Counting sittings: from the rows, by a task, into small tables; no counter is written by a visitor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from zhunsheng.commons.exams.choices import Aside
from zhunsheng.commons.exams.frozen import loaded
from zhunsheng.commons.exams.models import DayTally, Exam, QuestionTally, Sitting, UnitTally
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.lib import clock
from zhunsheng.lib.paper import Sums, unpack

DAY = timedelta(days=1)
LATEST = timedelta(days=2)
"""How long after its last day an exam is still counted: late papers come in until then."""
COLUMNS = ("submitted_at", "aside", "minor", "passed", "score", "seconds", "bank_id", "answers")


def recount_due(now: datetime) -> int:
    """Count the last two days of each exam that is going on; returns how many exams."""
    today = clock.local_date(now)
    going = list(Exam.objects.filter(opens_on__lte=today, closes_on__gte=today - LATEST))
    for exam in going:
        recount(exam, now, since=today - DAY)
    return len(going)


@transaction.atomic
def recount(exam: Exam, now: datetime, since: date | None = None) -> None:
    """Count an exam's sittings afresh, from a day on or all of them."""
    rows = Sitting.objects.filter(exam=exam).order_by("submitted_at", "pk")
    days, questions = exam.days.all(), exam.questions.all()
    if since is not None:
        rows = rows.filter(submitted_at__gte=Period(since, since).instants[0])
        days, questions = days.filter(day__gte=since), questions.filter(day__gte=since)
    days.delete()
    questions.delete()
    read = rows.values_list(*COLUMNS).iterator(chunk_size=5000)
    for day, found in groupby(read, key=lambda row: clock.local_date(row[0])):
        _count_day(exam, day, found)
    _count_units(exam)
    exam.counted = sum(exam.days.values_list("n", flat=True))
    exam.counted_at = now
    exam.save(update_fields=["counted", "counted_at"])


def _count_day(exam: Exam, day: date, rows: Iterable[tuple[Any, ...]]) -> None:
    tally = DayTally(
        exam=exam, day=day, n=0, minors=0, passed=0, score=0, seconds=0, fast=0, late=0
    )
    sums: dict[tuple[str, int], Sums] = defaultdict(Sums)
    for _at, aside, minor, passed, score, seconds, bank, answers in rows:
        if aside:
            tally.fast += aside == Aside.FAST
            tally.late += aside == Aside.LATE
            continue
        tally.n += 1
        tally.minors += minor
        tally.passed += passed
        tally.score += score
        tally.seconds += seconds
        keys = _keys(bank)
        for question, chosen, _points in unpack(answers):
            sums[bank, question].add(score, right=chosen == keys[question])
    tally.save(force_insert=True)
    QuestionTally.objects.bulk_create(_question_rows(exam, day, sums))


def _keys(bank: str) -> list[int]:
    return [question.key for question in loaded(bank).questions]


def _question_rows(
    exam: Exam, day: date, sums: dict[tuple[str, int], Sums]
) -> Iterator[QuestionTally]:
    """One row for each question, also when the bank was frozen anew during the day."""
    whole: dict[int, QuestionTally] = {}
    for (bank, index), one in sums.items():
        asked = loaded(bank).questions[index]
        row = whole.setdefault(
            asked.id,
            QuestionTally(
                exam=exam,
                day=day,
                question_id=asked.id,
                topic=asked.topic,
                shown=0,
                right=0,
                score=0,
                squares=0,
                score_right=0,
            ),
        )
        for name in ("shown", "right", "score", "squares", "score_right"):
            setattr(row, name, getattr(row, name) + getattr(one, name))
    return iter(whole.values())


def _count_units(exam: Exam) -> None:
    """Persons by their best sitting; minors are in no ranking."""
    counted = Sitting.objects.filter(exam=exam, aside=Aside.COUNTED, minor=False)
    persons = counted.values_list("unit", "who").annotate(n=Count("pk"), best=Max("score"))
    found: dict[int | None, UnitTally] = {}
    for unit, _who, n, best in persons.order_by().iterator(chunk_size=5000):
        row = found.setdefault(unit, UnitTally(exam=exam, unit_id=unit, persons=0, n=0, best=0))
        row.persons += 1
        row.n += n
        row.best += best
    exam.units.all().delete()
    UnitTally.objects.bulk_create(found.values())
