"""What surrounds a case: who sees it, the pages, alerts, the sheet for back entry, the report, the table."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from zhunsheng.domains.legalservice.aid.exchange import CASES, COLUMNS
from zhunsheng.domains.legalservice.aid.indicators.returns import TABLE
from zhunsheng.domains.legalservice.aid.models import AidCase, AidHelp
from zhunsheng.domains.legalservice.aid.tests.conftest import START, Case, House, begin
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.tables import fill_table
from zhunsheng.insight.reports.report import report
from zhunsheng.kernel.access.models import AccessRecord, Grant
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.exchange.importing import run
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import NotAllowed
from zhunsheng.lib import xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date
BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def test_a_right_in_every_business_opens_no_case(case: Case) -> None:
    leader = Person.objects.create_user("leader", name="测试领导", unit=case.house.bureau)
    Grant.objects.create(
        person=leader, role="leader", domain=Grant.EVERY, scope="all", starts_on=START
    )
    assert not visible(leader, AidCase.objects.all()).exists()
    assert enter(leader).get(f"/desk/matters/{case.matter.pk}/").status_code == 404


def test_a_lawyer_sees_the_own_cases_only(
    case: Case, house: House, application: dict[str, Any]
) -> None:
    other = begin(house, application)
    lawyer = house.people["lawyer"]
    assert not visible(lawyer, AidCase.objects.all()).exists()
    case.handled()
    assert [one.pk for one in visible(lawyer, AidCase.objects.all())] == [case.matter.pk]
    page = enter(lawyer).get("/desk/aid/mine/").content.decode()
    assert str(case.matter.number) in page
    assert str(other.matter.number) not in page
    other.granted().do("appoint", D(2022, 8, 4), provider=house.provider("B1"))
    with pytest.raises(NotAllowed):
        other.do("note", D(2022, 8, 10), "lawyer", progress="meeting", note="x")


def test_a_lawyer_reads_what_is_meant_for_lawyers(case: Case) -> None:
    case.handled()
    page = enter(case.house.people["lawyer"]).get(f"/desk/matters/{case.matter.pk}/")
    words = page.content.decode()
    assert "法律援助指派通知书" in words
    assert "经济困难状况说明和诚信承诺书" not in words
    assert "指派建议" not in words


def test_a_station_takes_in_for_itself_and_sees_its_own(
    house: House, application: dict[str, Any]
) -> None:
    own = begin(house, application, role="station", channel="station", office=house.station)
    begin(house, application)
    seen = visible(house.people["station"], AidCase.objects.all())
    assert [one.pk for one in seen] == [own.matter.pk]
    assert own.matter.place == house.town


def test_who_opens_a_case_is_noted(case: Case) -> None:
    enter(case.house.people["handler"]).get(f"/desk/matters/{case.matter.pk}/")
    assert AccessRecord.objects.filter(matter_id=case.matter.pk).exists()


def test_the_page_suggests_whom_to_assign(case: Case) -> None:
    case.granted()
    page = enter(case.house.people["handler"]).get(f"/desk/matters/{case.matter.pk}/")
    words = page.content.decode()
    assert "指派建议" in words
    assert "已核查2人的利益冲突" in words
    (first,) = [one.title for one in page.context["actions"] if one.kind == "primary"]
    assert first == "指派承办人员"


def test_the_list_costs_the_same_however_long(
    house: House, application: dict[str, Any], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(12):
        begin(house, application)
    client = enter(house.people["handler"])
    client.get("/desk/list/aid.case/")
    with django_assert_max_num_queries(45):
        page = client.get("/desk/list/aid.case/")
    assert page.status_code == 200


def _rules(on: str) -> set[str]:
    with time_machine.travel(f"{on}T10:00:00+08:00", tick=False):
        refresh()
    return set(Alert.objects.filter(ended_on=None).values_list("rule", flat=True))


def test_what_is_late_is_told(case: Case) -> None:
    assert "aid.examine_overdue" in _rules("2022-08-10")
    case.handled(D(2022, 8, 10))
    assert "aid.silent" not in _rules("2022-10-01")
    assert "aid.silent" in _rules("2022-10-11")


def test_a_limitation_that_is_near_is_told(house: House, application: dict[str, Any]) -> None:
    begin(house, application, limitation_on="2022-08-10")
    assert "aid.limitation" in _rules("2022-08-04")


def test_the_file_and_the_subsidy_are_told(case: Case) -> None:
    case.finished(D(2022, 9, 1))
    assert "aid.file_overdue" in _rules("2022-10-09")
    case.do("hand_in", D(2022, 10, 10), "lawyer", work="a", opinion="b", effect="c")
    assert {"aid.subsidy_overdue"} <= _rules("2022-11-10")


ROW: dict[str, Any] = {
    "superior_number": "QG2022-1",
    "received_on": D(2021, 11, 1),
    "name": "秦某甲",
    "kind": "劳动争议调解仲裁",
    "ground": "请求确认劳动关系或者支付劳动报酬",
    "subject": "拖欠工资",
    "channel": "援助中心窗口",
    "belongs": "农民工、妇女",
    "decided_on": D(2021, 11, 5),
    "provider_code": "A1",
    "assigned_on": D(2021, 11, 8),
    "outcome": "结案",
    "ended_on": D(2022, 3, 1),
    "result": "调解",
    "recovered": 1_234_500,
    "filed_on": D(2022, 3, 20),
    "subsidy": 150_000,
    "paid_on": D(2022, 4, 10),
    "archived_on": D(2022, 4, 20),
}


def _take(house: House, *rows: dict[str, Any]) -> Any:
    book = BytesIO(xlsx.write(rows, COLUMNS))
    return run(CASES, book, house.people["registrar"], trial=False)


def test_past_cases_come_in_one_row_each(house: House) -> None:
    waiting = {name: ROW[name] for name in list(ROW)[:7]} | {"superior_number": "QG2022-2"}
    tally = _take(house, ROW, waiting)
    assert (tally.taken, tally.errors) == (2, {})
    first, second = AidCase.objects.order_by("pk")
    assert (first.stage, first.accepted_on, first.closed_on) == (
        "archived",
        D(2021, 11, 5),
        D(2022, 3, 1),
    )
    assert (first.recovered, first.subsidy, first.is_migrant, first.is_woman) == (
        1_234_500,
        150_000,
        True,
        True,
    )
    assert (first.provider.name, first.superior_number) == ("甲律师", "QG2022-1")
    assert (second.stage, second.due_on) == ("applied", D(2021, 11, 10))
    assert _take(house, ROW).taken == 0


def test_a_row_says_what_is_wrong_with_it(house: House) -> None:
    tally = _take(
        house, {**ROW, "provider_code": "没有"}, {**ROW, "superior_number": "2", "belongs": "富人"}
    )
    assert "没有执业证号" in tally.errors[2][0]
    assert "受援人类别" in tally.errors[3][0]


def test_carried_over_cases_explain_why_more_are_closed_than_accepted(
    case: Case, house: House
) -> None:
    case.finished()
    _take(house, ROW)
    got = {
        name: figure(f"aid.{name}", 2022).value
        for name in ("carried_in", "accepted", "closed", "open")
    }
    assert got == {"carried_in": 1, "accepted": 1, "closed": 2, "open": 0}
    assert not fill_table(TABLE, Period.of_year(2022)).imbalances
    assert figure("aid.recovered", 2022).text == "4万元"
    text = report(2022).text()
    assert "受理法律援助案件1件" in text
    assert "办结法律援助案件2件（含上年结转，年初结转1件，年末未结0件）" in text


def test_help_is_counted_apart(house: House) -> None:
    data = {"kind": "duty", "topic": "认罪认罚见证", "recipients": 1, "given": "now"}
    file("aid.help", house.actor("registrar"), data, at=D(2022, 8, 1))
    assert AidHelp.objects.get().closed_on == D(2022, 8, 1)
    assert figure("aid.help_duty", 2022).text == "1次"
    assert figure("aid.accepted", 2022).text == "0件"
