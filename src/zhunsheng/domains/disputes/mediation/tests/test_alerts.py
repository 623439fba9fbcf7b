"""What is watched: unreported risks, unanswered applications, a month over, confirmation, promises not kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.support.rules import load_rules

from zhunsheng.domains.disputes.mediation.tests.conftest import Case, D, House, begin
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert

pytestmark = pytest.mark.django_db


def alerts(on: str) -> set[str]:
    load_rules()
    refresh(date.fromisoformat(on))
    return set(Alert.objects.filter(ended_on=None).values_list("rule", flat=True))


def test_a_risk_that_nobody_reported(house: House, dispute: dict[str, Any], today: None) -> None:
    case = begin(house, dispute, D(2022, 12, 29), risk="high")
    assert "mediation.unreported_risk" in alerts("2022-12-30")
    case.do("report_risk", D(2022, 12, 30), risk="high", told=house.police.pk, content="扬言动手。")
    assert "mediation.unreported_risk" not in alerts("2022-12-30")


def test_an_application_that_nobody_answers(filed: Case) -> None:
    assert "mediation.unanswered" not in alerts("2022-08-05")
    assert "mediation.unanswered" in alerts("2022-08-06")


def test_a_month_is_yellow_and_no_more(filed: Case) -> None:
    filed.accept(D(2022, 8, 1))
    assert "mediation.month_over" not in alerts("2022-09-01")
    assert "mediation.month_over" in alerts("2022-09-02")
    assert Alert.objects.get(rule="mediation.month_over").tone == "yellow"


def test_confirmation_ends_soon_and_follow_up_is_late(filed: Case) -> None:
    filed.accept(D(2022, 8, 1))
    filed.agree(D(2022, 8, 2))
    assert "mediation.confirmation_soon" in alerts("2022-08-30")
    assert "mediation.follow_up" in alerts("2022-09-02")


def test_a_promise_not_kept_until_it_is(filed: Case) -> None:
    filed.accept(D(2022, 8, 1))
    filed.agree(D(2022, 8, 2))
    filed.do("visit", D(2022, 9, 1), performed="not", how="phone", content="没有给钱。")
    assert "mediation.broken" in alerts("2022-09-02")
    filed.do("visit", D(2022, 9, 10), performed="done", how="phone", content="给了。")
    assert "mediation.broken" not in alerts("2022-09-11")
