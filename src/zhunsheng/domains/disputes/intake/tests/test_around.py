"""Alerts, figures, the report's sentence, the model district's part."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from zhunsheng.commons.district import build as district
from zhunsheng.domains.disputes.intake.demo import DEMO
from zhunsheng.domains.disputes.intake.models import Branch, Campaign, Intake, Ticket
from zhunsheng.domains.disputes.intake.tests.conftest import Case
from zhunsheng.domains.disputes.organisations.demo import DEMO as ORGANISATIONS
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.registers.models import EntryVersion


def raised(day: date) -> set[str]:
    """The rules that have something standing on a day."""
    refresh(day)
    found = Alert.objects.standing().values_list("rule", flat=True)
    return {code.removeprefix("intake.") for code in found if code.startswith("intake.")}


def test_an_intake_that_nobody_hands_on_turns_red(filed: Case, today: Any) -> None:
    assert raised(date(2022, 8, 9)) == set()
    assert raised(date(2022, 8, 10)) == {"untriaged"}
    today.move_to("2022-08-10T10:00:00+08:00")
    filed.do("triage", ways=["reconsideration"])
    assert raised(date(2022, 8, 10)) == set()


def test_a_window_that_does_not_take_is_named_until_it_answers(filed: Case, today: Any) -> None:
    filed.do("triage", ways=["reconsideration"])
    assert raised(date(2022, 8, 9)) == set()
    assert raised(date(2022, 8, 10)) == {"not_taken"}
    today.move_to("2022-08-10T10:00:00+08:00")
    branch = filed.branch("reconsideration")
    filed.do("answer", branch=branch.pk, ended="unsettled", answer="不予受理")
    assert raised(date(2022, 8, 10)) == {"nothing_follows"}
    filed.do("triage", ways=["intake.court"], follows=branch.pk)
    assert raised(date(2022, 8, 10)) == set()


def test_danger_does_not_wait_for_a_day(house: Any, told: Any, today: Any) -> None:
    from zhunsheng.domains.disputes.intake.tests.conftest import begin

    case = begin(house, told, urgency="danger")
    assert raised(date(2022, 8, 8)) == {"danger"}
    case.do("triage", ways=["mediation.people"])
    assert raised(date(2022, 8, 8)) == set()


def test_figures_count_intakes_branches_and_results(filed: Case) -> None:
    filed.do("triage", ways=["intake.court", "reconsideration"])
    filed.do("answer", branch=filed.branch("intake.court").pk, ended="settled", answer="好")
    assert figure("intake.received", 2022).value == 1
    assert figure("intake.open", 2022).value == 1
    assert figure("intake.referred", 2022).value == 2
    assert figure("intake.ended", 2022).value == 1
    assert float(figure("intake.settled_rate", 2022).value or 0) == 100


@pytest.fixture
def built(settings: Settings, tmp_path: Path, db: None) -> None:
    """The organisations' part and this one."""
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    district.structure(2022)
    for demo in (ORGANISATIONS, DEMO):
        district._build_part(demo, 2022, lambda _text: None)


def test_the_model_districts_desk(built: None) -> None:
    year = Intake.objects.filter(received_on__year=2022)
    assert year.count() == 300
    assert not year.filter(closed_on=None).exists()
    # Every township has some, none is singled out.
    assert year.values("place").distinct().count() >= 15
    today = Intake.objects.exclude(received_on__year=2022)
    assert {"triage", "take", "next"} <= set(today.values_list("waits", flat=True))
    # Past branches leave nothing waiting in the inboxes of other businesses.
    past = MatterLink.objects.filter(intake_branch__intake__in=year)
    assert past.exists()
    assert not past.filter(to_matter=None, declined_on=None).exists()
    assert not Branch.objects.filter(intake__in=year, ended="").exists()
    assert Campaign.objects.public().count() == 3
    assert EntryVersion.objects.filter(register="intake.campaigns").count() == 3
    assert Ticket.objects.filter(state="waiting").exists()
    assert figure("intake.served", 2022).value
