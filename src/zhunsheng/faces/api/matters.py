"""Matters: list, read, file, act."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponseBase
from ninja import Path, Query, Router, Schema, Status

from zhunsheng.faces.api import incoming, reading, schemas
from zhunsheng.faces.api.keys import require
from zhunsheng.faces.api.problems import Problem, Stopped, missing
from zhunsheng.kernel.access import scope
from zhunsheng.kernel.access.scope import audiences
from zhunsheng.kernel.documents import reading as contents
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters import search
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.registry import procedures

router = Router(tags=["案件"])
MatterId = Annotated[int, Path(ge=1, le=schemas.LARGEST)]


class Filters(Schema):
    """What to list. All given conditions hold together."""

    procedure: str = ""
    stage: str = ""
    q: str = ""
    superior_number: str = ""
    received_from: date | None = None
    received_to: date | None = None
    open: bool | None = None
    before: schemas.Id | None = None
    limit: Annotated[int, Query(ge=1, le=200)] = 50


def person_of(actor: Actor) -> Person:
    """The person as whom the client asks."""
    assert actor.person is not None
    return actor.person


@router.get("/matters", response=schemas.Page, summary="列出案件", operation_id="list_matters")
def list_matters(request: HttpRequest, filters: Query[Filters]) -> dict[str, Any]:
    """Visible matters, newest first, page by page."""
    person = person_of(require(request, "read"))
    rows = _filtered(filters).order_by("-pk").values_list(*reading.LINE)
    found = scope.page(
        person,
        rows,
        key=lambda row: row[0],
        identity=lambda row: row[0],
        size=filters.limit + 1,
    )
    items = [dict(zip(reading.LINE, row, strict=True)) for row in found[: filters.limit]]
    more = len(found) > filters.limit
    return {"items": items, "next": items[-1]["id"] if more else None}


def _filtered(filters: Filters) -> Any:
    given = {
        "procedure": filters.procedure,
        "stage": filters.stage,
        "superior_number": filters.superior_number,
        "received_on__gte": filters.received_from,
        "received_on__lte": filters.received_to,
        "pk__lt": filters.before,
    }
    if any("\0" in value for value in (*given.values(), filters.q) if isinstance(value, str)):
        return Matter.objects.none()
    rows = Matter.objects.filter(**{name: value for name, value in given.items() if value})
    if filters.open is not None:
        rows = rows.filter(closed_on__isnull=filters.open)
    if filters.q.strip():
        rows = rows.filter(pk__in=search.find(filters.q))
    return rows


@router.get(
    "/matters/{matter_id}", response=schemas.Whole, summary="读取案件", operation_id="read_matter"
)
def read_matter(request: HttpRequest, matter_id: MatterId) -> dict[str, Any]:
    """Facts, clocks with their explanation, documents, events and open acts."""
    actor = require(request, "read")
    person = person_of(actor)
    return reading.whole(reading.find(person, matter_id, request.path), actor, person)


@router.get(
    "/matters/{matter_id}/documents/{document_id}",
    summary="读取文书",
    operation_id="read_document",
    url_name="document",
)
def read_document(
    request: HttpRequest, matter_id: MatterId, document_id: MatterId
) -> HttpResponseBase:
    """An uploaded file as it came in, a generated document as PDF."""
    person = person_of(require(request, "read"))
    matter = reading.find(person, matter_id, request.path)
    readable = reading.documents(matter, audiences(person, matter))
    document = next((row for row in readable if row.pk == document_id), None)
    if document is None:
        raise missing("份文书")
    return contents.original(document) if document.blob_id else contents.as_pdf(document)


@router.post(
    "/matters",
    response={201: schemas.Done, 422: Problem},
    summary="登记案件",
    operation_id="file_matter",
    openapi_extra=incoming.described("Filing"),
)
def file_matter(request: HttpRequest) -> Any:
    """Make a matter by its procedure's filing form."""
    actor = require(request, "file")
    filing, files = incoming.read(request, schemas.Filing)
    if filing.procedure not in {procedure.code for procedure in procedures}:
        raise Stopped(
            422,
            "procedure",
            f"没有“{filing.procedure}”这种程序。",
            "可用的程序见 /api/v1/procedures。",
        )
    event = file(
        filing.procedure,
        actor,
        filing.data,
        files,
        at=filing.at,
        key=incoming.key_of(request),
        back_entry=filing.back_entry,
    )
    return Status(201, _done(event))


@router.post(
    "/matters/{matter_id}/actions/{action}",
    response={200: schemas.Done, 409: Problem, 422: Problem},
    summary="办理案件",
    operation_id="act_on_matter",
    openapi_extra=incoming.described("Act"),
)
def act_on_matter(request: HttpRequest, matter_id: MatterId, action: str) -> Any:
    """Do one of the open acts."""
    actor = require(request, "act")
    matter = reading.find(person_of(actor), matter_id, request.path)
    act, files = incoming.read(request, schemas.Act)
    event = perform(
        matter,
        action,
        actor,
        act.data,
        files,
        at=act.at,
        key=incoming.key_of(request),
        version=act.version,
        back_entry=act.back_entry,
    )
    return Status(200, _done(event))


def _done(event: Event) -> dict[str, Any]:
    matter = Matter.objects.get(pk=event.subject_id)
    return {
        "matter": matter.pk,
        "number": matter.number,
        "stage": matter.stage,
        "version": matter.version,
        "event": event.sequence,
        "hash": event.hash,
        "receipt": matter.receipt,
        # Only the first answer has it; it is not stored.
        "receipt_secret": getattr(event, "receipt_secret", ""),
    }
