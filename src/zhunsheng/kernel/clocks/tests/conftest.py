"""A case to run clocks on."""

from __future__ import annotations

from itertools import count

import pytest
from django.db.models import Model

from zhunsheng.kernel.clocks.tests.days import D
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit

_numbers = count(1)


def make_matter() -> Matter:
    """A bare matter; the engine, which makes real ones, lies above."""
    unit, _made = Unit.objects.get_or_create(
        code="T1", defaults={"name": "试验区司法局", "kind": Unit.Kind.DEPARTMENT}
    )
    matter = Matter(
        domain="reconsideration",
        procedure="reconsideration.review",
        procedure_version="2017",
        number=f"试复〔2022〕{next(_numbers)}号",
        title="试验案件",
        organ=unit,
        unit=unit,
        stage="review",
        received_on=D("2022-08-01"),
        acted_on=D("2022-08-08"),
    )
    # Matter.save refuses everybody but the engine.
    Model.save(matter)
    return matter


@pytest.fixture
def matter(db: None) -> Matter:
    return make_matter()
