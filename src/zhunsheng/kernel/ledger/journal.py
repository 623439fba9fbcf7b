"""Append an event to the stream of an entry, a limit, a unit, a setting: anything that is not a matter.

Matters have their own way in (``kernel/procedure``), since their row holds the head of their chain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.ledger import chain, personal
from zhunsheng.kernel.ledger.models import Event, StreamHead
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import canonical, clock, digest

MATTER = "matter"
"""The stream of matters, closed to :func:`append`."""


def append(
    stream: str,
    subject_id: int,
    action: str,
    actor: str,
    data: Mapping[str, Any],
    *,
    person: Person | None = None,
    on_behalf_of: Person | None = None,
    occurred_at: datetime | None = None,
    from_stage: str = "",
    to_stage: str = "",
    client: str = "",
    key: str | None = None,
    request: str | None = None,
) -> Event:
    """Record that ``actor`` did ``action`` on ``subject_id`` of ``stream`` and return the event.

    ``data`` is what canonical JSON takes (no floats, ASCII keys), with :class:`personal.Personal` around personal
    values. ``occurred_at`` is aware and defaults to now. Runs in the caller's transaction or its own; writers of
    one subject wait for each other. Raises ``NotCanonical`` for unfit data and ``ValueError`` for a matter.
    """
    if stream == MATTER:
        raise ValueError("案件的事项记录只能由 perform 写入。")
    plain, concealed = personal.conceal(data)
    text = canonical.dumps(plain).decode()
    with transaction.atomic():
        head = _lock(stream, subject_id)
        now = clock.now()
        event = Event(
            stream=stream,
            subject_id=subject_id,
            sequence=head.sequence + 1,
            action=action,
            actor=actor,
            person=person,
            on_behalf_of=on_behalf_of,
            from_stage=from_stage,
            to_stage=to_stage,
            data=text,
            occurred_at=occurred_at or now,
            recorded_at=now,
            algorithm=digest.ALGORITHM,
            previous=head.hash,
            client=client,
            key=key,
            request=request,
        )
        event.hash = chain.link(event)
        event.save(force_insert=True)
        personal.keep(event, concealed)
        head.sequence, head.hash = event.sequence, event.hash
        head.save(update_fields=["sequence", "hash"])
    return event


def _lock(stream: str, subject_id: int) -> StreamHead:
    """The locked head of a subject, made when this is its first event."""
    heads = StreamHead.objects.select_for_update().filter(stream=stream, subject_id=subject_id)
    head = heads.first()
    if head is None:
        # Two first writers: the second one's insert waits for the first one's commit and then does nothing.
        StreamHead.objects.bulk_create(
            [StreamHead(stream=stream, subject_id=subject_id, hash=chain.GENESIS)],
            ignore_conflicts=True,
        )
        head = heads.get()
    return head


@dataclass(frozen=True)
class Note:
    """What is to be said of one subject of a stream by :func:`append_many`; ``data`` holds nothing personal."""

    subject_id: int
    action: str
    data: Mapping[str, Any]


def append_many(
    stream: str,
    notes: Sequence[Note],
    actor: str,
    *,
    person: Person | None = None,
    occurred_at: datetime | None = None,
) -> list[Event]:
    """Record one event for each of many different subjects, in a few statements for all of them.

    The caller's transaction is open, and it has made the subjects or locked their rows: two writers of one subject
    then wait there. Raises ``NotCanonical`` for unfit data and ``ValueError`` for a matter.
    """
    if stream == MATTER:
        raise ValueError("案件的事项记录只能由 perform 写入。")
    ids = [note.subject_id for note in notes]
    heads = StreamHead.objects.select_for_update().filter(stream=stream, subject_id__in=ids)
    known = {head.subject_id: head for head in heads.order_by("subject_id")}
    now = clock.now()
    events: list[Event] = []
    for note in notes:
        head = known.get(note.subject_id)
        event = compiled.new(
            Event,
            stream=stream,
            subject_id=note.subject_id,
            sequence=head.sequence + 1 if head else 1,
            action=note.action,
            actor=actor,
            person_id=person.pk if person else None,
            data=canonical.dumps(note.data).decode(),
            occurred_at=occurred_at or now,
            recorded_at=now,
            algorithm=digest.ALGORITHM,
            previous=head.hash if head else chain.GENESIS,
        )
        event.hash = chain.link(event)
        events.append(event)
    compiled.insert_all(events)
    _move_heads(stream, events, known)
    return events


def _move_heads(stream: str, events: Sequence[Event], known: Mapping[int, StreamHead]) -> None:
    """Let each subject's head point at its new event; new subjects get one."""
    fresh = []
    for event in events:
        head = known.get(event.subject_id)
        if head is None:
            fresh.append(
                compiled.new(
                    StreamHead,
                    stream=stream,
                    subject_id=event.subject_id,
                    sequence=event.sequence,
                    hash=event.hash,
                )
            )
            continue
        head.sequence, head.hash = event.sequence, event.hash
        compiled.update(head, ("sequence", "hash"))
    compiled.insert_all(fresh)
