"""An exam for people who sign in: the code of the room, saving, going on elsewhere, again later."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.commons.exams import services
from zhunsheng.commons.exams.admitting import admission_code
from zhunsheng.commons.exams.declare import ExamUse, uses
from zhunsheng.commons.exams.models import Exam, OpenPaper, Sitting
from zhunsheng.commons.exams.slips import CHECK, code_of
from zhunsheng.commons.exams.taking import Ticket
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock as times

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An invigilated use that notes who has finished."""
    told: list[int] = []
    use = ExamUse("publicity.sample", "任前考试", invigilated=True, finished=told.append)
    monkeypatch.setitem(uses.__dict__, "_items", {use.code: use})
    return told


@pytest.fixture
def official(unit: Unit, told: list[int]) -> Person:
    """Somebody who has a right in another business only."""
    person = Person.objects.create_user("official", name="安禾穗", unit=unit)
    Grant.objects.create(
        person=person, role="handler", domain="powers", scope="own", starts_on=date(2020, 1, 1)
    )
    return person


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def browser(official: Person) -> Client:
    return browser_of(official)


def begin(browser: Client, exam: Exam) -> Any:
    code = admission_code(exam, times.now())
    return browser.post(f"/desk/exams/{exam.pk}/paper/", {"code": code}, follow=True)


def answers(exam: Exam) -> dict[str, Any]:
    """All right, as the form sends them."""
    opened = OpenPaper.objects.latest("pk")
    paper = Ticket(exam.pk, opened.bank_id, f"person:{opened.person_id}", opened.slot, 0)
    sent: dict[str, Any] = {"hand": "1"}
    for number, place in enumerate(paper.places(), start=1):
        key = paper.frozen.questions[place.question].key
        sent[f"q{number}"] = [at for at, one in enumerate(place.order) if key >> one & 1]
    return sent


def hand_in(browser: Client, exam: Exam, sent: dict[str, Any]) -> Any:
    return browser.post(f"/desk/exams/{exam.pk}/paper/", sent, follow=True)


def test_the_code_of_the_room_is_needed(browser: Client, exam: Exam, clock: Any) -> None:
    address = f"/desk/exams/{exam.pk}/paper/"
    code = admission_code(exam, times.now())
    for wrong in ("", "000000", "１２３４５６"):
        assert browser.post(address, {"code": wrong}).status_code == 422
    clock.shift(1199)
    assert browser.post(address, {"code": code}).status_code in (302, 422)
    OpenPaper.objects.all().delete()
    clock.shift(1200)
    assert browser.post(address, {"code": code}).status_code == 422


def test_the_invigilator_shows_it(maker: Person, exam: Exam, told: list[int]) -> None:
    page = browser_of(maker).get(f"/desk/exams/{exam.pk}/admission/").content.decode()
    assert admission_code(exam, times.now()) in page
    assert "<svg" in page


def test_from_the_code_to_the_slip(
    browser: Client, exam: Exam, official: Person, told: list[int], clock: Any
) -> None:
    page = begin(browser, exam)
    assert page.content.decode().count('class="question"') == 5
    clock.shift(60)
    done = hand_in(browser, exam, answers(exam)).content.decode()
    assert "100分" in done
    kept = Sitting.objects.get()
    assert (kept.person_id, kept.unit_id, kept.seconds) == (official.pk, official.unit_id, 60)
    assert told == [kept.pk]
    slip = browser.get(f"/desk/exams/results/{kept.pk}/slip/").content.decode()
    assert "安禾穗" in slip
    checked = Client().get(f"/exams/check/{code_of(kept, CHECK)}/").content.decode()
    assert "得100分" in checked
    assert "安禾穗" not in checked


def test_saved_answers_go_on_on_another_machine(
    browser: Client, exam: Exam, official: Person, clock: Any
) -> None:
    begin(browser, exam)
    saved = browser.post(f"/desk/exams/{exam.pk}/paper/save/", {"q1": ["2"], "other": ["x"]})
    assert saved.status_code == 204
    assert OpenPaper.objects.get().answers == {"q1": ["2"]}
    clock.shift(60)
    page = browser_of(official).get(f"/desk/exams/{exam.pk}/paper/").content.decode()
    assert page.count(" checked") == 1
    assert 'data-left="540"' in page


def test_handed_in_twice_it_counts_and_tells_once(
    browser: Client, exam: Exam, told: list[int], clock: Any
) -> None:
    begin(browser, exam)
    clock.shift(60)
    sent = answers(exam)
    hand_in(browser, exam, sent)
    hand_in(browser, exam, sent)
    assert (Sitting.objects.count(), len(told)) == (1, 1)
    assert browser.post(f"/desk/exams/{exam.pk}/paper/save/", sent).status_code == 409


def test_again_only_after_the_days_between(
    browser: Client, exam: Exam, maker: Person, official: Person, clock: Any
) -> None:
    exam.per, exam.attempts, exam.wait_days = "exam", 2, 3
    services.save(exam, maker)
    begin(browser, exam)
    clock.shift(60)
    hand_in(browser, exam, {"hand": "1"})
    page = browser.get(f"/desk/exams/{exam.pk}/paper/").content.decode()
    assert "2022年5月13日起可以再考" in page
    clock.move_to("2022-05-13T09:00:00+08:00")
    browser = browser_of(official)
    assert begin(browser, exam).content.decode().count('class="question"') == 5
    hand_in(browser, exam, {"hand": "1"})
    assert "次数已经用完" in browser.get(f"/desk/exams/{exam.pk}/paper/").content.decode()


def test_anothers_result_does_not_exist(
    browser: Client, exam: Exam, maker: Person, clock: Any
) -> None:
    begin(browser, exam)
    clock.shift(60)
    hand_in(browser, exam, answers(exam))
    kept = Sitting.objects.get()
    for path in ("", "slip/"):
        address = f"/desk/exams/results/{kept.pk}/{path}"
        assert browser_of(maker).get(address).status_code == 404
