"""The triggers: append only, sealed once."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from zhunsheng.kernel.ledger import guards, seals
from zhunsheng.kernel.ledger.models import Batch, Event, Seal
from zhunsheng.kernel.ledger.tests.helpers import put
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db


def refused(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="只能追加"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.fixture
def sealed() -> Event:
    event = put(name="甲")
    seals.seal_now()
    return Event.objects.get(pk=event.pk)


SEALING = {"seal_id", "leaf"}
COLUMNS = [f.column for f in Event._meta.local_concrete_fields if f.column not in SEALING]


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_an_event_changes(column: str) -> None:
    event = put(name="甲")
    other = {"TextField": "'x'", "CharField": "'x'", "DateTimeField": "'2020-01-01 00:00:00+00'"}
    field = next(f for f in Event._meta.local_concrete_fields if f.column == column)
    value = other.get(field.get_internal_type(), "12345")
    refused(f"UPDATE ledger_event SET {column} = {value} WHERE id = {event.pk}")


def test_not_even_while_it_is_sealed() -> None:
    event = put(name="甲")
    values = "seal_id = 1, leaf = 0, action = 'x'"
    refused(f"UPDATE ledger_event SET {values} WHERE id = {event.pk}")


@pytest.mark.parametrize("values", ["seal_id = 1", "leaf = 0", "seal_id = NULL, leaf = 0"])
def test_seal_and_leaf_are_set_together(values: str) -> None:
    refused(f"UPDATE ledger_event SET {values} WHERE id = {put().pk}")


@pytest.mark.parametrize("values", ["leaf = 7", "seal_id = NULL, leaf = NULL", "seal_id = 2"])
def test_seal_and_leaf_are_set_once(sealed: Event, values: str) -> None:
    refused(f"UPDATE ledger_event SET {values} WHERE id = {sealed.pk}")


def test_events_seals_and_batches_are_not_deleted(sealed: Event) -> None:
    now = clock.now()
    Batch.objects.create(kind="quiz", starts_at=now, ends_at=now, n=0, root="")
    for table in ("event", "seal", "batch"):
        refused(f"DELETE FROM ledger_{table}")
    refused("UPDATE ledger_seal SET root = ''")
    refused("UPDATE ledger_batch SET n = 1")
    if connection.vendor == "postgresql":
        connection.check_constraints()
        refused("TRUNCATE ledger_event CASCADE")
    assert (Event.objects.count(), Seal.objects.count(), Batch.objects.count()) == (1, 1, 1)


def test_an_event_does_not_arrive_sealed(sealed: Event) -> None:
    copy = Event.objects.get(pk=sealed.pk)
    copy.pk, copy.sequence = None, 2
    with pytest.raises(DatabaseError, match="只能追加"), transaction.atomic():
        copy.save(force_insert=True)


def test_missing_triggers_are_named() -> None:
    assert guards.missing(connection) == []
    with connection.cursor() as cursor:
        on_table = " ON ledger_seal" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER ledger_seal_delete_guard{on_table}")
    assert guards.missing(connection) == ["ledger_seal_delete_guard"]
