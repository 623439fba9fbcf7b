"""The built cases give a plausible year, balance, and show today's work in its stages."""

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
from zhunsheng.domains.disputes.labour.demo.build import build
from zhunsheng.domains.disputes.labour.indicators import RETURN
from zhunsheng.domains.disputes.labour.models import LabourCase
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.returns import fill
from zhunsheng.kernel.modules.demo import DemoContext

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=["2026-11-23", "2027-01-04"])
def made(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: Any,
) -> Iterator[int]:
    """The district's structure and this part, on an ordinary day and right after New Year."""
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


def test_a_hundred_and_twenty_applied(made: int) -> None:
    assert figure("labour.received", 2022).value == 120
    assert figure("labour.refused", 2022).value == 8
    assert figure("labour.in_time_rate", 2022).text == "100%"
    assert figure("labour.recovered", 2022).worth.number > 0


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_returns_balance(made: int, year: int) -> None:
    assert fill(RETURN, Period.of_year(year)).imbalances == ()


def test_todays_work_stands_in_many_stages(made: int) -> None:
    stages = set(LabourCase.objects.filter(closed_on=None).values_list("stage", flat=True))
    assert {"received", "accepted", "scheduled", "heard", "suspended"} <= stages
