"""The ledger's own tests begin with an empty ledger: setting up a database leaves events in it."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.ledger.tests.helpers import intrude


@pytest.fixture(autouse=True)
def _empty_ledger(request: pytest.FixtureRequest) -> None:
    marker = request.node.get_closest_marker("django_db")
    if marker is None:
        return
    request.getfixturevalue("transactional_db" if marker.kwargs.get("transaction") else "db")
    tables = ("personalvalue", "receipt", "batch", "event", "seal", "sealhead", "streamhead")
    intrude(*(f"DELETE FROM ledger_{table}" for table in tables))
