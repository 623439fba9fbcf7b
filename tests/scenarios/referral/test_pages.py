"""The page 待接收, the form that begins with what was handed on, and sending back."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.scenarios.referral.conftest import CODE, Refer
from zhunsheng.domains.disclosure.requests.tests.conftest import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client: Client, house: House) -> Client:
    client.force_login(
        house.people["registrar"], backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def text(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return str(response.content.decode())


def test_what_waits_is_listed_and_leads_to_the_form(clerk: Client, refer: Refer) -> None:
    link = refer()
    page = text(clerk, "/desk/waiting/")
    assert "另一项申请" in page
    assert f"/desk/new/{CODE}/?from={link.pk}" in page
    assert "有1件移交过来的事项等待接收" in text(clerk, f"/desk/list/{CODE}/")
    form = text(clerk, f"/desk/new/{CODE}/?from={link.pk}")
    assert 'value="秦某甲"' in form
    assert "随案材料1份" in form


def test_filing_from_the_form_takes_it(clerk: Client, refer: Refer) -> None:
    link = refer()
    page = clerk.get(f"/desk/new/{CODE}/?from={link.pk}")
    day = page.context["attempt"].day.initial
    data = {**link.data, "key": day["key"], "occurred_on": "2022-12-30"}
    answer = clerk.post(f"/desk/new/{CODE}/?from={link.pk}", data)
    assert answer.status_code == 302
    link.refresh_from_db()
    assert link.to_matter is not None
    assert clerk.get(f"/desk/new/{CODE}/?from={link.pk}").status_code == 404
    assert "没有等待接收的事项" in text(clerk, "/desk/waiting/")


def test_sending_back_needs_a_reason_and_keeps_the_page(clerk: Client, refer: Refer) -> None:
    link = refer()
    assert clerk.post(f"/desk/waiting/{link.pk}/decline/", {"reason": ""}).status_code == 422
    answer = clerk.post(f"/desk/waiting/{link.pk}/decline/", {"reason": "不属于本单位职责"})
    assert answer.status_code == 302
    assert clerk.get(f"/desk/waiting/{link.pk}/decline/").status_code == 404


@pytest.mark.parametrize("asked", ["0", "x", "9" * 30])
def test_a_hand_over_that_is_not_there_is_not_found(
    clerk: Client, refer: Refer, asked: str
) -> None:
    refer()
    assert clerk.get(f"/desk/new/{CODE}/?from={asked}").status_code == 404


def test_the_list_asks_the_same_few_questions_however_much_waits(
    clerk: Client, refer: Refer
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    refer()
    clerk.get("/desk/waiting/")
    with CaptureQueriesContext(connection) as few:
        clerk.get("/desk/waiting/")
    for _ in range(5):
        refer()
    with CaptureQueriesContext(connection) as many:
        clerk.get("/desk/waiting/")
    assert len(many) == len(few)
