"""The hash chain of one stream subject: which bytes of an event are hashed, and how.

The bytes are RFC 8785 canonical JSON over every column of the event except ``hash`` itself and the seal, which
comes later. ``data`` is already canonical text and is embedded as it stands, so that an event costs one pass of
string building; ``tests/test_chain.py`` holds the result to :func:`zhunsheng.lib.canonical.dumps`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import TypedDict, Unpack

from zhunsheng.lib import digest

GENESIS = ""
"""``previous`` of the first event of a subject."""


def instant(value: datetime) -> str:
    """An aware instant as the chain writes it: UTC, microseconds, ``Z``."""
    if value.tzinfo is None:
        raise ValueError(f"时间 {value} 缺少时区，不能记入事项记录。")
    return value.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


class Link(TypedDict):
    """What the chain says about one event; ``data`` is canonical JSON text of an object."""

    stream: str
    subject: int
    sequence: int
    action: str
    actor: str
    person: int | None
    on_behalf_of: int | None
    from_stage: str
    to_stage: str
    data: str
    occurred_at: datetime
    recorded_at: datetime
    previous: str
    client: str
    key: str | None
    request: str | None
    algorithm: str


def body(**event: Unpack[Link]) -> bytes:
    """The bytes of one event that are hashed: keys in RFC 8785 order, no space between."""
    text = encode_basestring
    on_behalf_of, person = event["on_behalf_of"], event["person"]
    key, request = event["key"], event["request"]
    return (
        f'{{"action":{text(event["action"])},"actor":{text(event["actor"])}'
        f',"algorithm":{text(event["algorithm"])},"client":{text(event["client"])}'
        f',"data":{event["data"]},"from":{text(event["from_stage"])}'
        f',"key":{"null" if key is None else text(key)}'
        f',"occurred_at":"{instant(event["occurred_at"])}"'
        f',"on_behalf_of":{"null" if on_behalf_of is None else on_behalf_of}'
        f',"person":{"null" if person is None else person},"previous":{text(event["previous"])}'
        f',"recorded_at":"{instant(event["recorded_at"])}"'
        f',"request":{"null" if request is None else text(request)}'
        f',"sequence":{event["sequence"]},"stream":{text(event["stream"])}'
        f',"subject":{event["subject"]},"to":{text(event["to_stage"])}}}'
    ).encode()


def link(**event: Unpack[Link]) -> str:
    """The hash of one event, in hex. Raises ``ValueError`` for an unknown algorithm."""
    return digest.digest(event["algorithm"], body(**event))
