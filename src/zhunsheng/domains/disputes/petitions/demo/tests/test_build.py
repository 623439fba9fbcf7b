"""The built petitions give a plausible year, balance, and show today's work in its stages."""

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
from zhunsheng.domains.disputes.petitions.demo.build import build
from zhunsheng.domains.disputes.petitions.demo.structure import structure
from zhunsheng.domains.disputes.petitions.indicators import RETURN
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.returns import fill
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=["2026-11-23", "2027-01-04"])
def made(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: Any,
) -> Iterator[int]:
    """The district's structure and the petitions, on an ordinary day and right after New Year."""
    var: Path = tmp_path_factory.mktemp("var")
    kept = {name: getattr(settings, name) for name in ("VAR", "MEDIA_ROOT", "DEMONSTRATION_MARK")}
    settings.VAR, settings.MEDIA_ROOT = var, var / "files"
    settings.DEMONSTRATION_MARK = var / "demonstration"
    today = date.fromisoformat(request.param)
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        time_machine.travel(f"{request.param}T10:00:00+08:00", tick=False),
    ):
        district.structure(2022)
        yield build(DemoContext(2022, today, Random("x"), lambda _text: None))
        transaction.set_rollback(True)
    for name, value in kept.items():
        setattr(settings, name, value)


def test_two_hundred_and_twenty_came_in(made: int) -> None:
    assert figure("petition.received", 2022).value == 220
    assert figure("petition.carried_in", 2022).worth.number > 0
    assert figure("petition.telling_rate", 2022).text == "100%"
    late = (
        figure("petition.concluded", 2022).worth.number
        - figure("petition.concluded_in_time", 2022).worth.number
    )
    assert 0 < late < 5


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_returns_balance(made: int, year: int) -> None:
    assert fill(RETURN, Period.of_year(year)).imbalances == ()


def test_todays_work_stands_in_many_stages(made: int) -> None:
    stages = set(
        Petition.objects.filter(received_on__year__gte=2026).values_list("stage", flat=True)
    )
    assert {"registered", "forwarded", "accepted", "answered", "reviewing", "reviewed"} <= stages


def test_structure_again_changes_nothing(made: int) -> None:
    before = (Duty.objects.count(), Grant.objects.count())
    structure()
    assert (Duty.objects.count(), Grant.objects.count()) == before
