"""The documents of a matter: what they are, where they stand, what may be done with each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.document_actions import SEALED

INTERNAL = "internal"
#: The acts on one document, with the words of their links in the table; all of them stand on its own page.
ACTS = (("attach_sealed", "盖章"), ("record_service", "送达"))
PAGE_ACTS = (
    ("attach_sealed", "登记盖章件"),
    ("record_service", "送达登记"),
    ("void_document", "作废"),
)


@dataclass(frozen=True)
class Paper:
    """One line of the documents table; ``acts`` are pairs of words and address."""

    title: str
    url: str
    number: str
    on: date
    status: tuple[str, Tone]
    service: str = ""
    size: int | None = None
    sealed_url: str = ""
    acts: tuple[tuple[str, str], ...] = ()


def documents_for(matter: Matter, audiences: frozenset[str]) -> list[Document]:
    """The documents that a reader of these groups may open, in the order of the file."""
    rows: QuerySet[Document] = matter.documents.select_related("blob", "sealed_copy", "template")
    found = list(
        rows.prefetch_related("services__recipient__party", "services__recipient__unit").order_by(
            "occurred_on", "pk"
        )
    )
    if INTERNAL in audiences:
        return found
    return [
        row for row in found if audiences & set(row.audience) and row.state != Document.State.DRAFT
    ]


def papers(rows: Iterable[Document], allowed: Collection[str]) -> list[Paper]:
    """The lines of the table; ``allowed`` are the codes of the acts that this reader may do."""
    return [_paper(row, allowed) for row in rows if row.kind != SEALED]


def _paper(row: Document, allowed: Collection[str]) -> Paper:
    outgoing = row.direction == Document.Direction.OUTGOING
    return Paper(
        title=row.filename if row.title == row.kind and row.filename else row.named,
        url=reverse("workbench:document", args=[row.pk]),
        number=row.number,
        on=row.occurred_on,
        status=status(row),
        service=service_text(row),
        size=row.blob.size if row.blob and not outgoing else None,
        sealed_url=reverse("workbench:download", args=[row.pk, "sealed"])
        if row.sealed_copy_id
        else "",
        acts=acts_on(row, ACTS, allowed),
    )


def acts_on(
    row: Document, acts: Iterable[tuple[str, str]], allowed: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Words and address of each act that this reader may do on a document that the house issued."""
    if row.direction != Document.Direction.OUTGOING or row.state != Document.State.ISSUED:
        return ()
    return tuple(
        (word, f"{reverse('workbench:act', args=[row.matter_id, code])}?document={row.pk}")
        for code, word in acts
        if code in allowed
    )


def status(row: Document) -> tuple[str, Tone]:
    """Where a document stands."""
    if row.state == Document.State.VOID:
        return "已作废", Tone.RED
    if row.direction == Document.Direction.INCOMING:
        return "收到", Tone.PLAIN
    services = list(row.services.all())
    if services and all(service.served_on for service in services):
        return "已送达", Tone.GREEN
    if services:
        return "送达中", Tone.AMBER
    if row.sealed_copy_id:
        return "已盖章", Tone.GREEN
    return ("已签发", Tone.BRAND) if row.state == Document.State.ISSUED else ("草稿", Tone.AMBER)


def service_text(row: Document) -> str:
    """“秦某 邮寄送达 08-09；区市场监管局 直接送达，未收到回证”."""
    said = []
    for one in row.services.all():
        who = one.recipient.name if one.recipient else ""
        when = (
            f"{one.served_on:%m-%d}"
            if one.served_on
            else f"{one.sent_on:%m-%d}发出，还没有送达凭证"
        )
        said.append(f"{who} {one.get_method_display()} {when}".strip())
    return "；".join(said)
