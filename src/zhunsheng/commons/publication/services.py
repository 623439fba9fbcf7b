"""Publish, correct, end, withdraw: the only ways in which a publication changes.

Acts on matters call these within ``perform``, whose event records them; ``recorded`` is what the event should say.
Without a matter the functions append to the ledger's stream ``publication`` themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase

from zhunsheng.commons.publication import search
from zhunsheng.commons.publication.declare import PublicationKind
from zhunsheng.commons.publication.models import Publication, PublicationVersion, PublishedFile
from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.documents import reading
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import canonical
from zhunsheng.lib.digest import sm3

STREAM = "publication"


@dataclass(frozen=True)
class Content:
    """What the public is to read; fields are those of :class:`Publication`."""

    title: str
    unit_id: int
    number: str = ""
    category: str = ""
    topic: str = ""
    summary: str = ""
    text: str = ""
    happened_on: date | None = None
    expires_on: date | None = None


def publish(
    kind: PublicationKind,
    content: Content,
    on: date,
    *,
    matter: Matter | None = None,
    entry: tuple[str, int] | None = None,
    by: Person | None = None,
) -> Publication:
    """Make ``content`` public; what was taken down before is public again, in the new words."""
    register, entry_id = entry or ("", None)
    with transaction.atomic():
        known = _known(kind, matter, register, entry_id)
        row = known or Publication(
            kind=kind.code, matter=matter, register=register, entry_id=entry_id
        )
        if known:
            _keep(row, on, "重新公开")
        vars(row).update(vars(content))
        row.published_on, row.corrected_on, row.ended_on = on, None, None
        row.withdrawn_on, row.withdrawn_reason = None, ""
        if known:
            row.version += 1
            row.save()
        else:
            compiled.insert(row)
        search.note([row])
        if matter is None:
            _journal(row, "publish", by, recorded(row))
    return row


def _known(
    kind: PublicationKind, matter: Matter | None, register: str, entry_id: int | None
) -> Publication | None:
    if matter is not None:
        return next(iter(_of_matter(kind.code, matter.pk)), None)
    if entry_id is not None:
        rows = Publication.objects.filter(kind=kind.code)
        return rows.filter(register=register, entry_id=entry_id).first()
    return None


_of_matter: compiled.Read[Publication] = compiled.Read(
    lambda kind, matter: Publication.objects.filter(kind=kind, matter=matter), str, int
)


def correct(
    row: Publication, on: date, reason: str, *, by: Person | None = None, **changes: Any
) -> None:
    """Put right what is public: title, summary, text, category, topic; what it said before is kept."""
    with transaction.atomic():
        _keep(row, on, reason)
        vars(row).update(changes)
        row.version += 1
        row.corrected_on = on
        row.save()
        search.note([row])
        if row.matter_id is None:
            _journal(row, "correct", by, recorded(row))


def _keep(row: Publication, on: date, reason: str) -> None:
    """What it says until now."""
    PublicationVersion.objects.create(
        publication=row,
        number=row.version,
        title=row.title,
        summary=row.summary,
        text=row.text,
        until=on,
        reason=reason,
    )


def end(row: Publication, on: date, *, by: Person | None = None) -> None:
    """It holds no longer; it may still be read and says so."""
    row.ended_on = on
    _close(row, "end", by, {"on": on.isoformat()}, ("ended_on",))


def withdraw(row: Publication, on: date, reason: str, *, by: Person | None = None) -> None:
    """Take it down; the row stays with the reason, which is for the house only."""
    row.withdrawn_on, row.withdrawn_reason = on, reason[:200]
    fields = ("withdrawn_on", "withdrawn_reason")
    _close(row, "withdraw", by, {"on": on.isoformat()}, fields)


def _close(
    row: Publication, action: str, by: Person | None, data: dict[str, Any], fields: Sequence[str]
) -> None:
    with transaction.atomic():
        compiled.update(row, fields)
        if row.matter_id is None:
            _journal(row, action, by, data)


def attach(row: Publication, documents: Sequence[Document]) -> None:
    """Let these files, and no others, be downloaded with the publication."""
    row.files.all().delete()
    compiled.insert_all(
        [
            PublishedFile(
                publication=row,
                document=document,
                title=(document.filename or document.title)[:160],
                position=position,
            )
            for position, document in enumerate(documents, 1)
        ]
    )


def recorded(row: Publication, files: Sequence[Document] = ()) -> dict[str, Any]:
    """How a publication stands in the ledger: by digests, so that what was public on a day can be proved."""
    said = [row.number, row.title, row.summary, row.text]
    data: dict[str, Any] = {
        "kind": row.kind,
        "id": row.pk,
        "version": row.version,
        "content": sm3(canonical.dumps(said)),
    }
    if files:
        data["files"] = [document.blob_id or document.data_digest for document in files]
    return data


def _journal(row: Publication, action: str, by: Person | None, data: dict[str, Any]) -> None:
    label = f"person:{by.pk}" if by else "system"
    journal.append(STREAM, row.pk, action, label, data, person=by)


def publish_many(
    kind: PublicationKind, contents: Sequence[tuple[Content, date]], *, by: Person | None = None
) -> list[Publication]:
    """Make many things public that come from no matter, in a few statements (imports of a register's results)."""
    rows = [
        Publication(kind=kind.code, published_on=on, **vars(content)) for content, on in contents
    ]
    label = f"person:{by.pk}" if by else "system"
    with transaction.atomic():
        compiled.insert_all(rows)
        search.note(rows)
        notes = [journal.Note(row.pk, "publish", recorded(row)) for row in rows]
        journal.append_many(STREAM, notes, label, person=by)
    return rows


def download(row: Publication, number: int) -> HttpResponseBase | None:
    """The answer with the file of that number, or None when there is none to read."""
    if not row.is_readable():
        return None
    one = row.files.select_related("document__blob").filter(position=number).first()
    if one is None:
        return None
    document = one.document
    return reading.original(document) if document.blob_id else reading.as_pdf(document)


__all__ = [
    "Content",
    "attach",
    "correct",
    "download",
    "end",
    "publish",
    "publish_many",
    "recorded",
    "withdraw",
]
