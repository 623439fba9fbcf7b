"""The model district's publicity: the published figures come out of the records, rounded by rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from zhunsheng.commons.district import build as district
from zhunsheng.domains.publicity.outreach import fulfilment
from zhunsheng.domains.publicity.outreach.demo import DEMO
from zhunsheng.domains.publicity.outreach.models import (
    CampEnrolment,
    DutyReview,
    PublicityEvent,
)
from zhunsheng.domains.publicity.outreach.registers import POSTS
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.registers.models import EntryVersion
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import rough

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(settings: Settings, tmp_path: Path, db: None) -> None:
    """This business's part only."""
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    district.structure(2022)
    district._build_part(DEMO, 2022, lambda _text: None)


def test_the_model_districts_publicity(built: None) -> None:
    _figures()
    _duties()
    _judging()
    _today()


def _figures() -> None:
    wanted = {
        "publicity.lecturers": (85, "80余"),
        "publicity.programme_lectures": (106, "100余"),
        "publicity.themed": (307, "300余"),
        "publicity.themed_heads": (40286, "4万余"),
        "publicity.posts": (1312, "1300余"),
        "publicity.reads": (60718, "6万余"),
    }
    for code, (number, text) in wanted.items():
        found = figure(code, 2022)
        assert (found.worth.number, rough(found.worth.number)) == (number, text), code
    again = EntryVersion.objects.filter(register=POSTS.code, number=2)
    assert again.count() == 120


def _duties() -> None:
    rows = fulfilment.by_unit(2022)
    with_duties = [row for row in rows if row.duties]
    assert len(with_duties) == 40
    assert all(row.fulfilled == len(row.duties) for row in with_duties)
    assert figure("publicity.fulfilment", 2022).text == "100%"
    assert set(
        PublicityEvent.objects.filter(held_on__year=2022).values_list("stage", flat=True)
    ) == {"closed"}


def _judging() -> None:
    reviews = DutyReview.objects.filter(year=2022)
    assert reviews.count() == 40
    assert set(reviews.values_list("stage", flat=True)) == {"published"}
    assert set(reviews.values_list("grade", flat=True)) == {"excellent"}


def _today() -> None:
    open_ = PublicityEvent.objects.filter(closed_on=None)
    stages = set(open_.values_list("stage", flat=True))
    assert stages == {"proposed", "approved", "held"}
    assert CampEnrolment.objects.count() == 2
    assert not PublicityEvent.objects.filter(received_on__gt=clock.today()).exists()
    refresh()
    red = Alert.objects.standing().filter(rule__startswith="publicity.", tone="red")
    assert [one.rule for one in red] in ([], ["publicity.duty_unfulfilled"])
