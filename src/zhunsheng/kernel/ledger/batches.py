"""Many small rows (quiz answers, heartbeats, signals) under one digest an hour.

Such rows are no matters and have no events of their own. Their digests go into one Merkle root; the
root is the data of an event, and the next seal covers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zhunsheng.kernel.ledger import chain, journal
from zhunsheng.kernel.ledger.models import Batch
from zhunsheng.kernel.modules import Registry
from zhunsheng.lib import merkle

STREAM = "batch"


@dataclass(frozen=True)
class BatchSource:
    """Where the digests of one kind come from; a module provides it, so that ``verify`` can ask.

    ``digests(start, end)`` yields the hex digest of each row with ``start <= time < end`` in an
    order that never changes.
    """

    kind: str
    digests: Callable[[datetime, datetime], Iterable[str]]


sources: Registry[BatchSource] = Registry(BatchSource, key=lambda source: source.kind)


def seal_batch(kind: str, digests: Iterable[str], start: datetime, end: datetime) -> Batch:
    """Bind the rows of ``kind`` from ``start`` until before ``end`` by their ``digests`` (hex).

    Raises ``IntegrityError`` when that period of the kind is bound already.
    """
    leaves = [bytes.fromhex(item) for item in digests]
    with transaction.atomic():
        batch = Batch.objects.create(
            kind=kind, starts_at=start, ends_at=end, n=len(leaves), root=merkle.root(leaves)
        )
        journal.append(STREAM, batch.pk, "seal", "system", said(batch))
    return batch


def seal_due(end: datetime) -> Iterator[Batch]:
    """Bind, for every source, the rows from its last batch until before ``end``.

    A source's first batch reaches back to the beginning. Empty periods make no batch.
    """
    for source in sources:
        last = Batch.objects.filter(kind=source.kind).order_by("-ends_at").first()
        start = last.ends_at if last else _BEGINNING
        digests = list(source.digests(start, end)) if start < end else []
        if digests:
            yield seal_batch(source.kind, digests, start, end)


_BEGINNING = datetime.fromisoformat("2000-01-01T00:00:00+08:00")


def said(batch: Batch) -> dict[str, object]:
    """What the event of a batch says."""
    return {
        "kind": batch.kind,
        "from": chain.instant(batch.starts_at),
        "to": chain.instant(batch.ends_at),
        "n": batch.n,
        "root": batch.root,
    }
