"""The built disputes give the published figures, balance the table, and show every stage of today's work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from zhunsheng.commons.district import build as district
from zhunsheng.domains.disputes.mediation.demo.build import build
from zhunsheng.domains.disputes.mediation.demo.structure import structure
from zhunsheng.domains.disputes.mediation.indicators.returns import RETURN
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.returns import fill
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Duty

pytestmark = pytest.mark.django_db
TODAY = "2026-11-23"


@pytest.fixture(scope="module")
def made(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[int]:
    """The district's structure and the disputes."""
    var: Path = tmp_path_factory.mktemp("var")
    kept = {name: getattr(settings, name) for name in ("VAR", "MEDIA_ROOT", "DEMONSTRATION_MARK")}
    settings.VAR, settings.MEDIA_ROOT = var, var / "files"
    settings.DEMONSTRATION_MARK = var / "demonstration"
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        time_machine.travel(f"{TODAY}T10:00:00+08:00", tick=False),
    ):
        district.structure(2022)
        context = DemoContext(2022, date.fromisoformat(TODAY), Random("x"), lambda _text: None)
        yield build(context)
        transaction.set_rollback(True)
    for name, value in kept.items():
        setattr(settings, name, value)


def test_published_figures(made: int) -> None:
    assert figure("F038", 2022).value == 1519
    assert figure("F039", 2022).value == 1446
    assert figure("mediation.rate", 2022).text == "95.2%"


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_the_table_balances(made: int, year: int) -> None:
    filled = fill(RETURN, Period(date(year, 1, 1), date(year, 12, 31)))
    assert filled.imbalances == ()


def test_all_three_ways_and_the_year_carries_on(made: int) -> None:
    used = Dispute.objects.filter(accepted_on__year=2022).values_list("procedure", flat=True)
    assert set(used) == {"mediation.people", "mediation.administrative", "mediation.judicial"}
    assert figure("mediation.carried_in", 2022).value == 6
    assert figure("mediation.open", 2022).value == 18
    assert figure("mediation.confirmed", 2022).value == 21


def test_many_went_the_whole_way(made: int) -> None:
    whole = Dispute.objects.filter(sessions__gte=1, agreement_form="written", stage="archived")
    assert whole.count() >= 40


def test_todays_work_stands_in_many_stages(made: int) -> None:
    recent = Dispute.objects.filter(received_on__year=2026)
    assert {
        "registered",
        "consulting",
        "accepted",
        "mediating",
        "agreed",
        "confirming",
        "ended",
        "moved",
    } == set(recent.values_list("stage", flat=True))
    assert recent.filter(risk="high", closed_on=None).exists()
    pairs = list(recent.values_list("pair", flat=True))
    assert len(pairs) > len(set(pairs))


def test_structure_again_changes_nothing(made: int) -> None:
    before = (Duty.objects.count(), Grant.objects.count())
    structure()
    assert (Duty.objects.count(), Grant.objects.count()) == before
