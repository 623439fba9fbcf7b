"""The model district's organisations: the published numbers, and nothing that breaks the law."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from zhunsheng.commons.district import build as district
from zhunsheng.domains.disputes.organisations.demo import DEMO
from zhunsheng.domains.disputes.organisations.models import (
    Mediator,
    Organisation,
    Room,
    RosterLine,
)
from zhunsheng.domains.disputes.organisations.registers import REGISTERS, shortcomings
from zhunsheng.domains.disputes.organisations.roster import on_duty
from zhunsheng.kernel.registers import checking, content
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(settings: Settings, tmp_path: Path, db: None) -> None:
    """This part only."""
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
    district.structure(2022)
    district._build_part(DEMO, 2022, lambda _text: None)


def test_the_model_districts_organisations(built: None) -> None:
    kinds = Organisation.objects.values_list("kind", "level")
    assert {key: list(kinds).count(key) for key in set(kinds)} == {
        ("centre", "county"): 1,
        ("centre", "township"): 2,
        ("committee", "village"): 140,
        ("committee", "township"): 15 + 11 + 34 + 14,
        ("committee", "county"): 15,
        ("one_stop", "township"): 15,
        ("one_stop", "village"): 140,
        ("star_room", "township"): 3,
    }
    rooms = Room.objects.values_list("kind", flat=True)
    assert [list(rooms).count(k) for k in ("desk", "reception", "window", "function")] == [
        1,
        6,
        7,
        7,
    ]
    for register in REGISTERS:
        for entry in register.model.objects.all():
            assert not list(checking.faults(register, content.columns(register, entry)))
    today = clock.today()
    for one in Organisation.objects.all():
        assert not list(shortcomings(one))
        assert one.term_ends is None or one.term_ends >= today
    assert Mediator.objects.filter(organisation__kind="committee").count() == 613
    assert RosterLine.objects.filter(valid_from__year=2022).exists()
    assert len(on_duty(RosterLine.objects.order_by("-valid_from")[0].valid_from)) == 8
