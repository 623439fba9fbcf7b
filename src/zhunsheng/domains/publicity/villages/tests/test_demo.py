"""The model district's villages: the one title of the report, three people for every village, work for today."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from zhunsheng.commons.district import build as district
from zhunsheng.domains.publicity.villages.demo import DEMO
from zhunsheng.domains.publicity.villages.models import ModelVillage, VillageTitle
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure

pytestmark = pytest.mark.django_db


def test_the_model_districts_villages(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    district.structure(2022)
    district._build_part(DEMO, 2022, lambda _text: None)
    assert figure("villages.national", 2022).text == "1个"
    national = ModelVillage.objects.get(level="national")
    assert (national.name, national.is_public) == ("掌政村", True)
    assert ModelVillage.objects.count() == 140
    assert figure("villages.advocates", 2022).worth.number == 420
    stages = set(VillageTitle.objects.filter(closed_on=None).values_list("stage", flat=True))
    assert stages == {"applied", "recommended", "checked", "announced"}
    refresh()
    assert not Alert.objects.standing().filter(rule__startswith="villages.").exists()
