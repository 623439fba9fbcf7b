"""Switching on, changing and off: what is frozen, what is refused, what the ledger says."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.commons.exams import services
from zhunsheng.commons.exams.frozen import loaded
from zhunsheng.commons.exams.models import Exam, FrozenBank, Question
from zhunsheng.commons.exams.register import QUESTIONS
from zhunsheng.commons.exams.services import ExamRefused
from zhunsheng.commons.exams.testing import LINES, fill_bank, make_exam
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.lib.digest import sm3

pytestmark = pytest.mark.django_db


def test_the_bank_is_frozen_under_its_digest(exam: Exam) -> None:
    bank = FrozenBank.objects.get()
    assert (bank.digest, bank.n) == (sm3(bank.content.encode()), 24)
    asked = loaded(bank.digest).questions[3]
    assert (asked.stem, asked.options, asked.articles) == (
        "第3题问什么？",
        ("对", "错"),
        ("《民法典》第四条",),
    )


def test_switching_on_again_takes_in_what_changed(exam: Exam, maker: Person) -> None:
    before = exam.bank_id
    assert services.switch_on(exam, maker).bank_id == before
    edit = Edit(Question.objects.earliest("pk").pk, {"stem": "换了问法？"})
    changing.edit(QUESTIONS, [edit], Change(maker, date(2022, 5, 10), "改"))
    assert services.switch_on(exam, maker).bank_id != before
    assert loaded(before or "").questions[0].stem == "第0题问什么？"


def test_ended_and_unfit_questions_are_not_asked(exam: Exam, maker: Person) -> None:
    first = Question.objects.earliest("pk")
    changing.end(QUESTIONS, [first.pk], Change(maker, date(2022, 5, 9), "法律修改"))
    bank = services.switch_on(exam, maker).bank
    assert bank is not None
    assert bank.n == 23


def test_a_paper_that_could_not_be_filled_is_refused(unit: Unit, maker: Person) -> None:
    fill_bank(6)
    with pytest.raises(ExamRefused) as refusal:
        make_exam(unit, maker, "publicity.sample", lines=[*LINES, {"count": 2, "points": 5}])
    assert "第4行（不限专题、不限题型、不限难度）有6题" in refusal.value.message
    assert not Exam.objects.get().is_on


def test_an_exam_without_rules_is_refused(unit: Unit, maker: Person) -> None:
    with pytest.raises(ExamRefused):
        make_exam(unit, maker, "publicity.sample", lines=[])


def test_every_change_is_an_event(exam: Exam, maker: Person) -> None:
    services.switch_off(exam, maker)
    exam.minutes = 5
    services.save(exam, maker)
    said = Event.objects.filter(stream="exam", subject_id=exam.pk).order_by("sequence")
    assert [event.action for event in said] == ["create", "open", "close", "change"]
    assert '"minutes":5' in said[3].data
    report = verify()
    assert report.ok, report.lines()


def test_changed_rules_of_an_exam_that_is_on_hold_at_once(exam: Exam, maker: Person) -> None:
    exam.minutes = 5
    services.save(exam, maker)
    assert loaded(exam.bank_id or "").minutes == 5
