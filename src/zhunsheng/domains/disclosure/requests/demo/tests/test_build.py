"""The built requests give the published figures, balance the tables, and show every stage of today's work."""

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
from zhunsheng.domains.disclosure.requests.demo.build import build
from zhunsheng.domains.disclosure.requests.demo.structure import structure
from zhunsheng.domains.disclosure.requests.indicators.tables import REMEDY_TABLE, REQUEST_TABLE
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.tables import fill_table
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Duty, Unit

pytestmark = pytest.mark.django_db
YEARS = {"2026-11-23": 2022, "2027-01-04": 2022}


@pytest.fixture(scope="module", params=list(YEARS))
def made(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: Any,
) -> Iterator[int]:
    """The district's structure and the requests, on an ordinary day and right after New Year."""
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
        context = DemoContext(2022, today, Random("x"), lambda _text: None)
        yield build(context)
        transaction.set_rollback(True)
    for name, value in kept.items():
        setattr(settings, name, value)


def test_published_figures(made: int) -> None:
    assert figure("F029", 2022).value == 12
    assert figure("F030", 2022).text == "100%"
    assert figure("disclosure.late", 2022).value == 0


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_tables_balance(made: int, year: int) -> None:
    period = Period(date(year, 1, 1), date(year, 12, 31))
    for table in (REQUEST_TABLE, REMEDY_TABLE):
        filled = fill_table(table, period)
        assert filled.imbalances == ()
        assert filled.leftovers == ()


def test_the_year_carries_in_and_out(made: int) -> None:
    assert figure("disclosure.carried_in", 2022).value == 3
    assert figure("disclosure.carried_out", 2022).value == 1
    assert figure("disclosure.township_received", 2022).value == 5


def test_todays_work_stands_in_many_stages(made: int) -> None:
    open_now = DisclosureRequest.objects.filter(closed_on=None)
    assert set(open_now.values_list("stage", flat=True)) == {
        "unconfirmed",
        "received",
        "correcting",
        "consulting",
        "explaining",
        "unpaid",
    }


def test_every_living_organ_has_its_own_office(made: int) -> None:
    kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.TOWNSHIP)
    organs = set(Duty.objects.filter(domain="disclosure").values_list("organ__code", flat=True))
    living = set(Unit.objects.filter(kind__in=kinds, valid_to=None).values_list("code", flat=True))
    assert organs == (living - {"XQ-ZFB"}) | {"XQ-GOV"}


def test_structure_again_changes_nothing(made: int) -> None:
    before = (Duty.objects.count(), Grant.objects.count())
    structure()
    assert (Duty.objects.count(), Grant.objects.count()) == before
