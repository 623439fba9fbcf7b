"""Small rows under one digest an hour: what is bound, when, and what verification finds.

The rows here are receipts, which the ledger has anyway; businesses bring answers and heartbeats.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from zhunsheng.kernel.ledger import batches
from zhunsheng.kernel.ledger.batches import BatchStream
from zhunsheng.kernel.ledger.models import Batch, Event, Receipt
from zhunsheng.kernel.ledger.tests.helpers import ZEROS, found, intrude, put, together
from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.lib import canonical, clock, merkle
from zhunsheng.lib.digest import sm3

NINE = datetime(2022, 8, 8, 9, tzinfo=clock.CHINA)
STREAM = BatchStream("quiz", Receipt, "created_at", ("id", "code", "created_at"))


@pytest.fixture(autouse=True)
def stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches.streams, "_items", {"quiz": STREAM})


def row(minutes: int) -> Receipt:
    """A row taken in so many minutes after nine."""
    event = put()
    return Receipt.objects.create(
        code=f"C{event.sequence}",
        event=event,
        event_hash=event.hash,
        created_at=NINE + timedelta(minutes=minutes),
    )


def at(hours: float) -> datetime:
    """So many hours after nine."""
    return NINE + timedelta(hours=hours)


def seal(hours: float) -> list[tuple[datetime, int]]:
    return [(batch.starts_at, batch.n) for batch in batches.seal_due(at(hours))]


@pytest.mark.django_db
class TestSealing:
    def test_each_closed_hour_with_rows_is_one_batch(self) -> None:
        for minutes in (0, 59, 60, 200):
            row(minutes)
        assert seal(3.1) == [(NINE, 2), (at(1), 1)]
        assert seal(3.9) == []
        assert seal(5) == [(at(3), 1)]

    def test_an_hour_is_closed_only_after_the_grace(self) -> None:
        row(59)
        assert seal(1.05) == []
        assert seal(1.09) == [(NINE, 1)]

    def test_the_event_says_what_anybody_can_compute(self) -> None:
        rows = [row(1), row(2)]
        [batch] = batches.seal_due(at(2))
        told = [{"id": x.pk, "code": x.code, "created_at": x.created_at} for x in rows]
        root = merkle.root([bytes.fromhex(sm3(canonical.dumps(one))) for one in told])
        event = Event.objects.get(stream="batch", subject_id=batch.pk)
        assert json.loads(event.data) == {
            "kind": "quiz",
            "from": "2022-08-08T01:00:00.000000Z",
            "to": "2022-08-08T02:00:00.000000Z",
            "n": 2,
            "root": root,
        }

    def test_rows_of_one_instant_keep_their_order(self) -> None:
        for _ in range(3):
            row(1)
        seal(2)
        assert verify().ok


@pytest.mark.django_db
class TestVerification:
    @pytest.fixture(autouse=True)
    def rows(self) -> list[Receipt]:
        rows = [row(minutes) for minutes in (1, 2, 3, 130)]
        assert len(seal(4)) == 2
        return rows

    def test_rows_as_they_were_are_right(self) -> None:
        report = verify()
        assert report.ok, report.lines()
        assert report.counts["batches"] == 2

    def test_a_changed_row_is_found(self, rows: list[Receipt]) -> None:
        Receipt.objects.filter(pk=rows[0].pk).update(code="OTHER")
        [defect] = verify().defects
        assert (defect.kind, "被改动" in defect.message) == ("batch", True)

    def test_a_removed_row_is_found(self, rows: list[Receipt]) -> None:
        rows[1].delete()
        assert "应有 3 条，实有 2 条" in verify().defects[0].message

    def test_a_row_slipped_into_a_sealed_hour_is_found(self) -> None:
        row(30)
        assert "应有 3 条，实有 4 条" in verify().defects[0].message

    def test_a_row_slipped_in_between_is_found(self) -> None:
        row(61)
        [defect] = verify().defects
        assert defect.message.startswith("有 1 条原始数据的时间落在已经封存的时段之间")

    def test_rows_after_the_last_batch_wait_for_theirs(self) -> None:
        row(200)
        assert verify().ok

    def test_a_changed_or_deleted_batch_is_found(self) -> None:
        intrude("UPDATE ledger_batch SET n = 4")
        assert "batch" in found(verify())
        intrude("DELETE FROM ledger_batch")
        assert "被删除" in verify().defects[0].message

    def test_a_changed_root_is_found(self) -> None:
        intrude(f"UPDATE ledger_batch SET root = '{ZEROS}'")
        assert found(verify()) == {"batch"}


@pytest.mark.django_db(transaction=True)
def test_two_that_seal_at_once_make_one_batch() -> None:
    row(1)
    together(*[lambda: list(batches.seal_due(at(2)))] * 4)
    assert Batch.objects.count() == Event.objects.filter(stream="batch").count() == 1
