"""Registers: which there are, their entries page by page, one entry with its versions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema

from zhunsheng.faces.api import schemas
from zhunsheng.faces.api.keys import require
from zhunsheng.faces.api.matters import person_of
from zhunsheng.faces.api.problems import missing
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers import access, content, history, search
from zhunsheng.kernel.registers.declare import Register, registers

router = Router(tags=["台账"])
EntryId = Annotated[int, Path(ge=1, le=schemas.LARGEST)]


class RegisterOut(Schema):
    """A register and what its fields are called."""

    code: str
    title: str
    fields: dict[str, str]


class EntryOut(Schema):
    """An entry; ``values`` by field name, foreign keys as keys, days as ISO text."""

    id: int
    version: int
    published_on: date | None
    withdrawn_on: date | None
    values: dict[str, Any]


class EntryPage(Schema):
    """Entries and the key after which the next page begins."""

    items: list[EntryOut]
    next: int | None


class VersionOut(Schema):
    """One version of an entry."""

    number: int
    kind: str
    since: date
    until: date | None
    reason: str
    source: str
    recorded_at: datetime
    values: dict[str, Any]


class WholeEntry(EntryOut):
    """An entry with its versions, newest first."""

    versions: list[VersionOut]


class Filters(Schema):
    """What to list."""

    q: str = ""
    on: date | None = None
    after: schemas.Id | None = None
    limit: Annotated[int, Query(ge=1, le=500)] = 100


def _register(person: Person, code: str) -> Register:
    found = registers.get(code)
    if found is None or not access.may_open(person, found):
        raise missing("个台账")
    return found


@router.get(
    "/registers", response=list[RegisterOut], summary="列出台账", operation_id="list_registers"
)
def list_registers(request: HttpRequest) -> list[dict[str, Any]]:
    """Registers that the client may read."""
    person = person_of(require(request, "read"))
    return [
        {
            "code": one.code,
            "title": one.title,
            "fields": {name: one.title_of(name) for name in one.fields},
        }
        for one in registers
        if access.may_open(person, one)
    ]


@router.get(
    "/registers/{code}/entries",
    response=EntryPage,
    summary="列出条目",
    operation_id="list_entries",
)
def list_entries(request: HttpRequest, code: str, filters: Query[Filters]) -> dict[str, Any]:
    """Visible entries by key; ``on`` keeps those in force on a day."""
    person = person_of(require(request, "read"))
    register = _register(person, code)
    rows = access.visible(person, register)
    if filters.on is not None:
        rows = rows.in_force(filters.on)  # type: ignore[attr-defined]
    if filters.q.strip():
        rows = rows.none() if "\0" in filters.q else search.narrow(register, rows, filters.q)
    if filters.after is not None:
        rows = rows.filter(pk__gt=filters.after)
    page = list(rows.order_by("pk")[: filters.limit + 1])
    items = [_entry(register, entry) for entry in page[: filters.limit]]
    return {"items": items, "next": items[-1]["id"] if len(page) > filters.limit else None}


@router.get(
    "/registers/{code}/entries/{entry_id}",
    response=WholeEntry,
    summary="读取条目",
    operation_id="read_entry",
)
def read_entry(request: HttpRequest, code: str, entry_id: EntryId) -> dict[str, Any]:
    """One entry with every version."""
    person = person_of(require(request, "read"))
    register = _register(person, code)
    entry = access.visible(person, register).filter(pk=entry_id).first()
    if entry is None:
        raise missing("条")
    versions = [
        {
            "number": one.number,
            "kind": one.kind,
            "since": one.since,
            "until": one.until,
            "reason": one.reason,
            "source": one.source,
            "recorded_at": one.recorded_at,
            "values": content.loads(one.data, one.private),
        }
        for one in history.versions(register, entry.pk)
    ]
    return {**_entry(register, entry), "versions": versions}


def _entry(register: Register, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "version": entry.version,
        "published_on": entry.published_on,
        "withdrawn_on": entry.withdrawn_on,
        "values": content.plain_of(register, entry),
    }
