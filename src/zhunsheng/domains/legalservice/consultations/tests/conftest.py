"""The house of the stations' tests, with a desk that answers questions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.legalservice.stations.tests.conftest import House, house, staff
from zhunsheng.kernel.orgs.models import Duty, Person

__all__ = ["house"]
CALL = {
    "channel": "phone",
    "kind": "labour",
    "question": "老板拖欠工资三个月，怎么办？",
    "answer": "先向劳动监察投诉，也可以申请仲裁，时效一年。",
    "result": "answered",
    "minutes": 12,
}


@pytest.fixture
def lawyer(house: House) -> Person:
    """Somebody who answers."""
    Duty.objects.create(
        domain="consultation", organ=house.bureau, unit=house.bureau, starts_on=date(2010, 1, 1)
    )
    return staff(house.bureau, "lawyer", "handler", "consultation")


@pytest.fixture
def call() -> dict[str, Any]:
    """A call as it is recorded."""
    return dict(CALL)
