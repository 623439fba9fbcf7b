"""The model district's legal aid: the published figures exactly, carried-over cases, work for today at every stage."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db.models import F
from pytest_django import Settings

from zhunsheng.commons.district import build as district
from zhunsheng.domains.legalservice.aid.demo import DEMO
from zhunsheng.domains.legalservice.aid.indicators.returns import TABLE
from zhunsheng.domains.legalservice.aid.models import AidCase, AidProvider
from zhunsheng.domains.legalservice.aid.procedure.stages import STAGES
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.tables import fill_table
from zhunsheng.kernel.matters.models import MatterLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(settings: Settings, tmp_path: Path, db: None) -> None:
    """This business's part only."""
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    district.structure(2022)
    district._build_part(DEMO, 2022, lambda _text: None)


def test_the_model_districts_legal_aid(built: None) -> None:
    assert figure("aid.accepted", 2022).text == "794件"
    assert figure("aid.closed", 2022).text == "879件"
    assert figure("aid.recovered", 2022).text == "162万元"
    carried_in, still_open = figure("aid.carried_in", 2022).value, figure("aid.open", 2022).value
    assert carried_in is not None
    assert still_open is not None
    assert carried_in >= 85
    assert carried_in + 794 == 879 + still_open
    assert not fill_table(TABLE, Period.of_year(2022)).imbalances
    _today()


def _today() -> None:
    now = AidCase.objects.filter(received_on__year__gt=2023)
    assert {stage.code for stage in STAGES} - set(now.values_list("stage", flat=True)) == {
        "terminated",
        "ended",
        "ordered",
        "archived",
    }
    assert AidProvider.objects.filter(person__username="lawyer").count() == 1
    assert MatterLink.objects.filter(procedure="reconsideration", to_matter=None).exists()
    late = AidCase.objects.filter(closed_on__lt=F("accepted_on"))
    assert not late.exists()
