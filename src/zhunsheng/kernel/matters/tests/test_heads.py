"""The ledger's verification compares each matter's head with its chain."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, models

from zhunsheng.kernel.ledger import chain
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db


def file_matter(events: int = 2) -> Matter:
    """A matter and its events as ``perform`` would have left them; it lies in a layer above."""
    unit = Unit.objects.create(code="U1", name="司法局", kind=Unit.Kind.DEPARTMENT)
    matter = Matter(
        domain="x",
        procedure="x",
        procedure_version="1",
        title="x",
        organ=unit,
        unit=unit,
        stage="x",
        received_on=date(2022, 8, 8),
        acted_on=date(2022, 8, 8),
    )
    models.Model.save(matter)
    for sequence in range(1, events + 1):
        event = Event(
            stream="matter",
            subject_id=matter.pk,
            sequence=sequence,
            action="x",
            actor="system",
            data="{}",
            occurred_at=clock.now(),
            recorded_at=clock.now(),
            algorithm="sm3",
            previous=matter.head_hash,
        )
        event.hash = matter.head_hash = chain.link(event)
        event.save()
    models.Model.save(matter)
    return matter


def defects() -> list[tuple[str, str]]:
    return [(defect.kind, defect.place) for defect in verify().defects]


def test_a_matter_whose_head_is_its_last_event_holds() -> None:
    file_matter()
    assert defects() == []


@pytest.mark.parametrize("head", ["", "0" * 64])
def test_a_changed_head_is_found(head: str) -> None:
    matter = file_matter()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE matters_matter SET head_hash = %s", [head])
    assert defects() == [("head", f"案件 {matter.pk}")]


def test_a_matter_without_events_is_found() -> None:
    matter = file_matter(events=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE matters_matter SET head_hash = %s", ["0" * 64])
    assert defects() == [("head", f"案件 {matter.pk}")]
