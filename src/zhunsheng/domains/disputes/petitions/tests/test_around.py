"""What surrounds a petition: desk, alerts, figures, the national system's export, the report."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client

from zhunsheng.domains.disputes.petitions.exchange import COLUMNS, SHEET
from zhunsheng.domains.disputes.petitions.indicators import RETURN
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.domains.disputes.petitions.tests.conftest import Case, House, begin
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.returns import fill
from zhunsheng.insight.reports.report import report
from zhunsheng.kernel.exchange.importing import run
from zhunsheng.lib import xlsx

pytestmark = pytest.mark.django_db
D = date
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_desk_shows_facts_and_acts(accepted: Case) -> None:
    client = Client()
    client.force_login(accepted.house.people["bureau"], backend=BACKEND)
    page = client.get(f"/desk/matters/{accepted.matter.pk}/").content.decode()
    for words in ("办理中", "虚构小区供暖温度不达标", "2022年8月3日转送", "书面答复"):
        assert words in page
    listed = client.get("/desk/list/petition.case/", {"kind": "appeal"}).content.decode()
    assert str(accepted.matter.number) in listed
    empty = client.get("/desk/list/petition.case/", {"kind": "suggestion"}).content.decode()
    assert str(accepted.matter.number) not in empty


@pytest.mark.parametrize(
    ("now", "codes"),
    [
        ("2022-08-05", set()),
        ("2022-08-14", {"petition.telling_soon"}),
        ("2022-08-17", {"petition.telling_overdue"}),
    ],
)
def test_alerts_of_the_first_fifteen_days(
    house: House, appeal: dict[str, Any], now: str, codes: set[str]
) -> None:
    with time_machine.travel(f"{now}T10:00:00+08:00", tick=False):
        begin(house, appeal, D(2022, 8, 1))
        refresh()
        assert set(Alert.objects.values_list("rule", flat=True)) == codes


def test_alert_of_a_report_that_does_not_come(filed: Case) -> None:
    filed.forward(D(2022, 8, 3), forwarding="charge", report_by=D(2022, 9, 30))
    refresh()
    assert "petition.unreported" in set(Alert.objects.values_list("rule", flat=True))


def test_figures_of_a_year(house: House, appeal: dict[str, Any], answered: Case) -> None:
    begin(house, appeal, D(2022, 10, 1), kind="suggestion").answer(D(2022, 10, 2), "office", "P1")
    routed = begin(house, appeal, D(2022, 10, 8))
    routed.do("route", D(2022, 11, 8), "office", outcome="R2", where="仲裁委", reason="劳动争议")
    begin(house, appeal, D(2022, 12, 20))
    values = {
        "received": 4,
        "closed": 3,
        "carried_out": 1,
        "forwarded": 1,
        "informed": 3,
        "informed_in_time": 2,
        "concluded": 1,
        "routed": 1,
    }
    for code, value in values.items():
        assert figure(f"petition.{code}", 2022).value == value, code
    assert figure("petition.telling_rate", 2022).text == "66.7%"
    assert figure("petition.closing_rate", 2022).text == "100%"
    filled = fill(RETURN, Period.of_year(2022))
    assert filled.imbalances == ()
    assert "登记信访事项4件" in report(2022).text()


def test_the_report_is_silent_without_petitions(house: House) -> None:
    assert "信访" not in report(2021).text()


ROW = {
    "superior_number": "国信2022-1",
    "received_on": D(2022, 6, 1),
    "kind": "申诉求决",
    "channel": "信息网络",
    "field": "住房物业",
    "name": "秦某甲",
    "title": "虚构小区电梯停运",
    "taker": "信访局",
    "to_unit": "演示区住房城乡建设局",
    "forwarded_on": D(2022, 6, 6),
    "informed_on": D(2022, 6, 10),
    "outcome": "支持",
    "closed_on": D(2022, 7, 20),
}


def _take(house: House, *rows: dict[str, Any]) -> Any:
    content = BytesIO(xlsx.write(rows, COLUMNS))
    return run(SHEET, content, house.people["office"], trial=False)


def test_the_national_systems_export_comes_in(house: House, today: None) -> None:
    late = {**ROW, "superior_number": "国信2022-2", "informed_on": D(2022, 7, 1)}
    tally = _take(house, ROW, late)
    assert (tally.taken, tally.errors) == (2, {})
    first, second = Petition.objects.order_by("pk")
    assert (first.superior_number, first.outcome, first.answered_on) == (
        "国信2022-1",
        "S1",
        D(2022, 7, 20),
    )
    assert (first.back_entry, first.responsible) == (True, house.units["Z"])
    assert (first.is_informed_late, second.is_informed_late) == (False, True)
    assert _take(house, ROW).repeated == 1


def test_an_answer_of_another_kind_is_refused_with_the_reason(house: House, today: None) -> None:
    tally = _take(house, {**ROW, "outcome": "采纳"})
    assert "不是申诉求决事项的答复" in tally.errors[2][0]


def test_a_lengthening_comes_in_with_its_day(house: House, today: None) -> None:
    _take(house, {**ROW, "extended_on": D(2022, 7, 1), "extended_days": 30})
    assert Petition.objects.get().extended_on == D(2022, 7, 1)
