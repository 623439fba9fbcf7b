"""The model district's inspections: libraries, a year with every result public in time, and work for today."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from zhunsheng.commons.district import build as district
from zhunsheng.commons.publication.models import Publication, State
from zhunsheng.commons.sampling import reading
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.domains.inspection.demo import DEMO
from zhunsheng.domains.inspection.models import (
    InspectionItem,
    InspectionObject,
    InspectionPlan,
    InspectionRound,
    InspectionTask,
    Inspector,
)
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.lib import draw as sampler

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(settings: Settings, tmp_path: Path, db: None) -> None:
    """This business's part only."""
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    district.structure(2022)
    district._build_part(DEMO, 2022, lambda _text: None)


def test_the_model_districts_inspections(built: None) -> None:
    _libraries()
    _year()
    _today()


def _libraries() -> None:
    assert 55 <= InspectionItem.objects.count() <= 65
    assert 780 <= InspectionObject.objects.count() <= 820
    assert Inspector.objects.count() == 120
    towns = Place.objects.filter(level=Place.Level.TOWNSHIP)
    assert set(InspectionObject.objects.values_list("place", flat=True)) == set(
        towns.values_list("pk", flat=True)
    )
    assert all("演示" in name for name in InspectionObject.objects.values_list("name", flat=True))
    plans = InspectionPlan.objects.filter(year=2022)
    assert (plans.count(), plans.filter(joint="joint").count()) == (14, 3)


def _year() -> None:
    rounds = InspectionRound.objects.filter(received_on__year=2022)
    assert set(rounds.values_list("stage", flat=True)) == {"finished"}
    tasks = InspectionTask.objects.filter(received_on__year=2022)
    assert 110 <= tasks.count() <= 130
    assert set(tasks.values_list("publication", flat=True)) == {State.PUBLISHED}
    assert figure("inspection.in_time_rate", 2022).text == "100%"
    assert figure("inspection.rectified_rate", 2022).text == "100%"
    assert Publication.objects.filter(kind="inspection.result").count() >= tasks.count()
    for draw in Draw.objects.filter(announced_at__year=2022):
        assert sampler.verify(reading.document(draw)) == [], draw.number


def _today() -> None:
    today = InspectionRound.objects.exclude(received_on__year=2022)
    assert sorted(today.values_list("stage", flat=True)) == ["announced", "checking"]
    waiting = Draw.objects.get(state=Draw.State.ANNOUNCED)
    assert not waiting.late
    assert waiting.commitments.exclude(digest="").count() == 1
    mine = InspectionTask.objects.filter(handler__username="inspector", closed_on=None)
    stages = set(mine.values_list("stage", flat=True))
    assert {"assigned", "accepted", "onsite"} <= stages
    refresh()
    red = Alert.objects.standing().filter(rule__startswith="inspection.", tone="red")
    assert not red.exists()
