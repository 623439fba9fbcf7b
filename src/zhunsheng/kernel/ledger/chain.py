"""The hash chain of one stream subject: which bytes of an event are hashed, and how.

The bytes are RFC 8785 canonical JSON over every column of the event except ``hash`` itself and the
seal, which comes later. ``data`` is already canonical text and is embedded as it stands, so that an
event costs one pass of string building; the tests hold the result to ``lib.canonical``.
"""

from __future__ import annotations

from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import Protocol

from zhunsheng.lib import digest

GENESIS = ""
"""``previous`` of the first event of a subject; its ``sequence`` is 1."""

COLUMNS = (
    "stream",
    "subject_id",
    "sequence",
    "action",
    "actor",
    "person_id",
    "on_behalf_of_id",
    "from_stage",
    "to_stage",
    "data",
    "occurred_at",
    "recorded_at",
    "algorithm",
    "previous",
    "client",
    "key",
    "request",
)
"""The hashed columns of ``Event``."""


class Linkable(Protocol):
    """An ``Event``, or a row of its hashed columns."""

    @property
    def stream(self) -> str: ...
    @property
    def subject_id(self) -> int: ...
    @property
    def sequence(self) -> int: ...
    @property
    def action(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def person_id(self) -> int | None: ...
    @property
    def on_behalf_of_id(self) -> int | None: ...
    @property
    def from_stage(self) -> str: ...
    @property
    def to_stage(self) -> str: ...
    @property
    def data(self) -> str: ...
    @property
    def occurred_at(self) -> datetime: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def algorithm(self) -> str: ...
    @property
    def previous(self) -> str: ...
    @property
    def client(self) -> str: ...
    @property
    def key(self) -> str | None: ...
    @property
    def request(self) -> str | None: ...


def instant(value: datetime) -> str:
    """An aware instant as the chain writes it: UTC, microseconds, ``Z``.

    Raises ``ValueError`` for a naive one.
    """
    if value.tzinfo is None:
        raise ValueError(f"时间 {value} 缺少时区，不能记入事项记录。")
    return value.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def body(event: Linkable) -> bytes:
    """The bytes of ``event`` that are hashed: keys in RFC 8785 order, no space between."""
    text = encode_basestring
    person, principal = event.person_id, event.on_behalf_of_id
    return (
        f'{{"action":{text(event.action)},"actor":{text(event.actor)}'
        f',"algorithm":{text(event.algorithm)},"client":{text(event.client)}'
        f',"data":{event.data},"from":{text(event.from_stage)}'
        f',"key":{"null" if event.key is None else text(event.key)}'
        f',"occurred_at":"{instant(event.occurred_at)}"'
        f',"on_behalf_of":{"null" if principal is None else principal}'
        f',"person":{"null" if person is None else person},"previous":{text(event.previous)}'
        f',"recorded_at":"{instant(event.recorded_at)}"'
        f',"request":{"null" if event.request is None else text(event.request)}'
        f',"sequence":{event.sequence},"stream":{text(event.stream)}'
        f',"subject":{event.subject_id},"to":{text(event.to_stage)}}}'
    ).encode()


def link(event: Linkable) -> str:
    """The hash of ``event`` in hex. Raises ``ValueError`` for an unknown algorithm."""
    return digest.digest(event.algorithm, body(event))
