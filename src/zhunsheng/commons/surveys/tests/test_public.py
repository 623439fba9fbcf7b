"""The public's pages."""

from __future__ import annotations

from typing import Any

from django.test import Client

from zhunsheng.commons.surveys import ratings, rounds
from zhunsheng.commons.surveys.models import Rating, SurveyAnswer
from zhunsheng.commons.surveys.tests.conftest import a_round
from zhunsheng.kernel.orgs.models import Person, Unit

ANSWER = {"answer": "1", "q1": "0", "q3": "4", "q4": "再来"}


def test_the_progress_page_leads_to_the_rating(citizen: Client, matter: Any) -> None:
    assert "评一评" in citizen.get("/progress/case/").content.decode()
    page = citizen.post("/progress/case/rate/", {"words": "还行"})
    assert page.status_code == 422
    assert "还行" in page.content.decode()
    sent = citizen.post("/progress/case/rate/", {"score": "2", "clear": "3", "words": "慢"})
    assert sent.status_code == 302
    found = Rating.objects.get(matter_id=matter.pk)
    assert (found.score, found.answers, found.channel) == (2, {"clear": 3}, "portal")
    text = citizen.get("/progress/case/").content.decode()
    assert "不满意" in text
    assert "改评价" in text


def test_without_the_query_code_nobody_rates(client: Client, matter: Any) -> None:
    assert client.post("/progress/case/rate/", {"score": "5"}).status_code == 302
    assert not Rating.objects.exists()


def test_a_round_with_codes(client: Client, unit: Unit, keeper: Person) -> None:
    survey = a_round(unit, keeper, "codes")
    (code,) = rounds.make_codes(survey, 1)
    url = f"/survey/{survey.slug}/"
    assert "填写码" in client.get(url).content.decode()
    assert client.post(url, {"code": "XXXX-XXXX"}).status_code == 422
    assert "等了多久" in client.get(f"{url}?c={code}").content.decode()
    wrong = client.post(url, {**ANSWER, "code": code, "q1": ""})
    assert wrong.status_code == 422
    assert "再来" in wrong.content.decode()
    assert client.post(url, {**ANSWER, "code": code}).status_code == 302
    assert client.post(url, {**ANSWER, "code": code}).status_code == 422
    assert SurveyAnswer.objects.count() == 1


def test_an_open_round_and_its_results(client: Client, unit: Unit, keeper: Person) -> None:
    survey = a_round(unit, keeper)
    url = f"/survey/{survey.slug}/"
    assert survey.title in client.get("/survey/").content.decode()
    for _n in range(6):
        assert client.post(url, ANSWER).status_code == 302
    assert client.get(f"{url}results/").status_code == 404
    rounds.close(survey, keeper)
    assert client.get(url).status_code == 410
    rounds.show_results(survey, keeper)
    page = client.get(f"{url}results/").content.decode()
    assert "6份，100.0%" in page
    assert "再来" not in page


def test_opinions_are_public_when_there_are_enough(client: Client, matter: Any) -> None:
    ratings.rate(matter, 5)
    assert "等多一些再公布" in client.get("/ratings/").content.decode()
