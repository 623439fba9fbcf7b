"""Many small rows (quiz answers, heartbeats, signals) under one digest an hour.

Such rows are no matters and have no events of their own. A business declares where they lie (:class:`BatchStream`);
every hour the digests of the rows of each closed hour go into one Merkle root. The root is the data of an event, and
the next seal covers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction

from zhunsheng.kernel.ledger import chain, journal
from zhunsheng.kernel.ledger.models import Batch
from zhunsheng.kernel.modules import Registry
from zhunsheng.lib import canonical, digest, merkle

STREAM = "batch"
HOUR = timedelta(hours=1)
GRACE = timedelta(minutes=5)
"""An hour is closed this long after its end: a row's transaction may commit later than its time says, and the clocks
of two servers differ a little."""

_BEGINNING = datetime.fromisoformat("2000-01-01T00:00:00+08:00")


@dataclass(frozen=True)
class BatchStream:
    """The rows of one model that are sealed by the hour; a module provides it, so that ``verify`` can ask.

    ``at`` is the indexed column with the time at which the server took the row in; a row never comes with an earlier
    hour than the present one (what happened before and is told now keeps its own time in another column). ``fields``
    are the columns that are bound: whatever canonical JSON takes, nothing that must be erased. A row never changes.
    """

    kind: str
    model: type[models.Model]
    at: str
    fields: tuple[str, ...]

    def rows(self, start: datetime, end: datetime) -> models.QuerySet[Any]:
        """The rows with ``start <= at < end`` in the order that never changes."""
        between = {f"{self.at}__gte": start, f"{self.at}__lt": end}
        return self.model._base_manager.filter(**between).order_by(self.at, "pk")

    def leaves(self, start: datetime, end: datetime) -> list[bytes]:
        """The digest of each row: SM3 over the canonical JSON of ``fields`` with their names."""
        rows = self.rows(start, end).values_list(*self.fields).iterator(chunk_size=5000)
        return [self.leaf(row) for row in rows]

    def leaf(self, row: tuple[Any, ...]) -> bytes:
        """The digest of one row."""
        hasher = digest.new()
        hasher.update(canonical.dumps(dict(zip(self.fields, row, strict=True))))
        return hasher.digest()

    def first(self, start: datetime, end: datetime) -> datetime | None:
        """The time of the first row between two times."""
        at: datetime | None = self.rows(start, end).values_list(self.at, flat=True).first()
        return at


streams: Registry[BatchStream] = Registry(BatchStream, key=lambda stream: stream.kind)


def seal_due(now: datetime) -> Iterator[Batch]:
    """Bind, for every stream, the rows of each hour that is closed at ``now`` and not bound yet.

    An hour without rows makes no batch. Two that seal at once do not disturb each other.
    """
    end = hour_of(now - GRACE)
    for stream in streams:
        last = Batch.objects.filter(kind=stream.kind).order_by("-ends_at").first()
        start = last.ends_at if last else _BEGINNING
        while first := stream.first(start, end):
            hour = max(hour_of(first), start)
            start = hour + HOUR
            if batch := seal_batch(stream, hour, start):
                yield batch


def hour_of(at: datetime) -> datetime:
    """The beginning of the hour."""
    return at.replace(minute=0, second=0, microsecond=0)


def seal_batch(stream: BatchStream, start: datetime, end: datetime) -> Batch | None:
    """Bind the rows from ``start`` until before ``end``; None when somebody else has just done it."""
    leaves = stream.leaves(start, end)
    with transaction.atomic():
        batch, made = Batch.objects.get_or_create(
            kind=stream.kind,
            starts_at=start,
            defaults={"ends_at": end, "n": len(leaves), "root": merkle.root(leaves)},
        )
        if not made:
            return None
        journal.append(STREAM, batch.pk, "seal", "system", said(batch))
    return batch


def said(batch: Batch) -> dict[str, object]:
    """What the event of a batch says."""
    return {
        "kind": batch.kind,
        "from": chain.instant(batch.starts_at),
        "to": chain.instant(batch.ends_at),
        "n": batch.n,
        "root": batch.root,
    }
