"""The workbench's pages."""

from __future__ import annotations

from typing import Any

from django.test import Client

from zhunsheng.commons.surveys import ratings
from zhunsheng.commons.surveys.models import Survey, SurveyCode
from zhunsheng.commons.surveys.tests.conftest import QUESTIONS, a_round, person
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_from_draft_to_codes(keeper: Person, unit: Unit) -> None:
    client = as_(keeper)
    today = clock.today().isoformat()
    data = {
        "title": "窗口调查",
        "unit": unit.pk,
        "access": "codes",
        "starts_on": today,
        "ends_on": today,
        "questions": "1．好吗？",
    }
    wrong = client.post("/desk/surveys/new/", data)
    assert wrong.status_code == 422
    assert "第1题" in wrong.content.decode()
    assert client.post("/desk/surveys/new/", {**data, "questions": QUESTIONS}).status_code == 302
    survey = Survey.objects.get()
    home = f"/desk/surveys/{survey.pk}/"
    assert "改题目" in client.get(home).content.decode()
    assert QUESTIONS.split("\n", 1)[0] in client.get(f"{home}edit/").content.decode()
    client.post(f"{home}open/")
    sheet = client.post(f"{home}codes/", {"count": "3"})
    assert sheet.content.decode().count("<svg") >= 3
    assert sheet["Cache-Control"] == "private, no-store"
    assert client.post(f"{home}codes/", {"count": "7", "table": "1"}).status_code == 200
    assert SurveyCode.objects.filter(survey=survey).count() == 10
    assert client.post(f"{home}codes/", {"count": "0"}).status_code == 302
    assert client.get(f"{home}results.xlsx").status_code == 200


def test_other_units_and_other_roles_see_nothing(keeper: Person, unit: Unit, chief: Person) -> None:
    survey = a_round(unit, keeper)
    other = Unit.objects.create(code="B", name="演示区民政局", kind="department")
    stranger = person(other, "stranger", "survey_clerk")
    assert as_(stranger).get(f"/desk/surveys/{survey.pk}/").status_code == 404
    assert as_(chief).post(f"/desk/surveys/{survey.pk}/close/").status_code == 403
    assert as_(chief).get(f"/desk/surveys/{survey.pk}/").status_code == 200


def test_the_follow_up_names_no_case(matter: Any, chief: Person) -> None:
    follow = ratings.rate(matter, 1, "没人接电话").follow_up
    assert follow is not None
    page = as_(chief).get(f"/desk/matters/{follow.pk}/").content.decode()
    assert "没人接电话" in page
    assert f"/desk/matters/{matter.pk}/" not in page


def test_opinions_by_service(matter: Any, chief: Person) -> None:
    ratings.rate(matter, 4)
    page = as_(chief).get("/desk/opinions/").content.decode()
    assert "不显示" in page
