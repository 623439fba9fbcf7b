"""Who else knows the last hash of a chain, so that events cut off at its end are missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from zhunsheng.kernel.ledger.models import Event, StreamHead
from zhunsheng.kernel.ledger.verification.report import Report
from zhunsheng.kernel.modules import Registry

PAGE = 1000


@dataclass(frozen=True)
class HeadSource:
    """The rows that keep the last hash of each subject of one stream.

    A module provides it for rows above the ledger (matters do); the subjects of every other stream
    are in ``StreamHead``. ``subject`` and ``hash`` are the names of the two columns.
    """

    stream: str
    rows: Callable[[], QuerySet[Any]]
    subject: str = "pk"
    hash: str = "head_hash"

    def pages(self) -> Iterator[tuple[int, str]]:
        """Every (subject, hash) in order of the subject, read in pages."""
        ordered = self.rows().order_by(self.subject).values_list(self.subject, self.hash)
        page = list(ordered[:PAGE])
        while page:
            yield from page
            page = list(ordered.filter(**{f"{self.subject}__gt": page[-1][0]})[:PAGE])

    def now(self, subject: int) -> str | None:
        """The hash that the row of ``subject`` holds now, or None when there is no such row."""
        rows = self.rows().filter(**{self.subject: subject}).values_list(self.hash, flat=True)
        return next(iter(rows), None)


@dataclass(frozen=True)
class Verifier:
    """A further part of the verification, which a layer above the ledger brings (documents do)."""

    code: str
    title: str
    check: Callable[[Report], None]


verifiers: Registry[Verifier] = Registry(Verifier, key=lambda verifier: verifier.code)
provided: Registry[HeadSource] = Registry(HeadSource, key=lambda source: source.stream)


def source_of(stream: str) -> HeadSource:
    """Where the heads of ``stream`` are kept."""
    own = HeadSource(stream, lambda: StreamHead.objects.filter(stream=stream), "subject_id", "hash")
    return provided.get(stream) or own


def streams() -> list[str]:
    """Every stream that has events or heads."""
    names = {source.stream for source in provided}
    for model in (Event, StreamHead):
        names.update(_names(model))
    return sorted(names)


def _names(model: type[Event | StreamHead]) -> Iterator[str]:
    """Distinct streams by hopping over the index, not by reading every row."""
    names = model._base_manager.order_by("stream").values_list("stream", flat=True)
    name = names.first()
    while name is not None:
        yield name
        name = names.filter(stream__gt=name).first()
