"""Who may open what: every kind of address for every role; pages cost the same for one row and for many."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pytest_django import Settings

from zhunsheng.domains.reconsideration.tests.conftest import Case, District, _person
from zhunsheng.domains.reconsideration.tests.desk_clients import client_of
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.procedure.engine import file

LIST = "/desk/list/reconsideration/"


@pytest.fixture(autouse=True)
def _records_at_once(settings: Settings) -> None:
    """Access records are written by the request, not by a thread that outlives the test."""
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True


@pytest.fixture
def case(filed: Case) -> Case:
    """An accepted case with documents; leaders and auditors look on."""
    handler = filed.district.people["handler"].pk
    filed.do("accept", "registrar", date(2022, 8, 4), accepted_on="2022-08-01", handler=handler)
    filed.do("send_copy", "handler", date(2022, 8, 5), method="online")
    people = filed.district.people
    people["leader"] = _person("leader", filed.district.organ, "leader")
    people["auditor"] = _person("auditor", filed.district.other, "auditor", Scope.ALL)
    return filed


def addresses(case: Case) -> dict[str, str]:
    """One address of each kind; the notice to the respondent is the document."""
    pk = case.matter.pk
    notice = case.matter.documents.get(kind="reply_notice").pk
    inside = case.matter.documents.get(kind="acceptance").pk
    party = case.matter.participants.get(role="applicant").pk
    return {
        "matter": f"/desk/matters/{pk}/",
        "act": f"/desk/matters/{pk}/do/remark/",
        "archive": f"/desk/matters/{pk}/archive/",
        "party": f"/desk/matters/{pk}/parties/{party}/",
        "notice": f"/desk/documents/{notice}/",
        "notice.docx": f"/desk/documents/{notice}/docx/",
        "inside": f"/desk/documents/{inside}/",
        "copy": f"/desk/new/reconsideration/?copy={pk}",
    }


INSIDE = {
    "matter": 200, "act": 200, "archive": 200, "party": 200,
    "notice": 200, "notice.docx": 200, "inside": 200,
}  # fmt: skip
RESPONDENT = {**INSIDE, "archive": 404, "party": 404, "inside": 404}
NOTHING = dict.fromkeys(INSIDE, 404)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("handler", INSIDE), ("chief", INSIDE), ("registrar", INSIDE), ("organ_head", INSIDE),
        ("leader", INSIDE), ("auditor", INSIDE), ("respondent", RESPONDENT), ("colleague", NOTHING),
        ("outsider", NOTHING), ("justice_office", NOTHING), ("admin", NOTHING),
    ],
)  # fmt: skip
def test_matrix(case: Case, role: str, expected: dict[str, int]) -> None:
    client = client_of(case.district, role)
    urls = addresses(case)
    assert {kind: client.get(urls[kind]).status_code for kind in expected} == expected


@pytest.mark.parametrize("role", ["leader", "auditor", "respondent"])
def test_readers_do_not_act(case: Case, role: str) -> None:
    client = client_of(case.district, role)
    url = f"/desk/matters/{case.matter.pk}/do/remark/"
    given = {"occurred_on": "2022-12-30", "key": "x", "remark": "越权"}
    answer = client.post(url, given)
    assert answer.status_code == 422
    assert "没有办理" in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("chief", True),
        ("leader", True),
        ("respondent", True),
        ("outsider", False),
        ("colleague", False),
        ("admin", False),
    ],
)
def test_lists_searches_and_exports_hold_only_what_one_may_see(
    case: Case, role: str, sees: bool
) -> None:
    client = client_of(case.district, role)
    title = case.matter.title
    assert (title in client.get(LIST).content.decode()) is sees
    assert (title in client.get("/desk/search/", {"q": "演复〔2022〕1号"}).content.decode()) is sees

    sheet = load_workbook(BytesIO(client.get(f"{LIST}export/").content)).active
    assert sheet is not None
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert (title in cells) is sees


ADMIN = [
    "", "r/units/", "r/people/", "r/posts/", "r/grants/", "r/delegations/", "r/duties/", "r/intake-channels/",
    "r/grants/new/", "calendar/", "outbox/", "tasks/",
]  # fmt: skip
AUDIT = ["limits/", "ledger/", "accesses/", "numbers/"]


@pytest.mark.parametrize("page", [*ADMIN, *AUDIT])
def test_administration_is_for_administrators(case: Case, page: str) -> None:
    url = f"/desk/admin/{page}"
    assert client_of(case.district, "admin").get(url).status_code == 200
    for role in ("handler", "chief", "leader", "respondent"):
        assert client_of(case.district, role).get(url).status_code == 403
    auditor = 200 if page in ("", *AUDIT) else 403
    assert client_of(case.district, "auditor").get(url).status_code == auditor


def test_without_rights_or_login_nothing_opens(case: Case) -> None:
    Grant.objects.filter(person=case.district.people["handler"]).delete()
    assert client_of(case.district, "handler").get("/desk/").status_code == 403
    assert Client().get("/desk/").status_code == 302


def more(district: District, application: dict[str, Any], count: int) -> None:
    """Further cases of the district."""
    for at in range(count):
        file(
            "reconsideration",
            district.actor("registrar"),
            application,
            at=date(2022, 9, 1) + timedelta(days=at % 60),
        )


def queries(district: District, role: str, url: str) -> int:
    client = client_of(district, role)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    ("role", "url", "most"), [("registrar", "/desk/", 30), ("chief", LIST, 30)]
)
def test_pages_cost_the_same_for_many_rows(
    case: Case, application: dict[str, Any], role: str, url: str, most: int
) -> None:
    more(case.district, application, 1)
    few = queries(case.district, role, url)
    more(case.district, application, 20)
    assert queries(case.district, role, url) == few
    assert few <= most


def test_matter_page_does_not_ask_for_each_event(case: Case) -> None:
    url = f"/desk/matters/{case.matter.pk}/"
    before = queries(case.district, "handler", url)
    for at in range(10):
        case.do("remark", "handler", date(2022, 8, 6), remark=f"第{at}条")
    assert queries(case.district, "handler", url) - before <= 1
    assert before <= 75


def test_pages_by_key_stay_put_while_cases_come_in(
    case: Case, application: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhunsheng.faces.workbench.views.lists.SIZE", 5)
    more(case.district, application, 12)
    client = client_of(case.district, "chief")

    def numbers(url: str) -> tuple[list[str], str]:
        page = client.get(url)
        table = page.context["table"]
        return [row[0] for row in table.rows], table.older

    first, older = numbers(LIST)
    more(case.district, application, 3)
    second, last = numbers(LIST + older)
    third, end = numbers(LIST + last)
    assert end == ""
    assert len({*first, *second, *third}) == len(first) + len(second) + len(third) == 13


@pytest.mark.parametrize("role", ["leader", "respondent"])
def test_who_may_not_file_is_told_so(case: Case, role: str) -> None:
    client = client_of(case.district, role)
    for answer in (
        client.get("/desk/new/reconsideration/"),
        client.post("/desk/new/reconsideration/"),
    ):
        assert answer.status_code == 403
