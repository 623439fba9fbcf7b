"""The ledger's own tests begin with an empty ledger: setting up a database leaves events in it."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.ledger import journal, seals
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import Personal
from zhunsheng.kernel.ledger.tests.helpers import intrude, put
from zhunsheng.kernel.orgs.models import Person


@pytest.fixture(autouse=True)
def _empty_ledger(request: pytest.FixtureRequest) -> None:
    marker = request.node.get_closest_marker("django_db")
    if marker is None:
        return
    request.getfixturevalue("transactional_db" if marker.kwargs.get("transaction") else "db")
    tables = ("personalvalue", "receipt", "batch", "event", "seal", "sealhead", "streamhead")
    intrude(*(f"DELETE FROM ledger_{table}" for table in tables))


@pytest.fixture(autouse=True)
def _alone(_empty_ledger: None, database_for_oneself: None) -> None:
    """A restore wants the database for itself."""


@pytest.fixture
def ledger(db: None) -> list[Event]:
    """Seven events of one subject, four of them sealed, beside other subjects and streams."""
    clerk = Person.objects.create_user("wang", name="王某")
    Person.objects.create_user("li", name="李某")
    events = []
    for i in range(1, 8):
        data = {"name": f"第{i}次", "id": Personal(f"64010419900307{i:04}")}
        events.append(journal.append("units", 5, "change", "person:1", data, person=clerk))
        put(subject=i, stream="limits", n=i)
        if i == 4:
            seals.seal_now()
    return events
