"""The small district of organisations, with the committee of one village."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.domains.disputes.organisations.models import Organisation
from zhunsheng.domains.disputes.organisations.tests.conftest import House, house, today

__all__ = ["house", "today"]
KEY = "0123456789abcdef0123456789abcdef"
SEND = "/desk/screening/send/"


@pytest.fixture
def committee(house: House, today: Any) -> Organisation:
    """The committee of 东甲社区, guided by the judicial station."""
    return house.organisation("TW001", "东甲社区")


def nothing(house: House, **more: Any) -> dict[str, Any]:
    """What a browser sends where nothing was found."""
    return {
        "key": KEY,
        "place": house.places["东甲社区"].pk,
        "way": "patrol",
        "looked_at": "入户走访12户",
        "has": "no",
        "valid_from": "2022-08-10",
        **more,
    }


def something(house: House, **more: Any) -> dict[str, Any]:
    """What it sends where a dispute was found."""
    found = {
        "has": "yes",
        "found": "1",
        "kind": "neighbour",
        "risk": "low",
        "people": "秦某甲 13900000000",
        "note": "楼上漏水，两家说法不一。",
    }
    return nothing(house, **{**found, **more})
