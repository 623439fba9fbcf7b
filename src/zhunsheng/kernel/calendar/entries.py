"""One day of an arrangement, before it is a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Entry:
    """``day`` is a rest day or (``kind="work"``) a make-up working day, because of ``name``."""

    day: date
    kind: str
    name: str

    def as_data(self) -> dict[str, str]:
        """The entry as it stands in the ledger."""
        return {"day": self.day.isoformat(), "kind": self.kind, "name": self.name}
