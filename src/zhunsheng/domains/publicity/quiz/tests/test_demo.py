"""The bank of the model district is sound, and its editions can be sat and sum up to the report's figure."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from random import Random

import pytest

from zhunsheng.commons.exams.counting import recount
from zhunsheng.commons.exams.models import Exam, Sitting
from zhunsheng.commons.exams.register import QUESTIONS, check
from zhunsheng.commons.exams.taking import answered
from zhunsheng.commons.exams.testing import SINCE
from zhunsheng.domains.publicity.quiz.demo import crowd, questions
from zhunsheng.domains.publicity.quiz.demo.build import _edition, plan
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock as times

ROWS = list(questions.rows(1))


def test_every_question_is_sound() -> None:
    assert [(row["code"], fault) for row in ROWS for fault in check(row)] == []
    assert max(Counter(row["code"] for row in ROWS).values()) == 1
    assert max(Counter(row["stem"] for row in ROWS).values()) == 1
    assert len(ROWS) >= 120


def test_right_options_do_not_stand_first() -> None:
    letters = Counter(row["answer"] for row in ROWS if row["kind"] == "single")
    assert set(letters) == set("ABCD")
    assert min(letters.values()) > 10


def test_editions_sum_up_to_the_reports_figure() -> None:
    assert sum(one["sittings"] for one in plan()["editions"]) == 100_000


@pytest.mark.django_db
def test_made_sittings_are_true_papers(unit: Unit, maker: Person) -> None:
    changing.add(QUESTIONS, list(questions.rows(unit.pk)), Change(maker, SINCE, "测试"))
    one = plan()["editions"][0]
    exam = _edition(one, [date(2022, 5, 5), date(2022, 5, 8)], unit, maker)
    until = datetime(2022, 5, 9, tzinfo=times.CHINA)
    found = crowd.sessions(exam, 120, 10, plan()["hours"], until)
    people = crowd.Crowd(Random(1), [unit.pk], [1.0])
    assert crowd.sit(exam, people, found) == 120
    recount(exam, until)
    assert Exam.objects.get().counted == 120
    for sitting in Sitting.objects.order_by("?")[:10]:
        rows = answered(sitting)
        assert sum(row.points for row in rows) == sitting.points
        assert all(row.right == (row.given == row.wanted) for row in rows)
