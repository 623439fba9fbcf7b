"""The lists of the model district: 1911 items at the end of 2022, told by changes that really happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker, Settings

from zhunsheng.commons.district import build as district
from zhunsheng.domains.powers import indicators, registers
from zhunsheng.domains.powers.demo.build import PUBLISHED_ITEMS, build
from zhunsheng.domains.powers.models import PowerChange, PowerItem, ReformReview
from zhunsheng.insight.indicators.figures import figure, grouped
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.kernel.ledger.verification.run import verify
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.numbers.issue import gaps
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.registers import checking, content, history
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db
Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))


@pytest.fixture(scope="module")
def lists(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[int]:
    """The part, built once for this file inside a transaction that is rolled back."""
    from django.conf import settings
    from django.db import transaction

    var = tmp_path_factory.mktemp("var")
    kept = {name: getattr(settings, name) for name in ("VAR", "MEDIA_ROOT", "DEMONSTRATION_MARK")}
    settings.VAR, settings.MEDIA_ROOT = var, var / "files"
    settings.DEMONSTRATION_MARK = var / "demonstration"
    random = Random("powers:2022")
    with django_db_blocker.unblock(), transaction.atomic():
        district.structure(2022)
        yield build(DemoContext(2022, clock.today(), random, lambda _text: None))
        transaction.set_rollback(True)
    for name, value in kept.items():
        setattr(settings, name, value)


@pytest.fixture(autouse=True)
def _built(lists: int, settings: Settings) -> None:
    """Every test of this file has the files that were stored when the lists were built."""
    settings.MEDIA_ROOT = settings.VAR / "files"


def test_the_published_figure(lists: int) -> None:
    assert figure("F011", 2022).value == PUBLISHED_ITEMS == 1911


def test_every_kind_and_forty_units(lists: int) -> None:
    groups = grouped([indicators.ITEMS], Y2022, (indicators.KIND,))
    kinds = [int(group.figures[0].value or 0) for group in groups]
    assert len(kinds) == 10
    assert min(kinds) > 0
    assert sum(kinds) == 1911
    assert PowerItem.objects.values("unit").distinct().count() == 40
    townships = Unit.objects.filter(kind=Unit.Kind.TOWNSHIP)
    assert PowerItem.objects.filter(unit__in=townships).values("unit").distinct().count() == 15


def test_the_year_can_be_compared(lists: int) -> None:
    found = history.differences(registers.ITEMS, date(2021, 12, 31), date(2022, 12, 31))
    kinds = [str(one.kind) for one in found]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "added": 10,
        "changed": 8,
        "ended": 6,
    }


@pytest.mark.parametrize("register", registers.REGISTERS, ids=lambda one: one.code)
def test_every_line_is_sound_and_public(lists: int, register: Any) -> None:
    rows = list(register.model.objects.all())
    assert len(rows) >= 20
    assert not [
        (row.code, text)
        for row in rows
        for text in checking.faults(register, content.columns(register, row))
    ]
    assert all(row.published_on for row in rows)


def test_changes_in_every_state(lists: int) -> None:
    stages = set(PowerChange.objects.values_list("stage", flat=True))
    assert stages == {"reviewing", "approved", "published"}
    assert set(ReformReview.objects.values_list("stage", flat=True)) == {"reviewing", "done"}
    assert not gaps()


def test_the_ledger_holds(lists: int) -> None:
    assert verify().ok
