"""What an exam's answers say of its questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from zhunsheng.commons.exams.choices import Topic
from zhunsheng.commons.exams.models import Exam
from zhunsheng.lib.paper import Sums

WEAK = 0.1
"""Below this discrimination a question tells good papers from weak ones hardly at all."""
NAMES = ("shown", "right", "score", "squares", "score_right")


@dataclass(frozen=True)
class Judged:
    """A question with its sums over an exam."""

    id: int
    code: str
    stem: str
    topic: str
    sums: Sums

    @property
    def is_doubtful(self) -> bool:
        """Shown often and answered without regard to how good the paper was: look at its key and its words."""
        found = self.sums.discrimination
        return found is not None and found < WEAK


def questions_of(exam: Exam) -> list[Judged]:
    """The questions of an exam, the hardest first; those hardly shown last. One query."""
    named = exam.questions.values_list("question", "question__code", "question__stem", "topic")
    rows: Any = named.annotate(*[Sum(name, default=0) for name in NAMES]).order_by()
    found = [
        Judged(pk, code, stem, Topic(topic).label, Sums(*sums))
        for pk, code, stem, topic, *sums in rows
    ]
    found.sort(key=lambda one: (one.sums.share is None, one.sums.share or 0, one.code))
    return found
