"""Freezing what an exam asks, and reading it back: once for each process and version, never once for each visitor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from zhunsheng.commons.exams import articles
from zhunsheng.commons.exams.choices import Audience, Kind
from zhunsheng.commons.exams.declare import uses
from zhunsheng.commons.exams.models import Exam, FrozenBank, Question
from zhunsheng.commons.exams.register import key_of, options_of
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import canonical, clock
from zhunsheng.lib.digest import sm3
from zhunsheng.lib.paper import Item, Line, Rules

FORMAT = "zhunsheng-exam/1"
RULES = ("title", "minutes", "pass_score", "attempts", "per", "wait_days", "partly", "ranked")
MEMBERS = ("government", "department", "township")
"""Kinds of units that people may name as theirs."""


@dataclass(frozen=True)
class Asked:
    """A frozen question as a paper shows it."""

    id: int
    version: int
    kind: str
    topic: str
    stem: str
    options: tuple[str, ...]
    key: int
    explanation: str
    articles: tuple[str, ...]
    difficulty: str

    @property
    def several(self) -> bool:
        """Whether more than one option may be chosen."""
        return self.kind == Kind.MULTIPLE


class Frozen:
    """A frozen bank in memory: the rules of the exam, the units that may be named, the questions."""

    def __init__(self, digest: str, content: str) -> None:
        told = json.loads(content)
        self.digest = digest
        self.exam: Mapping[str, Any] = told["exam"]
        self.units: list[tuple[int, str]] = [(pk, label) for pk, label in told["units"]]
        self.lines = [Line(**line) for line in told["lines"]]
        self.questions = [
            Asked(**{**row, "options": tuple(row["options"]), "articles": tuple(row["articles"])})
            for row in told["questions"]
        ]

    @cached_property
    def rules(self) -> Rules:
        """The sampler over these questions."""
        return Rules(self.lines, [item_of(question) for question in self.questions])

    @cached_property
    def unit_ids(self) -> frozenset[int]:
        """Keys of the units that may be named."""
        return frozenset(pk for pk, _label in self.units)

    @property
    def minutes(self) -> int:
        """The time limit."""
        return int(self.exam["minutes"])


def item_of(question: Asked) -> Item:
    """What the sampler needs of it."""
    return Item(
        question.kind,
        question.topic,
        question.difficulty,
        len(question.options),
        question.key,
        fixed=question.kind == Kind.TRUE_FALSE,
    )


@lru_cache(maxsize=64)
def loaded(digest: str) -> Frozen:
    """The frozen bank; its text never changes, so it is read once. Raises ``DoesNotExist``."""
    return Frozen(digest, FrozenBank.objects.get(pk=digest).content)


def bank_for(exam: Exam, on: date) -> list[Question]:
    """The questions in force on a day that fit the exam's use, in the order of their keys."""
    audiences = {Audience.EVERYBODY, *uses[exam.use].audiences}
    rows = Question.objects.in_force(on).filter(audience__in=audiences)
    return list(rows.order_by("pk"))


def lines_of(exam: Exam) -> list[Line]:
    """The rules of the paper."""
    return [Line(**line) for line in exam.lines]


def rules_for(lines: Sequence[Line], questions: Iterable[Question]) -> Rules:
    """The sampler over lines and questions as they are now."""
    return Rules(lines, [item_of(_asked(question)) for question in questions])


def freeze(exam: Exam, on: date, at: datetime | None = None) -> FrozenBank:
    """The bank of a day with the exam's present rules, frozen ``at`` a moment; the same content is the same row."""
    units = Unit.objects.valid_on(on).filter(kind__in=MEMBERS).order_by("pk")
    content = canonical.dumps(
        {
            "format": FORMAT,
            "exam": {name: getattr(exam, name) for name in RULES}
            | {"least_seconds": exam.least_seconds},
            "lines": exam.lines,
            "units": [[unit.pk, unit.label] for unit in units] if exam.ranked else [],
            "questions": [vars(_asked(question)) for question in bank_for(exam, on)],
        }
    ).decode()
    digest = sm3(content.encode())
    n = len(json.loads(content)["questions"])
    row, _made = FrozenBank.objects.get_or_create(
        digest=digest, defaults={"content": content, "n": n, "frozen_at": at or clock.now()}
    )
    return row


def _asked(question: Question) -> Asked:
    values = vars(question)
    return Asked(
        id=question.pk,
        version=question.version,
        kind=question.kind,
        topic=question.topic,
        stem=question.stem,
        options=tuple(options_of(values)),
        key=key_of(values),
        explanation=question.explanation,
        articles=tuple(one.text for one in articles.parse(question.articles)),
        difficulty=question.difficulty,
    )
