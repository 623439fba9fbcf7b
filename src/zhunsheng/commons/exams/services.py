"""Making exams, switching them on and off; every change is an event of the stream ``exam``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from zhunsheng.commons.exams.choices import Difficulty, Kind, Topic
from zhunsheng.commons.exams.frozen import bank_for, freeze, lines_of, rules_for
from zhunsheng.commons.exams.models import Exam
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import clock
from zhunsheng.lib.paper import Line

STREAM = "exam"
"""The ledger stream of exams; the subject is the exam's key."""
SAID = (
    "use",
    "opens_on",
    "closes_on",
    "lines",
    "minutes",
    "pass_score",
    "attempts",
    "per",
    "wait_days",
    "partly",
    "least_seconds",
    "ranked",
)


class ExamRefused(Refused):
    """An exam cannot be opened or taken as it is."""

    code = "exam_refused"


def line_title(line: Line) -> str:
    """A line of the rules in words: 单选题·民法典·容易."""
    words = [
        Topic(line.topic).label if line.topic else "不限专题",
        Kind(line.kind).label if line.kind else "不限题型",
        Difficulty(line.difficulty).label if line.difficulty else "不限难度",
    ]
    return "、".join(words)


@transaction.atomic
def save(exam: Exam, by: Person, at: datetime | None = None) -> Exam:
    """Keep a new exam or changed rules; an exam that is on asks by the changed rules from now on."""
    fresh = exam.pk is None
    if exam.is_on:
        exam.bank = _freeze(exam, at or clock.now())
    exam.save()
    note(exam, "create" if fresh else "change", by, at)
    return exam


@transaction.atomic
def switch_on(exam: Exam, by: Person, at: datetime | None = None) -> Exam:
    """Freeze the bank as it is now and open the exam; again, to take in what changed in the bank.

    Raises ``ExamRefused`` when some paper could not be filled.
    """
    exam.bank, exam.is_on = _freeze(exam, at or clock.now()), True
    exam.save(update_fields=["bank", "is_on"])
    note(exam, "open", by, at)
    return exam


@transaction.atomic
def switch_off(exam: Exam, by: Person, at: datetime | None = None) -> Exam:
    """Hand out no more papers; those that are out may still be handed in."""
    exam.is_on = False
    exam.save(update_fields=["is_on"])
    note(exam, "close", by, at)
    return exam


def _freeze(exam: Exam, at: datetime) -> Any:
    # An exam of a coming month asks what will be in force then.
    on = max(clock.local_date(at), exam.opens_on)
    lines = lines_of(exam)
    if faults := list(shortages(lines, rules_for(lines, bank_for(exam, on)).shortages())):
        refused = ExamRefused(f"题库不够组卷：{faults[0]}", "请补充试题，或者减少这一行的题数。")
        refused.details = faults
        raise refused
    if not lines or not sum(line.count for line in lines):
        raise ExamRefused("组卷规则是空的。", "请至少写一行：题数和每题分值。")
    return freeze(exam, on, at)


def shortages(lines: Sequence[Line], found: Iterator[tuple[int, int, int]]) -> Iterator[str]:
    """What is missing for each line, in words."""
    for at, there, wanted in found:
        title = line_title(lines[at])
        yield f"第{at + 1}行（{title}）有{there}题，连同前面各行可能用掉的，至少要{wanted}题。"


def note(exam: Exam, action: str, by: Person, at: datetime | None = None) -> None:
    """Write what was done into the ledger."""
    said = {name: getattr(exam, name) for name in SAID}
    said |= {"bank": exam.bank_id, "is_on": exam.is_on}
    journal.append(STREAM, exam.pk, action, f"person:{by.pk}", said, person=by, occurred_at=at)
