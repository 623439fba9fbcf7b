"""A paper from its ticket to its result."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zhunsheng.commons.exams import taking
from zhunsheng.commons.exams.frozen import freeze, loaded
from zhunsheng.commons.exams.models import Exam, Sitting
from zhunsheng.commons.exams.testing import right_answers, sit, ticket
from zhunsheng.lib.paper import unpack

pytestmark = pytest.mark.django_db


class TestTicket:
    def test_it_travels_signed(self, exam: Exam) -> None:
        paper = ticket(exam, unit=exam.unit_id, minor=True)
        assert taking.ticket_of(paper.signed()) == paper

    @pytest.mark.parametrize("text", ["", "x", "W10:1:2", "WzFd:1rRxQd:abc"])
    def test_what_was_not_signed_here_is_none(self, text: str) -> None:
        assert taking.ticket_of(text) is None

    def test_the_same_person_and_attempt_get_the_same_paper(self, exam: Exam) -> None:
        first = ticket(exam, "a", 3)
        again = ticket(exam, "a", 3, began=first.began + 500)
        assert again.places() == first.places()
        assert ticket(exam, "a", 4).seed != first.seed != ticket(exam, "b", 3).seed


class TestSlots:
    def test_each_day_has_its_own(self, exam: Exam) -> None:
        exam.attempts = 2
        first = taking.slot_for(exam, date(2022, 5, 10), ())
        assert first == taking.DAY_SLOTS
        second = taking.slot_for(exam, date(2022, 5, 10), {first})
        assert second == first + 1
        assert taking.slot_for(exam, date(2022, 5, 10), {first, second}) is None
        assert taking.slot_for(exam, date(2022, 5, 11), {first, second}) == 2 * taking.DAY_SLOTS

    def test_an_exam_may_have_a_number_for_all_its_days(self, exam: Exam) -> None:
        exam.per, exam.attempts = "exam", 2
        assert taking.slot_for(exam, date(2022, 5, 12), {0}) == 1
        assert taking.slot_for(exam, date(2022, 5, 12), {0, 1}) is None


class TestHandingIn:
    def test_all_right(self, exam: Exam) -> None:
        sitting = sit(ticket(exam))
        assert (sitting.points, sitting.score, sitting.passed, sitting.aside) == (60, 100, True, "")
        assert (sitting.seconds, len(unpack(sitting.answers))) == (60, 5)

    def test_some_wrong(self, exam: Exam) -> None:
        sitting = sit(ticket(exam), wrong=3)
        assert (sitting.points, sitting.score, sitting.passed) == (30, 50, False)

    def test_one_insert_and_nothing_else(self, exam: Exam) -> None:
        paper = ticket(exam)
        chosen, now = right_answers(paper), paper.ends_at
        with CaptureQueriesContext(connection) as queries:
            taking.hand_in(paper, chosen, now)
        assert [query["sql"].split()[0] for query in queries] == ["INSERT"]

    def test_sent_again_the_first_one_stands(self, exam: Exam) -> None:
        paper = ticket(exam)
        first = sit(paper)
        again, fresh = taking.hand_in(paper, [0] * 5, paper.ends_at)
        assert (again.pk, again.points, fresh) == (first.pk, 60, False)
        assert Sitting.objects.count() == 1

    @pytest.mark.parametrize(
        ("seconds", "aside"), [(0, "f"), (19, "f"), (20, ""), (690, ""), (691, "l")]
    )
    def test_too_fast_and_too_late_are_counted_apart(
        self, exam: Exam, seconds: int, aside: str
    ) -> None:
        exam.least_seconds = 20
        exam.bank = freeze(exam, exam.opens_on)
        assert sit(ticket(exam), seconds=seconds).aside == aside

    def test_the_paper_can_be_made_again(self, exam: Exam) -> None:
        paper = ticket(exam)
        kept = Sitting.objects.get(pk=sit(paper, wrong=1).pk)
        assert loaded(kept.bank_id).rules.paper(kept.seed) == paper.places()
        answered = taking.answered(kept)
        assert [one.right for one in answered] == [False, True, True, True, True]
        assert (answered[0].given, answered[1].given) == ("", answered[1].wanted)
        assert sum(one.points for one in answered) == kept.points


class TestAnswers:
    def test_positions_become_options_of_the_bank(self, exam: Exam) -> None:
        places = ticket(exam).places()
        assert taking.answers_from({"q1": ["0"], "q4": ["1", "3"]}, places) == [
            1 << places[0].order[0],
            0,
            0,
            1 << places[3].order[1] | 1 << places[3].order[3],
            0,
        ]

    @pytest.mark.parametrize("sent", ["x", "-1", "9", "4", "", "００"])
    def test_what_the_paper_does_not_offer_is_no_answer(self, exam: Exam, sent: str) -> None:
        assert taking.answers_from({"q1": [sent]}, ticket(exam).places())[0] == 0


def test_time_ends_by_the_servers_clock(exam: Exam) -> None:
    paper = ticket(exam)
    assert paper.ends_at - paper.began_at == timedelta(minutes=10)
