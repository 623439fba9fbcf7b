"""The built appointments fill a year and the coming weeks."""

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
from zhunsheng.domains.disputes.counselling.demo.build import build
from zhunsheng.domains.disputes.counselling.models import CounsellingCase, CounsellingNote
from zhunsheng.domains.disputes.counselling.registers import free
from zhunsheng.insight.indicators.figures import figure
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


def test_a_year_of_sessions(made: int) -> None:
    assert figure("counselling.booked", 2022).value == 84
    assert figure("counselling.sessions", 2022).worth.number > 90


def test_today(made: int) -> None:
    stages = set(CounsellingCase.objects.filter(closed_on=None).values_list("stage", flat=True))
    assert stages == {"requested", "booked", "ongoing"}
    note = CounsellingNote.objects.get()
    assert note.author == note.matter.handler
    assert free(date(2027, 1, 4)).exists() or free(date(2026, 11, 23)).exists()
