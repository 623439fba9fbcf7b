"""Small tables kept in memory, and how other processes learn that they changed.

Tokens are random rather than counted, so that a rolled-back change can never be mistaken for a later one.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from django.db import transaction

from zhunsheng.kernel.calendar.models import TableVersion

T = TypeVar("T")


@dataclass(frozen=True)
class _Held(Generic[T]):
    token: str
    content: T
    checked: float


class Watched(Generic[T]):
    """The content of a table, loaded once and again whenever its token changes.

    The token row is read at most once in ``max_age`` seconds, so another process's change may stay unseen that
    long; whoever derives stored values from the content keeps the token with them and can tell stale ones.
    """

    max_age: ClassVar[float] = 1.0
    _all: ClassVar[list[Watched[object]]] = []

    def __init__(self, name: str, load: Callable[[], T]) -> None:
        self.name = name
        self._load = load
        self._held: _Held[T] | None = None
        Watched._all.append(self)  # type: ignore[arg-type]

    def get(self) -> T:
        """The present content; do not change it."""
        return self._current().content

    @property
    def token(self) -> str:
        """The token of the present content; empty while nothing was ever entered."""
        return self._current().token

    def changed(self) -> None:
        """Say that the table changed; call it inside the transaction that changes it."""
        TableVersion.objects.update_or_create(
            name=self.name, defaults={"token": secrets.token_hex(8)}
        )
        self.forget()
        transaction.on_commit(self.forget)

    def forget(self) -> None:
        """Drop what is in memory."""
        self._held = None

    @classmethod
    def forget_all(cls) -> None:
        """Drop every table in memory (tests begin with it, as their transactions roll back)."""
        for table in cls._all:
            table.forget()

    def _current(self) -> _Held[T]:
        held, now = self._held, time.monotonic()
        if held is not None and now - held.checked < self.max_age:
            return held
        rows = TableVersion.objects.filter(name=self.name).values_list("token", flat=True)
        token = rows.first() or ""
        content = held.content if held is not None and held.token == token else self._load()
        self._held = fresh = _Held(token, content, now)
        return fresh
