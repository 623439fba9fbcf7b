"""References to entries across businesses: register, id and version, since domains never import one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.kernel.registers import content, history
from zhunsheng.kernel.registers.declare import registers
from zhunsheng.kernel.registers.models import EntryVersion


@dataclass(frozen=True)
class EntryRef:
    """One state of one entry: ``powers.items/12@3``."""

    register: str
    id: int
    version: int

    def __str__(self) -> str:
        return f"{self.register}/{self.id}@{self.version}"

    @classmethod
    def parse(cls, text: str) -> EntryRef:
        """The reference that ``str`` wrote. Raises ``ValueError`` for any other text."""
        register, _slash, rest = text.partition("/")
        pk, _at, version = rest.partition("@")
        if not (register and pk.isdecimal() and version.isdecimal()):
            raise ValueError(f"“{text}”不是台账条目的引用。")
        return cls(register, int(pk), int(version))

    @property
    def values(self) -> dict[str, Any] | None:
        """What the entry said in that version, or None when there is no such version or register."""
        row = EntryVersion.objects.filter(
            register=self.register, entry_id=self.id, number=self.version
        ).first()
        return content.loads(row.data) if row else None


def find(register: str, code: str, on: date) -> EntryRef | None:
    """The entry with ``code`` that is in force on a day, in the version of that day; None when there is none."""
    declared = registers.get(register)
    entry = declared.model.objects.filter(code=code).first() if declared else None
    if declared is None or entry is None:
        return None
    row = history.as_at(declared, on).filter(entry_id=entry.pk).first()
    if row is None or not history.holds(content.loads(row.data), on):
        return None
    return EntryRef(register, entry.pk, row.number)


def published(register: str, code: str, on: date) -> EntryRef | None:
    """The same, if the public could read it on that day: what a new act must be able to name.

    Publication and withdrawal are events of the ledger; the row keeps the last of each. An entry that was taken down
    and published again counts from its last publication.
    """
    ref = find(register, code, on)
    if ref is None:
        return None
    entry: Any = registers[register].model.objects.get(pk=ref.id)
    begun = entry.published_on is not None and entry.published_on <= on
    return ref if begun and (entry.withdrawn_on is None or entry.withdrawn_on > on) else None


def named(register: str, code: str) -> str:
    """What an entry is called now; the code itself where the register or entry is not there."""
    declared = registers.get(register)
    entry = declared.model.objects.filter(code=code).first() if declared else None
    return declared.name(entry) if declared and entry else code
