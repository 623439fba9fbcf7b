"""The model district's stations and consultations: exact figures, a few consultations instead of all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from zhunsheng.commons.district import build as district
from zhunsheng.commons.surveys.demo import DEMO as SURVEYS
from zhunsheng.commons.surveys.models import FollowUp, Rating, Survey
from zhunsheng.commons.surveys.rounds import results
from zhunsheng.domains.legalservice.consultations.demo import DEMO, build
from zhunsheng.domains.legalservice.stations.demo import DEMO as STATIONS
from zhunsheng.domains.legalservice.stations.models import Fault
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.orgs.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _structure(settings: Settings, tmp_path: Path, db: None) -> None:
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    district.structure(2022)
    district._build_part(STATIONS, 2022, lambda _text: None)


def value(code: str) -> float:
    return float(figure(code, 2022).value or 0)


def test_stations() -> None:
    assert (value("F040"), value("F041"), value("F042")) == (28, 140, 100)
    assert value("stations.stations") == 156
    assert 90 < value("stations.online") < 100
    assert Fault.objects.filter(closed_on=None).count() == 1
    refresh()
    rules = set(Alert.objects.values_list("rule", flat=True))
    assert "stations.unequipped" not in rules


def test_consultations(monkeypatch: pytest.MonkeyPatch) -> None:
    assert build.IN_PERSON == 5298
    monkeypatch.setattr(build, "IN_PERSON", 60)
    monkeypatch.setattr(build, "ON_LINE", 6)
    district._build_part(DEMO, 2022, lambda _text: None)
    assert (value("F045"), value("consultation.remote")) == (60, 6)
    assert Rating.objects.count() == 5
    assert not FollowUp.objects.filter(closed_on=None).exists()


def test_surveys() -> None:
    district._build_part(SURVEYS, 2022, lambda _text: None)
    past = Survey.objects.get(title__startswith="2022年")
    found = results(past)
    assert (found.count, found.spent, found.enough) == (186, 186, True)
    assert Survey.objects.filter(state="open").count() == 1


def test_no_village_is_left_out() -> None:
    assert Place.objects.filter(level=Place.Level.VILLAGE).count() == 140
