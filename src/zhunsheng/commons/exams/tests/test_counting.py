"""What is counted of sittings, and that counting again changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from zhunsheng.commons.exams.counting import recount, recount_due
from zhunsheng.commons.exams.models import DayTally, Exam, QuestionTally, UnitTally
from zhunsheng.commons.exams.testing import sit, ticket
from zhunsheng.kernel.ledger import batches
from zhunsheng.kernel.ledger.models import Batch
from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock as now_

pytestmark = pytest.mark.django_db


@pytest.fixture
def sittings(exam: Exam, unit: Unit) -> None:
    """a twice (the better one second), b, a child; one too fast."""
    sit(ticket(exam, "a", 0, unit=unit.pk), wrong=3)
    sit(ticket(exam, "a", 1, unit=unit.pk))
    sit(ticket(exam, "b", 0), wrong=1)
    sit(ticket(exam, "c", 0, unit=unit.pk, minor=True))
    sitting = sit(ticket(exam, "d", 0))
    type(sitting).objects.filter(pk=sitting.pk).update(aside="f")


def counted(exam: Exam) -> dict[str, Any]:
    recount(exam, now_.now())
    return {name: list(getattr(exam, name).values()) for name in ("days", "questions", "units")}


def test_a_day(exam: Exam, sittings: None) -> None:
    counted(exam)
    day = DayTally.objects.get()
    assert (day.n, day.minors, day.fast, day.late) == (4, 1, 1, 0)
    assert (day.score, day.seconds, day.passed) == (50 + 100 + 83 + 100, 240, 3)
    assert exam.counted == 4


def test_units_count_persons_by_their_best_and_no_children(
    exam: Exam, unit: Unit, sittings: None
) -> None:
    counted(exam)
    rows = UnitTally.objects.values_list("unit", "persons", "n", "best")
    assert set(rows) == {(unit.pk, 1, 2, 100), (None, 1, 1, 83)}


def test_questions(exam: Exam, sittings: None) -> None:
    counted(exam)
    shown = sum(QuestionTally.objects.values_list("shown", flat=True))
    right = sum(QuestionTally.objects.values_list("right", flat=True))
    assert (shown, right) == (20, 20 - 3 - 1)


def test_counting_again_gives_the_same(exam: Exam, sittings: None, clock: Any) -> None:
    def bare(found: dict[str, Any]) -> Any:
        return {name: [{**row, "id": 0} for row in rows] for name, rows in found.items()}

    first = bare(counted(exam))
    assert bare(counted(exam)) == first
    recount(exam, now_.now(), since=exam.opens_on)
    assert DayTally.objects.count() == 1


def test_the_task_counts_what_is_going_on(exam: Exam, sittings: None, clock: Any) -> None:
    assert recount_due(now_.now()) == 1
    clock.move_to("2022-05-18T09:00:00+08:00")
    assert recount_due(now_.now()) == 0
    assert DayTally.objects.get().n == 4


def test_sittings_are_sealed_by_the_hour_and_tampering_is_found(exam: Exam, sittings: None) -> None:
    later = now_.now() + timedelta(hours=2)
    made = list(batches.seal_due(later))
    assert [batch.n for batch in Batch.objects.all()] == [batch.n for batch in made] == [5]
    assert verify().ok
    exam.sittings.filter(who="b").update(score=100)
    [defect] = verify().defects
    assert "原始数据与摘要不符" in defect.message


def test_a_day_is_a_day_in_china(exam: Exam) -> None:
    for hour in (15, 17):
        at = datetime.fromisoformat(f"2022-05-10T{hour}:00:00+00:00")
        sit(ticket(exam, f"w{hour}", began=int(at.timestamp())))
    recount(exam, now_.now())
    assert [day.isoformat() for day in DayTally.objects.values_list("day", flat=True)] == [
        "2022-05-10",
        "2022-05-11",
    ]
