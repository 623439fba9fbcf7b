"""Personal texts beside the ledger: events hold salted digests, the texts stand apart, erasable.

A text in event data is wrapped in :class:`Personal`; :func:`conceal` turns it into
``{"commit": digest}`` and hands out what must be kept. Canonical JSON refuses a ``Personal``, so a
forgotten one fails instead of being written.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.ledger.models import Event, PersonalValue
from zhunsheng.lib import digest

COMMIT = "commit"
SALT_BYTES = 16
ERASED = "（已依法删除）"
"""What :func:`reveal` shows in place of an erased text."""


@dataclass(frozen=True, repr=False)
class Personal:
    """A personal text on its way into an event."""

    text: str


@dataclass(frozen=True, repr=False)
class Concealed:
    """What must be kept of one personal text: its dotted path in the data, its salt, the text."""

    field: str
    salt: str
    text: str

    def row(self, event: Event) -> PersonalValue:
        """The unsaved row that keeps it."""
        return PersonalValue(event=event, field=self.field, salt=self.salt, value=self.text)


def commit(text: str) -> tuple[str, str]:
    """A fresh salt and the digest that binds ``text`` without showing it, both in hex."""
    salt = secrets.token_hex(SALT_BYTES)
    return salt, _digest(salt, text)


def _digest(salt: str, text: str) -> str:
    # The salt has a fixed length, so salt and text cannot be shifted against each other.
    return digest.sm3((salt + text).encode())


def matches(row: PersonalValue, commitment: str) -> bool:
    """Whether the kept text is the one that the event's digest binds."""
    return _digest(row.salt, row.value) == commitment


def conceal(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[Concealed]]:
    """``data`` with a digest for every :class:`Personal`, and what must be kept of them.

    An empty text stays as it is: that nothing was said is no personal data.
    """
    kept: list[Concealed] = []

    def walk(value: Any, path: str) -> Any:
        if isinstance(value, Personal):
            if not value.text:
                return ""
            salt, commitment = commit(value.text)
            kept.append(Concealed(path, salt, value.text))
            return {COMMIT: commitment}
        if isinstance(value, Mapping):
            return {key: walk(item, _join(path, key)) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [walk(item, _join(path, index)) for index, item in enumerate(value)]
        return value

    return walk(data, ""), kept


def _join(path: str, step: str | int) -> str:
    return f"{path}.{step}" if path else str(step)


def keep(event: Event, concealed: Iterable[Concealed]) -> None:
    """Store what :func:`conceal` handed out, in the event's transaction."""
    if rows := [item.row(event) for item in concealed]:
        compiled.insert_all(rows)


def commitments(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every (dotted path, digest) in parsed event data."""
    if isinstance(data, dict):
        if data.keys() == {COMMIT} and isinstance(data[COMMIT], str):
            yield path, data[COMMIT]
            return
        for key, item in data.items():
            yield from commitments(item, _join(path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from commitments(item, _join(path, index))


def reveal(event: Event) -> dict[str, Any]:
    """The event's data with the personal texts in place; an erased one reads :data:`ERASED`.

    The caller has checked that the reader may see them.
    """
    data: dict[str, Any] = json.loads(event.data)
    if not (found := dict(commitments(data))):
        return data
    texts = {row.field: row.value for row in event.personal_values.all()}
    for path in found:
        _put(data, path, texts.get(path) or ERASED)
    return data


def _put(data: Any, path: str, text: str) -> None:
    *parents, last = path.split(".")
    for step in parents:
        data = data[int(step) if isinstance(data, list) else step]
    data[int(last) if isinstance(data, list) else last] = text
