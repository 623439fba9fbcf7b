"""For tests: a small bank, an exam that is on, sittings by the way that everybody goes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from zhunsheng.commons.exams import services, taking
from zhunsheng.commons.exams.choices import RIGHT, WRONG, Kind, Topic
from zhunsheng.commons.exams.models import Exam, Question, Sitting
from zhunsheng.commons.exams.register import QUESTIONS
from zhunsheng.commons.exams.taking import Ticket
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock

SINCE = date(2022, 1, 1)


def question(number: int, **values: Any) -> dict[str, Any]:
    """The values of a question; every third one may have several answers, every fourth is a 判断题."""
    kind = (Kind.SINGLE, Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE)[number % 4]
    letters = {} if kind == Kind.TRUE_FALSE else {f"option_{x}": f"选项{x}{number}" for x in "abcd"}
    answer = {Kind.SINGLE: "B", Kind.MULTIPLE: "AC", Kind.TRUE_FALSE: (RIGHT, WRONG)[number % 2]}
    return {
        "code": f"T{number:03}",
        "topic": (Topic.CIVIL, Topic.LABOUR)[number % 2],
        "kind": kind,
        "stem": f"第{number}题问什么？",
        "answer": answer[kind],
        "explanation": f"因为第{number}条这样规定。",
        "articles": f"民法典 2020 {number + 1}",
        "valid_from": SINCE,
        **letters,
        **values,
    }


def fill_bank(n: int = 24, **values: Any) -> list[Question]:
    """Put questions into the bank."""
    rows = [question(number, **values) for number in range(n)]
    return changing.add(QUESTIONS, rows, Change(None, SINCE, "测试"))


LINES = [
    {"count": 3, "points": 10, "kind": Kind.SINGLE.value},
    {"count": 1, "points": 20, "kind": Kind.MULTIPLE.value},
    {"count": 1, "points": 10, "kind": Kind.TRUE_FALSE.value},
]


def make_exam(unit: Unit, by: Person, use: str, **values: Any) -> Exam:
    """An exam that is on today."""
    today = clock.today()
    given = {
        "title": "法治答题",
        "opens_on": today - timedelta(days=1),
        "closes_on": today + timedelta(days=5),
        "lines": LINES,
        "minutes": 10,
        **values,
    }
    exam = services.save(Exam(use=use, unit=unit, **given), by)
    return services.switch_on(exam, by)


def ticket(exam: Exam, who: str = "a", slot: int = 0, **values: Any) -> Ticket:
    """A paper handed out now."""
    began = values.pop("began", int(clock.now().timestamp()))
    return Ticket(exam.pk, exam.bank_id or "", who, slot, began, **values)


def right_answers(paper: Ticket) -> list[int]:
    """The right sets for a paper."""
    return [paper.frozen.questions[place.question].key for place in paper.places]


def sit(paper: Ticket, wrong: int = 0, seconds: int = 60, at: datetime | None = None) -> Sitting:
    """Hand in a paper with the first ``wrong`` answers left out."""
    chosen = right_answers(paper)
    chosen[:wrong] = [0] * wrong
    now = at or paper.began_at + timedelta(seconds=seconds)
    return taking.hand_in(paper, chosen, now)[0]
