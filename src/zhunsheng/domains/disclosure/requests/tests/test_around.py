"""What surrounds a request: who sees it, the API, alerts, the sheet for back entry, the report."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.disclosure.requests.exchange import COLUMNS, REQUESTS
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.tests.conftest import Case, House, begin
from zhunsheng.faces.api import clients
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.reports.report import report
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.exchange.importing import run
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.lib import xlsx

pytestmark = pytest.mark.django_db
D = date
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_a_department_sees_its_own_requests_only(filed: Case) -> None:
    own = visible(filed.house.people["handler"], DisclosureRequest.objects.all())
    assert own.count() == 1
    others = visible(filed.house.people["township"], DisclosureRequest.objects.all())
    assert not others.exists()


def test_another_organ_finds_no_page(filed: Case) -> None:
    client = Client()
    client.force_login(filed.house.people["township"], backend=BACKEND)
    assert client.get(f"/desk/matters/{filed.matter.pk}/").status_code == 404


def test_desk_shows_facts_and_acts(filed: Case) -> None:
    client = Client()
    client.force_login(filed.house.people["handler"], backend=BACKEND)
    filed.do("ask_third", D(2022, 8, 3), names="虚构公司", question="同意吗")
    page = client.get(f"/desk/matters/{filed.matter.pk}/").content.decode()
    for words in ("征求意见中", "虚构路改造工程施工许可证", "尚未答复", "登记第三方意见"):
        assert words in page
    listed = client.get("/desk/list/disclosure.request/", {"applicant_type": "person"})
    assert str(filed.matter.number) in listed.content.decode()
    empty = client.get("/desk/list/disclosure.request/", {"applicant_type": "legal"})
    assert str(filed.matter.number) not in empty.content.decode()


def test_a_request_handed_in_is_there_to_be_answered(filed: Case) -> None:
    client = Client()
    client.force_login(filed.house.people["handler"], backend=BACKEND)
    page = client.get(f"/desk/matters/{filed.matter.pk}/")
    (first,) = [one.title for one in page.context["actions"] if one.kind == "primary"]
    assert first == "作出答复"
    # It needed no confirmation, and yet its first step is done and not passed over.
    assert [one.state for one in page.context["stages"]] == ["done", "current", "todo", "todo"]


def test_remedies_are_offered_where_they_may_be_recorded(filed: Case) -> None:
    filed.answer(D(2022, 8, 3), "3.6")
    client = Client()
    client.force_login(filed.house.people["handler"], backend=BACKEND)
    url = f"/desk/matters/{filed.matter.pk}/"
    page = client.get(url).content.decode()
    assert f"{url}do/record_remedy/" in page
    assert f'href="{url}do/end_remedy/"' not in page  # nothing is open yet


def test_the_reason_against_an_objection_is_asked_for_only_then(filed: Case) -> None:
    client = Client()
    client.force_login(filed.house.people["handler"], backend=BACKEND)
    url = f"/desk/matters/{filed.matter.pk}/do/answer/"
    assert "third_reason" not in client.get(url).content.decode()
    filed.do("ask_third", D(2022, 8, 3), names="虚构公司", question="同意吗")
    filed.do("third_answered", D(2022, 8, 5), third_view="object")
    assert "third_reason" in client.get(url).content.decode()


def test_whoever_takes_it_in_handles_it(filed: Case) -> None:
    assert filed.matter.handler == filed.house.people["registrar"]


@pytest.mark.parametrize(
    ("now", "codes"),
    [
        ("2022-08-10", set()),
        ("2022-08-26", {"disclosure.due_soon"}),
        ("2022-08-30", {"disclosure.overdue"}),
    ],
)
def test_alerts_of_the_answer(
    house: House, application: dict[str, Any], now: str, codes: set[str]
) -> None:
    with time_machine.travel(f"{now}T10:00:00+08:00", tick=False):
        begin(house, application, D(2022, 8, 1))
        refresh()
        assert set(Alert.objects.values_list("rule", flat=True)) == codes


@pytest.mark.parametrize(
    ("act", "data", "code"),
    [
        ("ask_third", {"names": "虚构公司", "question": "同意吗"}, "third_party_silent"),
        ("ask_organ", {"asked_name": "虚构局", "question": "同意吗"}, "organ_silent"),
        ("charge", {"fee_basis": "pages", "pages": 90, "payee": "专户"}, "unpaid"),
        ("ask_correction", {"missing": "不明确", "correct_days": 5}, "not_corrected"),
    ],
)
def test_alerts_when_others_let_their_time_pass(
    filed: Case, act: str, data: dict[str, Any], code: str
) -> None:
    filed.do(act, D(2022, 8, 3), **data)
    refresh()
    assert f"disclosure.{code}" in set(Alert.objects.values_list("rule", flat=True))


def test_alert_of_an_unconfirmed_request(
    house: House, application: dict[str, Any], today: None
) -> None:
    begin(house, application, D(2022, 12, 26), channel="online")
    refresh()
    assert Alert.objects.get().rule == "disclosure.unconfirmed"


def requests() -> list[DisclosureRequest]:
    """All of them, oldest first."""
    rows: Any = DisclosureRequest.objects.order_by("pk")
    return list(rows)


ROW = {
    "number": "纸2022-1",
    "received_on": D(2022, 3, 2),
    "submitted_on": D(2022, 3, 1),
    "applicant_type": "商业企业",
    "name": "虚构公司",
    "phone": "13900000000",
    "organ": "演示区住房城乡建设局",
    "channel": "互联网",
    "info_name": "施工许可证",
}


def _take(house: House, *rows: dict[str, Any]) -> Any:
    return run(
        REQUESTS,
        BytesIO(xlsx.write(rows, COLUMNS)),
        house.people["registrar"],
        trial=False,
    )


def test_past_requests_come_in_by_their_days(house: House, today: None) -> None:
    ended = {
        **ROW,
        "third_asked_on": D(2022, 3, 4),
        "third_answered_on": D(2022, 3, 18),
        "third_view": "不同意公开",
        "outcome": "不予公开：保护第三方合法权益",
        "closed_on": D(2022, 3, 25),
    }
    tally = _take(house, ended, {**ROW, "number": "纸2022-2"})
    assert (tally.taken, tally.errors) == (2, {})
    first, second = requests()
    assert (first.outcome, first.received_on, first.submitted_on) == (
        "3.4",
        D(2022, 3, 2),
        D(2022, 3, 1),
    )
    assert (first.back_entry, first.applicant_type, first.is_late) == (True, "company", False)
    assert second.stage == "received"
    assert not Event.objects.filter(subject_id=first.pk, data__contains='"violations"').exists()


def test_what_broke_a_rule_comes_in_marked(house: House, today: None) -> None:
    _take(house, {**ROW, "outcome": "不予公开：保护第三方合法权益", "closed_on": D(2022, 3, 25)})
    matter = DisclosureRequest.objects.get()
    assert matter.outcome == "3.4"
    assert Event.objects.filter(subject_id=matter.pk, data__contains="third_asked").exists()
    refresh()
    assert "disclosure.violation" in set(Alert.objects.values_list("rule", flat=True))


def test_another_organs_requests_are_refused_with_row_and_reason(house: House, today: None) -> None:
    tally = _take(house, {**ROW, "organ": "虚构镇人民政府"}, {**ROW, "outcome": "予以公开"})
    assert tally.taken == 0
    assert "不在您可以登记的机关里" in tally.errors[2][0]
    assert "办结日期" in tally.errors[3][0]
    assert not DisclosureRequest.objects.exists()


def test_report_paragraph(filed: Case) -> None:
    filed.answer(D(2022, 8, 10))
    assert "区本级收到政府信息公开申请1件，办结率100%" in report(2022).text()
    assert "平均答复用时7个工作日" in report(2022).text()
    assert "没有收到政府信息公开申请" in report(2021).text()


def test_api_lists_reads_and_acts(filed: Case) -> None:
    cache.clear()
    key = clients.create("外部系统", filed.house.people["handler"], ("read", "act"))[1]
    client, headers = Client(), {"authorization": f"Bearer {key}"}
    url = f"/api/v1/matters/{filed.matter.pk}"
    assert client.get(url, headers=headers).json()["number"] == filed.matter.number
    answer = {"data": {"outcome": "1", "answer": "见附件。"}}
    done = client.post(
        f"{url}/actions/answer",
        answer,
        content_type="application/json",
        headers={**headers, "idempotency-key": "k1"},
    )
    assert done.status_code in (200, 201), done.content
    filed.matter.refresh_from_db()
    assert filed.matter.stage == "answered"
