"""Exams on the workbench: who sees them, making, opening, what was counted."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from zhunsheng.commons.exams.counting import recount
from zhunsheng.commons.exams.models import Exam
from zhunsheng.commons.exams.testing import fill_bank, sit, ticket
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock as times

pytestmark = pytest.mark.django_db
RULES = {
    "use": "publicity.sample",
    "title": "宪法专场",
    "opens_on": "2022-05-10",
    "closes_on": "2022-05-31",
    "minutes": "10",
    "least_seconds": "20",
    "pass_score": "60",
    "attempts": "1",
    "per": "day",
    "wait_days": "0",
    "ranked": "on",
    "line-TOTAL_FORMS": "2",
    "line-INITIAL_FORMS": "0",
    "line-0-count": "5",
    "line-0-points": "20",
}


@pytest.fixture
def browser(maker: Person) -> Client:
    client = Client()
    client.force_login(maker, "django.contrib.auth.backends.ModelBackend")
    return client


def text_of(page: Any) -> str:
    return str(page.content.decode())


class TestAccess:
    def test_other_units_and_businesses_do_not_exist(self, exam: Exam, stranger: Client) -> None:
        assert "还没有答题和考试" in text_of(stranger.get("/desk/exams/"))
        for path in ("", "edit/", "questions/", "preview/", "export/days/", "admission/"):
            assert stranger.get(f"/desk/exams/{exam.pk}/{path}").status_code == 404
        assert stranger.post(f"/desk/exams/{exam.pk}/switch/", {"to": "off"}).status_code == 404

    def test_who_reads_does_not_change(self, exam: Exam, reader: Client) -> None:
        page = text_of(reader.get(f"/desk/exams/{exam.pk}/"))
        assert "停止发卷" not in page
        assert reader.post(f"/desk/exams/{exam.pk}/switch/", {"to": "off"}).status_code == 403
        assert reader.get(f"/desk/exams/{exam.pk}/edit/").status_code == 403
        assert reader.get("/desk/exams/new/").status_code == 403


class TestMaking:
    def test_from_the_form_to_open(self, browser: Client, unit: Unit) -> None:
        fill_bank()
        made = browser.post("/desk/exams/new/", RULES, follow=True)
        exam = Exam.objects.get()
        assert "“宪法专场”已保存" in text_of(made)
        assert exam.lines == [{"count": 5, "points": 20, "kind": "", "topic": "", "difficulty": ""}]
        opened = browser.post(f"/desk/exams/{exam.pk}/switch/", {"to": "on"}, follow=True)
        assert "已按现在的题库定版，共24题" in text_of(opened)
        assert "进行中" in text_of(browser.get("/desk/exams/"))
        browser.post(f"/desk/exams/{exam.pk}/switch/", {"to": "off"})
        exam.refresh_from_db()
        assert not exam.is_on

    def test_too_small_a_bank_is_said_line_by_line(self, browser: Client, unit: Unit) -> None:
        fill_bank(3)
        browser.post("/desk/exams/new/", RULES)
        exam = Exam.objects.get()
        page = browser.post(f"/desk/exams/{exam.pk}/switch/", {"to": "on"}, follow=True)
        assert "有3题，连同前面各行可能用掉的，至少要5题" in text_of(page)

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"closes_on": "2022-05-01"}, "结束日期早于开始日期"),
            ({"line-0-points": ""}, "请写每题几分"),
            ({"line-0-count": "", "line-0-points": ""}, "请至少写一行"),
            ({"line-1-topic": "civil"}, "请写要几题"),
            ({"minutes": "0"}, "1"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(
        self, browser: Client, unit: Unit, values: dict[str, str], words: str
    ) -> None:
        page = browser.post("/desk/exams/new/", {**RULES, **values})
        assert page.status_code == 422
        assert words in text_of(page)
        assert "宪法专场" in text_of(page)
        assert not Exam.objects.exists()


class TestReading:
    def test_counts_units_and_questions(
        self, browser: Client, exam: Exam, unit: Unit, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(40):
            sit(ticket(exam, f"p{number}", unit=unit.pk), wrong=number % 3)
        recount(exam, times.now())
        with django_assert_max_num_queries(20):
            page = text_of(browser.get(f"/desk/exams/{exam.pk}/"))
        assert "40" in page
        assert "区司法局" in page
        with django_assert_max_num_queries(16):
            page = text_of(browser.get(f"/desk/exams/{exam.pk}/questions/"))
        assert "第0题问什么" in page or "第1题问什么" in page

    @pytest.mark.parametrize(
        ("what", "title"), [("days", "日期"), ("units", "名次"), ("questions", "题号")]
    )
    def test_export(self, browser: Client, exam: Exam, what: str, title: str) -> None:
        sit(ticket(exam))
        recount(exam, times.now())
        answer = browser.get(f"/desk/exams/{exam.pk}/export/{what}/")
        sheet = load_workbook(BytesIO(answer.content)).active
        assert sheet is not None
        assert sheet["A1"].value == title

    def test_the_paper_of_a_sitting_is_shown_again(self, browser: Client, exam: Exam) -> None:
        kept = sit(ticket(exam))
        address = f"/desk/exams/{exam.pk}/preview/?seed={kept.seed}&bank={kept.bank_id}"
        page = text_of(browser.get(address))
        places = ticket(exam).places()
        stems = [ticket(exam).frozen.questions[place.question].stem for place in places]
        assert [page.index(stem) for stem in stems] == sorted(page.index(stem) for stem in stems)
        assert browser.get(f"/desk/exams/{exam.pk}/preview/?seed=zz").status_code == 404
        assert browser.get(f"/desk/exams/{exam.pk}/preview/?bank={'0' * 64}").status_code == 404
