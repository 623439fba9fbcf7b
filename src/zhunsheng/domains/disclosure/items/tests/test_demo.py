"""The model district's items: as many as published, each different, none with personal data, every stage there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
import time_machine
from pytest_django import Settings

from zhunsheng.commons.district.build import structure
from zhunsheng.commons.publication.models import Publication
from zhunsheng.domains.disclosure.items.demo.district import PUBLISHED, build
from zhunsheng.domains.disclosure.items.models import DisclosureItem
from zhunsheng.domains.disclosure.items.procedure import STAGES
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.numbers.issue import gaps
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db
FEW = 120


@pytest.fixture
def built(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A part of the district: enough for every rule."""
    settings.DEMONSTRATION_MARK, settings.VAR = tmp_path / "mark", tmp_path
    with time_machine.travel("2023-03-15T10:00:00+08:00", tick=False):
        structure(2022)
        build(DemoContext(2022, clock.today(), Random(1), lambda _text: None), FEW)
        yield


def test_the_published_number_is_that_of_the_report() -> None:
    assert PUBLISHED == 2743


def test_exactly_so_many_are_counted(built: None) -> None:
    assert figure("F028", 2022).value == FEW
    assert gaps() == []
    titles = list(DisclosureItem.objects.values_list("unit", "title"))
    assert len(set(titles)) == len(titles)
    assert {s.code for s in STAGES} == set(DisclosureItem.objects.values_list("stage", flat=True))


def test_the_law_was_kept_and_nothing_is_personal(built: None) -> None:
    assert not any('"violations"' in data for data in Event.objects.values_list("data", flat=True))
    in_2022 = DisclosureItem.objects.filter(first_published_on__year=2022)
    assert not in_2022.filter(clocks__state="missed").exists()
    assert Publication.objects.readable(date(2022, 12, 31)).exists()
