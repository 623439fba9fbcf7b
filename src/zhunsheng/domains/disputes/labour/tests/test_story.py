"""Whole cases, one for each way in which they end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.disputes.labour.indicators import RETURN
from zhunsheng.domains.disputes.labour.tests.conftest import Case, House, begin
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.returns import fill
from zhunsheng.insight.reports.report import report
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_awarded_and_sued(heard: Case) -> None:
    heard.award(D(2022, 9, 9), served_on=D(2022, 9, 9))
    matter = heard.matter
    assert (matter.number, matter.stage, matter.outcome) == (
        "演劳人仲案〔2022〕1号",
        "concluded",
        "A2",
    )
    assert (matter.amount, matter.awarded) == (2_400_000, 2_400_000)
    award = heard.document("award")
    assert award.number == "演劳人仲裁〔2022〕1号"
    assert "演示区劳动人事争议仲裁委员会" in str(award.data)
    heard.do(
        "record_remedy", D(2022, 9, 20), remedy="employer", remedy_on=D(2022, 9, 19), court="区法院"
    )
    assert matter.remedy == "employer"
    heard.do("archive", D(2022, 10, 20))


def test_every_paper_of_the_ordinary_way(heard: Case) -> None:
    heard.award(D(2022, 9, 9))
    kinds = set(heard.matter.documents.values_list("kind", flat=True))
    assert {"application", "acceptance", "response", "panel", "hearing", "award"} <= kinds
    assert heard.document("response").audience == ["respondent"]
    assert heard.document("acceptance").audience == ["applicant"]


def test_who_arbitrates_handles_the_case(heard: Case) -> None:
    assert heard.matter.handler == heard.house.people["arbitrator"]


def test_no_hearing_without_a_panel_and_no_award_without_a_hearing(accepted: Case) -> None:
    accepted.do("send_copy", D(2022, 8, 5))
    place: dict[str, Any] = {
        "hearing_on": D(2022, 8, 24),
        "hearing_hour": "9时",
        "hearing_place": "一庭",
    }
    with pytest.raises(Refused, match="组成仲裁庭"):
        accepted.do("set_hearing", D(2022, 8, 8), **place)
    accepted.form_panel(D(2022, 8, 8))
    accepted.do("set_hearing", D(2022, 8, 8), **place)
    with pytest.raises(Refused, match="还没有开庭"):
        accepted.award(D(2022, 8, 20))


def test_three_arbitrators_are_named(accepted: Case) -> None:
    person = accepted.house.people["arbitrator"]
    with pytest.raises(InvalidForm, match="另外两名"):
        accepted.do("form_panel", D(2022, 8, 4), "director", panel="three", presiding=person)


def test_settled(heard: Case) -> None:
    heard.do("mediate", D(2022, 8, 25), terms="一次付清20000元", awarded="20000")
    assert (heard.matter.outcome, heard.matter.awarded) == ("M1", 2_000_000)
    assert heard.document("mediation").number == "演劳人仲调〔2022〕1号"
    with pytest.raises(Refused, match="没有起诉的问题"):
        heard.do(
            "record_remedy", D(2022, 9, 1), remedy="worker", remedy_on=D(2022, 9, 1), court="区法院"
        )


def test_partly_awarded_it_goes_on(heard: Case) -> None:
    heard.do("award_partly", D(2022, 8, 26), found="工资欠付无争议", ruling="先付10000元")
    assert (heard.matter.stage, heard.matter.partly_on) == ("heard", D(2022, 8, 26))
    heard.award(D(2022, 9, 9))


def test_refused_and_told_of_the_court(filed: Case) -> None:
    filed.do("refuse", D(2022, 8, 4), "desk", refusal="scope", reason="双方系承揽关系。")
    assert (filed.matter.stage, filed.matter.outcome) == ("refused", "N1")
    assert filed.clock("accept").state == "met"
    filed.do(
        "record_remedy",
        D(2022, 8, 10),
        "desk",
        remedy="worker",
        remedy_on=D(2022, 8, 9),
        court="区法院",
    )


@pytest.mark.parametrize(
    ("action", "outcome", "data"),
    [
        ("deem_withdrawn", "W2", {"reason": "拒不到庭"}),
        ("move", "T1", {"receiver": "虚构市仲裁委", "reason": "合同履行地"}),
        ("annul", "D1", {"reason": "不属于劳动争议"}),
        ("withdraw", "W1", {"is_voluntary": True}),
    ],
)
def test_ended_without_an_award(
    accepted: Case, action: str, outcome: str, data: dict[str, Any]
) -> None:
    accepted.do(action, D(2022, 8, 20), **data)
    assert (accepted.matter.stage, accepted.matter.outcome) == ("concluded", outcome)
    assert accepted.matter.due_on is None
    assert accepted.document("closing").number == "演劳人仲决〔2022〕1号"


def test_withdrawal_is_voluntary(accepted: Case) -> None:
    with pytest.raises(InvalidForm):
        accepted.do("withdraw", D(2022, 8, 20), "public")


def test_an_employer_cannot_sue_against_a_final_award(heard: Case) -> None:
    heard.award(D(2022, 9, 9), "A1")
    data: dict[str, Any] = {"remedy_on": D(2022, 9, 15), "court": "中级法院"}
    with pytest.raises(Refused, match="不能起诉"):
        heard.do("record_remedy", D(2022, 9, 20), remedy="employer", **data)
    heard.do("record_remedy", D(2022, 9, 20), remedy="set_aside", **data)


def test_out_of_time_is_refused(heard: Case) -> None:
    heard.award(D(2022, 9, 9), served_on=D(2022, 9, 9))
    with pytest.raises(Refused, match="超过法定期限"):
        heard.do(
            "record_remedy",
            D(2022, 10, 20),
            remedy="worker",
            remedy_on=D(2022, 9, 28),
            court="区法院",
        )


def test_limitation_is_shown_and_blocks_nothing(house: House, application: dict[str, Any]) -> None:
    old: dict[str, Any] = {"is_wages": False, "known_on": D(2020, 1, 1), "left_on": ""}
    case = begin(house, application, D(2022, 8, 1), **old)
    client = Client()
    client.force_login(house.people["desk"], backend=BACKEND)
    page = client.get(f"/desk/matters/{case.matter.pk}/do/accept/").content.decode()
    assert "2021年1月4日届满" in page
    assert "不影响受理" in page
    case.do("accept", D(2022, 8, 3), "desk")


def test_another_businesss_grant_opens_nothing(filed: Case) -> None:
    person = Person.objects.create_user("x", name="外人", unit=filed.house.unit)
    Grant.objects.create(
        person=person, role="chief", domain="petition", scope=Scope.ALL, starts_on=D(2010, 1, 1)
    )
    client = Client()
    client.force_login(person, backend=BACKEND)
    assert client.get(f"/desk/matters/{filed.matter.pk}/").status_code == 404


def test_desk_and_list(heard: Case) -> None:
    client = Client()
    client.force_login(heard.house.people["arbitrator"], backend=BACKEND)
    page = client.get(f"/desk/matters/{heard.matter.pk}/").content.decode()
    for words in ("24,000元", "虚构建设有限公司", "仲裁时效", "第一仲裁庭", "作出裁决"):
        assert words in page
    listed = client.get("/desk/list/labour.arbitration/", {"cause": "pay"}).content.decode()
    assert str(heard.matter.number) in listed


def test_alert_of_a_late_award(heard: Case) -> None:
    refresh()
    assert "labour.award_overdue" in set(Alert.objects.values_list("rule", flat=True))


def test_figures(house: House, application: dict[str, Any], heard: Case) -> None:
    heard.award(D(2022, 9, 9))
    begin(house, application, D(2022, 12, 20)).do("accept", D(2022, 12, 21), "desk")
    refused = begin(house, application, D(2022, 12, 20))
    refused.do("refuse", D(2022, 12, 21), "desk", refusal="scope", reason="承揽")
    values = {"received": 3, "accepted": 2, "closed": 1, "refused": 1, "carried_out": 1}
    for code, value in values.items():
        assert figure(f"labour.{code}", 2022).value == value, code
    assert figure("labour.recovered", 2022).text == "2.4万元"
    assert figure("labour.in_time_rate", 2022).text == "100%"
    assert fill(RETURN, Period.of_year(2022)).imbalances == ()
    assert "受理劳动争议仲裁案件2件" in report(2022).text()
