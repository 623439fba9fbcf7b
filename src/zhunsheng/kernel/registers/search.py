"""Words in entries: one full-text table beside each register's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from zhunsheng.kernel.database import fulltext
from zhunsheng.kernel.database.fulltext import Index
from zhunsheng.kernel.registers.declare import Register, registers
from zhunsheng.kernel.registers.models import Entry


def index_of(register: Register) -> Index:
    """The index of a register's entries."""
    return Index(f"{register.model._meta.db_table}_search")


def note(register: Register, entries: Sequence[Entry]) -> None:
    """Make entries findable by what they say now. Encrypted fields are never indexed."""
    if not register.search:
        return
    names = [name for name in register.search if name not in register.private]
    rows = [
        (entry.pk, [str(getattr(entry, name) or "") for name in names], ()) for entry in entries
    ]
    index_of(register).index_many(rows)


def narrow(register: Register, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Those of ``rows`` of a register that contain every word of ``text``, in the same statement."""
    return index_of(register).narrow(rows, text)


def after_migrate(using: str = "default", **_kwargs: Any) -> None:
    """Receiver of ``post_migrate``."""
    fulltext.install_all([index_of(one) for one in registers if one.search], using)
