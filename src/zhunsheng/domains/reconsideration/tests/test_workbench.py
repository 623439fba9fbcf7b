"""The workbench pages of a case, each as the person who uses it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import Case, District
from zhunsheng.kernel.access.models import AccessRecord
from zhunsheng.kernel.procedure.engine import file


def client_of(district: District, role: str) -> Client:
    """A browser logged in as the person of a role."""
    client = Client()
    client.force_login(district.people[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def case(filed: Case) -> Case:
    """An accepted case whose copy has gone out."""
    handler = filed.district.people["handler"].pk
    filed.do("accept", "registrar", date(2022, 8, 4), accepted_on="2022-08-01", handler=handler)
    filed.do("send_copy", "handler", date(2022, 8, 5), method="online")
    return filed


def test_inbox_shows_whose_turn_it_is(case: Case) -> None:
    for role, waits in (("respondent", True), ("registrar", False), ("outsider", False)):
        page = client_of(case.district, role).get("/desk/").content.decode()
        assert (case.matter.title in page) is waits


def test_matter_page_explains_the_clock(case: Case) -> None:
    page = (
        client_of(case.district, "handler").get(f"/desk/matters/{case.matter.pk}/").content.decode()
    )
    assert "审理期限" in page or "决定" in page
    assert "次日" in page
    assert "演复〔2022〕1号" in page


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("handler", 200),
        ("chief", 200),
        ("registrar", 200),
        ("organ_head", 200),
        ("respondent", 200),
        ("colleague", 404),
        ("outsider", 404),
        ("justice_office", 404),
        ("admin", 404),
    ],
)
def test_who_may_open_the_case(case: Case, role: str, status: int) -> None:
    client = client_of(case.district, role)
    assert client.get(f"/desk/matters/{case.matter.pk}/").status_code == status


def test_respondent_sees_neither_drafts_nor_internal_records(case: Case) -> None:
    case.do("remark", "handler", date(2022, 8, 6), remark="内部意见不外传")
    inside = (
        client_of(case.district, "handler").get(f"/desk/matters/{case.matter.pk}/").content.decode()
    )
    outside = (
        client_of(case.district, "respondent")
        .get(f"/desk/matters/{case.matter.pk}/")
        .content.decode()
    )
    assert "内部意见不外传" in inside
    assert "内部意见不外传" not in outside
    assert "作办理记录" not in outside


def test_act_on_a_page(case: Case) -> None:
    client = client_of(case.district, "respondent")
    url = f"/desk/matters/{case.matter.pk}/do/acknowledge/"
    assert client.get(url).status_code == 200
    matter_page = f"/desk/matters/{case.matter.pk}/"
    assert "签收副本</a>" in client.get(matter_page).content.decode()
    answer = client.post(url, {"occurred_on": "2022-08-08", "key": "a1"})
    assert answer.status_code == 302
    assert "签收副本：暂不能办" not in client.get(matter_page).content.decode()
    assert Reconsideration.objects.get(pk=case.matter.pk).reply_due_on == date(2022, 8, 18)


def test_refused_act_keeps_what_was_typed(case: Case) -> None:
    client = client_of(case.district, "handler")
    url = f"/desk/matters/{case.matter.pk}/do/suspend/"
    answer = client.post(
        url,
        {
            "occurred_on": "2022-08-01",
            "key": "a2",
            "suspension_ground": "8",
            "reason": "等待另案结果",
        },
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "等待另案结果" in page
    assert "早于上一步" in page


def test_list_filters_and_exports(case: Case) -> None:
    client = client_of(case.district, "chief")
    assert (
        case.matter.title
        in client.get("/desk/list/reconsideration/?act_kind=penalty").content.decode()
    )
    assert (
        case.matter.title
        not in client.get("/desk/list/reconsideration/?act_kind=licence").content.decode()
    )
    answer = client.get("/desk/list/reconsideration/export/")
    assert answer.content[:2] == b"PK"


def test_search_by_party_number_and_initials(case: Case) -> None:
    client = client_of(case.district, "chief")
    for text in ("秦某甲", "演复〔2022〕1号", "qmj"):
        assert case.matter.title in client.get("/desk/search/", {"q": text}).content.decode()
    outsider = client_of(case.district, "outsider")
    assert case.matter.title not in outsider.get("/desk/search/", {"q": "秦某甲"}).content.decode()


def test_no_access_record_for_an_ordinary_matter(case: Case) -> None:
    client_of(case.district, "handler").get(f"/desk/matters/{case.matter.pk}/")
    assert not AccessRecord.objects.exists()


def test_filing_at_the_counter(
    district: District, application: dict[str, object], today: None
) -> None:
    client = client_of(district, "registrar")
    assert client.get("/desk/new/reconsideration/").status_code == 200
    answer = client.post(
        "/desk/new/reconsideration/",
        {**application, "occurred_on": "2022-12-30", "key": "n1"},
        follow=True,
    )
    assert answer.status_code == 200
    assert "查询码" in answer.content.decode()
    again = client.post(
        "/desk/new/reconsideration/", {**application, "occurred_on": "2022-12-30", "key": "n1"}
    )
    assert again.status_code == 302
    assert Reconsideration.objects.count() == 1


def test_list_shows_the_columns_of_the_business(case: Case) -> None:
    page = client_of(case.district, "chief").get("/desk/list/reconsideration/").content.decode()
    assert '<td data-label="行为类别">行政处罚</td>' in page


def test_inbox_list_and_case_say_the_same_of_what_is_left(filed: Case) -> None:
    with time_machine.travel("2022-08-03T09:00:00+08:00", tick=False):
        client = client_of(filed.district, "registrar")
        addresses = ("/desk/", "/desk/list/reconsideration/", f"/desk/matters/{filed.matter.pk}/")
        for address in addresses:
            assert "还剩3个工作日" in client.get(address).content.decode(), address


def test_a_sum_is_said_alike_wherever_it_stands(
    district: District, application: dict[str, Any], today: None
) -> None:
    data = {**application, "amount": "2000"}
    file("reconsideration", district.actor("registrar"), data, at=date(2022, 8, 1))
    matter = Reconsideration.objects.get()
    page = client_of(district, "registrar").get(f"/desk/matters/{matter.pk}/").content.decode()
    assert page.count("2,000元") == 2
    assert "200000" not in page
    correcting = f"/desk/matters/{matter.pk}/do/correct/?event=1&field=amount"
    asked = client_of(district, "registrar").get(correcting).content.decode()
    assert 'value="2,000"' in asked or 'value="2000"' in asked
    copied = f"/desk/new/reconsideration/?copy={matter.pk}"
    assert "200000" not in client_of(district, "registrar").get(copied).content.decode()


def test_an_office_takes_applications_in_for_itself(district: District) -> None:
    page = client_of(district, "justice_office").get("/desk/new/reconsideration/").content.decode()
    office = district.people["justice_office"].unit
    assert '<option value="justice_office" selected>' in page
    assert office is not None
    assert f'<option value="{office.pk}" selected>' in page
