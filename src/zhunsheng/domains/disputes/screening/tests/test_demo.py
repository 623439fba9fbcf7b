"""The model district's screenings: the published number, every village looked at, nothing pinned on a place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pytest_django import Settings

from zhunsheng.commons.district import build as district
from zhunsheng.domains.disputes.organisations.demo import DEMO as ORGANISATIONS
from zhunsheng.domains.disputes.screening.demo import DEMO
from zhunsheng.domains.disputes.screening.models import Screening
from zhunsheng.domains.disputes.screening.registers import SCREENINGS
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.registers import checking, content

pytestmark = pytest.mark.django_db
PUBLISHED = {
    "F031": 1,
    "F032": 2,
    "F033": 229,
    "F034": 15,
    "F035": 140,
    "F036": "1+6+7+7",
    "F037": 4072,
}


@pytest.fixture
def built(settings: Settings, tmp_path: Path, db: None) -> None:
    """Organisations and screenings."""
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    district.structure(2022)
    for part in (ORGANISATIONS, DEMO):
        district._build_part(part, 2022, lambda _text: None)


def test_the_published_figures(built: None) -> None:
    assert {ref: figure(ref, 2022).as_json()["value"] for ref in PUBLISHED} == PUBLISHED
    for entry in Screening.objects.select_related("place")[:500]:
        assert not list(checking.faults(SCREENINGS, content.columns(SCREENINGS, entry)))
    year = Screening.objects.filter(valid_from__year=2022)
    by_village = Counter(year.values_list("place", flat=True))
    assert len(by_village) == 140
    assert set(by_village.values()) <= {29, 30}
    refresh()
    rules = Alert.objects.standing().filter(rule__startswith="mediation.", tone="red")
    assert not rules.exists()
    assert not Alert.objects.standing().filter(rule="mediation.not_screened").exists()
