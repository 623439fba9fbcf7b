"""The small district of reconsideration, for stories that cross several packages."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.domains.reconsideration.tests.conftest import (
    District,
    application,
    district,
    filed,
    today,
)
from zhunsheng.lib import clock

__all__ = ["application", "district", "filed", "fresh", "today"]


@pytest.fixture
def fresh(district: District, application: dict[str, Any]) -> dict[str, Any]:
    """An application about an act of today: it suits any law and any day on which the tests run."""
    on = clock.today().isoformat()
    return {**application, "act_on": on, "known_on": on}
