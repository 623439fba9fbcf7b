"""A citizen takes the quiz: what is asked, what is kept, what a rush costs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from zhunsheng.commons.exams import services
from zhunsheng.commons.exams.counting import recount
from zhunsheng.commons.exams.models import Exam, Sitting
from zhunsheng.commons.exams.slips import CHECK, RESULT, code_of
from zhunsheng.commons.exams.taking import ticket_of
from zhunsheng.commons.exams.testing import sit, ticket
from zhunsheng.domains.publicity.quiz.portal.visitor import COOKIE
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock as times

pytestmark = pytest.mark.django_db


def begin(client: Client, edition: Exam, **answers: Any) -> Any:
    """Press the button and open the paper."""
    sent = {"age": "adult", **answers}
    return client.post(f"/quiz/{edition.pk}/", sent, follow=True)


def answers_to(page: Any, wrong: int = 0) -> dict[str, Any]:
    """The hidden ticket and the right answers to the paper on a page."""
    text = page.content.decode()
    signed = re.search(r'name="ticket" value="([^"]+)"', text)
    assert signed
    paper = ticket_of(signed[1])
    assert paper
    sent: dict[str, Any] = {"ticket": signed[1]}
    for number, place in enumerate(paper.places(), start=1):
        key = paper.frozen.questions[place.question].key
        if number > wrong:
            sent[f"q{number}"] = [at for at, one in enumerate(place.order) if key >> one & 1]
    return sent


def hand_in(client: Client, edition: Exam, sent: dict[str, Any]) -> Any:
    return client.post(f"/quiz/{edition.pk}/paper/", sent, follow=True)


class TestTheWay:
    def test_from_the_start_to_the_result(
        self, client: Client, edition: Exam, unit: Unit, clock: Any
    ) -> None:
        assert client.get("/quiz/").url == f"/quiz/{edition.pk}/"  # type: ignore[attr-defined]
        start = client.get(f"/quiz/{edition.pk}/").content.decode()
        assert "不要姓名、身份证号和电话" in start
        assert "区司法局" in start
        page = begin(client, edition, unit=unit.pk)
        assert page.content.decode().count("<fieldset") == 5
        clock.shift(65)
        done = hand_in(client, edition, answers_to(page, wrong=1)).content.decode()
        assert "答对 4 题，共 5 题" in done
        assert "用时1分5秒" in done
        assert "因为第" in done
        assert "《民法典》第" in done
        kept = Sitting.objects.get()
        assert (kept.score, kept.unit_id, kept.minor, kept.person_id) == (83, unit.pk, False, None)

    def test_a_child_is_asked_the_same_and_named_with_no_unit(
        self, client: Client, edition: Exam, unit: Unit, clock: Any
    ) -> None:
        page = begin(client, edition, age="minor", unit=unit.pk)
        clock.shift(60)
        done = hand_in(client, edition, answers_to(page)).content.decode()
        assert "单位排行" not in done
        kept = Sitting.objects.get()
        assert (kept.unit_id, kept.minor) == (None, True)

    def test_the_age_group_must_be_said(self, client: Client, edition: Exam) -> None:
        refused = client.post(f"/quiz/{edition.pk}/", {"unit": ""})
        assert refused.status_code == 422
        assert "请选一项" in refused.content.decode()

    def test_a_paper_goes_on_after_the_browser_was_closed(
        self, client: Client, edition: Exam, clock: Any
    ) -> None:
        first = answers_to(begin(client, edition))
        clock.shift(120)
        assert "接着答" in client.get(f"/quiz/{edition.pk}/").content.decode()
        again = client.get(f"/quiz/{edition.pk}/paper/")
        assert answers_to(again) == first
        assert 'data-left="480"' in again.content.decode()

    def test_a_paper_without_a_beginning_leads_to_the_start(
        self, client: Client, edition: Exam
    ) -> None:
        answer = client.get(f"/quiz/{edition.pk}/paper/")
        assert answer.url == f"/quiz/{edition.pk}/"  # type: ignore[attr-defined]


class TestOnce:
    def test_sent_twice_it_counts_once(self, client: Client, edition: Exam, clock: Any) -> None:
        page = begin(client, edition)
        clock.shift(60)
        sent = answers_to(page)
        first = hand_in(client, edition, sent)
        again = hand_in(client, edition, {"ticket": sent["ticket"]})
        assert again.redirect_chain == first.redirect_chain
        assert Sitting.objects.count() == 1

    def test_one_attempt_a_day(self, client: Client, edition: Exam, clock: Any) -> None:
        page = begin(client, edition)
        clock.shift(60)
        hand_in(client, edition, answers_to(page))
        assert "明天再来" in client.get(f"/quiz/{edition.pk}/").content.decode()
        begin(client, edition)
        assert client.get(f"/quiz/{edition.pk}/paper/").status_code == 302
        clock.shift(24 * 3600)
        assert "开始答题" in client.get(f"/quiz/{edition.pk}/").content.decode()

    def test_an_older_cookie_gives_no_second_attempt(
        self, client: Client, edition: Exam, clock: Any
    ) -> None:
        page = begin(client, edition)
        before = client.cookies[COOKIE].value
        clock.shift(60)
        hand_in(client, edition, answers_to(page, wrong=5))
        client.cookies[COOKIE] = before
        hand_in(client, edition, answers_to(client.get(f"/quiz/{edition.pk}/paper/")))
        assert Sitting.objects.get().score == 0

    def test_a_forged_cookie_is_a_new_visitor(self, client: Client, edition: Exam) -> None:
        client.cookies[COOKIE] = "W10:forged"
        assert begin(client, edition).status_code == 200

    def test_too_fast_is_set_aside_and_said(self, client: Client, edition: Exam) -> None:
        done = hand_in(client, edition, answers_to(begin(client, edition)))
        assert "答得太快" in done.content.decode()
        assert Sitting.objects.get().aside == "f"

    @pytest.mark.parametrize("signed", ["", "x", "W10:1:2"])
    def test_a_ticket_that_was_not_signed_here_is_refused(
        self, client: Client, edition: Exam, signed: str
    ) -> None:
        answer = hand_in(client, edition, {"ticket": signed})
        assert answer.status_code == 400
        assert "这份卷子打不开了" in answer.content.decode()

    def test_a_ticket_of_another_visitor_leaves_the_cookie_alone(
        self, client: Client, edition: Exam
    ) -> None:
        begin(client, edition)
        other = ticket(edition, "somebody")
        answer = client.post(f"/quiz/{edition.pk}/paper/", {"ticket": other.signed()})
        assert COOKIE not in answer.cookies


class TestWhenItIsOn:
    def test_switched_off_nothing_begins_and_papers_out_are_taken(
        self, client: Client, edition: Exam, maker: Person, clock: Any
    ) -> None:
        page = begin(client, edition)
        services.switch_off(edition, maker)
        clock.shift(60)
        assert "暂停了这一期" in client.get(f"/quiz/{edition.pk}/").content.decode()
        assert hand_in(client, edition, answers_to(page)).status_code == 200
        assert Sitting.objects.count() == 1

    @pytest.mark.parametrize(
        ("day", "words"), [("2022-05-01", "还没有开始"), ("2022-06-01", "这一期不能再答了")]
    )
    def test_outside_its_days(
        self, client: Client, edition: Exam, clock: Any, day: str, words: str
    ) -> None:
        clock.move_to(f"{day}T09:00:00+08:00")
        assert words in begin(client, edition).content.decode()
        assert client.get("/quiz/").status_code == 200

    def test_an_edition_that_is_not_there(self, client: Client, db: None) -> None:
        assert client.get("/quiz/999/").status_code == 404


class TestARush:
    def test_queries(self, client: Client, edition: Exam, clock: Any) -> None:
        """The start asks for the edition, a paper for nothing, handing in is one insert."""
        begin(client, edition)
        addresses = [f"/quiz/{edition.pk}/", f"/quiz/{edition.pk}/paper/"]
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                page = client.get(address)
            found.append([query["sql"].split()[0] for query in queries])
        clock.shift(60)
        with CaptureQueriesContext(connection) as queries:
            client.post(addresses[1], answers_to(page))
        found.append([query["sql"].split()[0] for query in queries])
        assert found == [["SELECT"], [], ["INSERT"]]

    def test_no_session_is_made(self, client: Client, edition: Exam) -> None:
        begin(client, edition)
        assert set(client.cookies) == {COOKIE}


class TestSlip:
    def test_the_name_is_printed_and_not_kept(
        self, client: Client, edition: Exam, clock: Any
    ) -> None:
        kept = sit(ticket(edition))
        address = f"/quiz/result/{code_of(kept, RESULT)}/slip/"
        assert "合格证书" in client.get(address).content.decode()
        page = client.post(address, {"name": "安禾穗"})
        assert "安禾穗于2022年5月10日参加“民法典专场”，成绩为100分" in page.content.decode()
        assert page["Cache-Control"] == "private, no-store"
        assert "安禾穗" not in client.get(address).content.decode()

    def test_the_code_on_it_shows_the_score_and_no_answers(
        self, client: Client, edition: Exam
    ) -> None:
        kept = sit(ticket(edition), wrong=1)
        page = client.get(f"/exams/check/{code_of(kept, CHECK)}/").content.decode()
        assert "得83分" in page
        assert "因为第" not in page

    @pytest.mark.parametrize("code", ["1", "1-", "1-0", "x-1", "99999999999999999999-1", "１-2"])
    def test_codes_cannot_be_guessed(self, client: Client, edition: Exam, code: str) -> None:
        kept = sit(ticket(edition))
        assert client.get(f"/quiz/result/{code}/").status_code == 404
        wrong = code_of(kept, CHECK)
        assert client.get(f"/quiz/result/{wrong}/").status_code == 404


class TestBoard:
    def test_units_with_few_people_are_not_shown(
        self, client: Client, edition: Exam, unit: Unit
    ) -> None:
        other = Unit.objects.create(code="B", name="某局", kind="department")
        for number in range(5):
            sit(ticket(edition, f"a{number}", unit=unit.pk), wrong=number % 2)
        for number in range(4):
            sit(ticket(edition, f"b{number}", unit=other.pk))
        sit(ticket(edition, "c"))
        assert "还没有可以排名的单位" in client.get(f"/quiz/{edition.pk}/board/").content.decode()
        recount(edition, times.now())
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/quiz/{edition.pk}/board/").content.decode()
        assert "区司法局" in page
        assert "93.2" in page
        assert "某局" not in page
        assert "另有 1 个单位不足 5 人" in page
        assert len(queries) == 2
