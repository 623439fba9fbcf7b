"""A matter as the API gives it, cut to what the client's person may read."""

from __future__ import annotations

import json
from typing import Any

from django.urls import reverse

from zhunsheng.faces.api import schemas
from zhunsheng.faces.api.problems import missing
from zhunsheng.kernel.access import records
from zhunsheng.kernel.access.scope import audiences, visible
from zhunsheng.kernel.clocks.explain import explain
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.common import COMMON_ACTIONS
from zhunsheng.kernel.procedure.declaration import Procedure
from zhunsheng.kernel.procedure.offers import offers
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.kernel.procedure.values import plain
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import mask_name

INTERNAL = "internal"
LINE = tuple(schemas.Line.model_fields)
#: Columns that a list line already gives, or that are the system's own.
_NOT_FACTS = frozenset({*LINE, "matter_ptr_id", "head_hash", "procedure_version", "domain"})


def find(person: Person, pk: int, path: str) -> Any:
    """The matter as its own kind; raises the 404 for one outside the scope. Restricted ones are noted as read."""
    known = visible(person, Matter.objects.filter(pk=pk)).first()
    if known is None:
        raise missing("个案件")
    if known.restricted:
        records.read(person.pk, known.pk, path)
    return procedure_of(known).model._default_manager.get(pk=pk)


def whole(matter: Any, actor: Actor, person: Person) -> dict[str, Any]:
    """Facts, participants, clocks, documents, events and open acts."""
    procedure = procedure_of(matter)
    groups = audiences(person, matter)
    return {
        **{name: getattr(matter, name) for name in LINE},
        "stage_title": procedure.stage_by_code[matter.stage].title,
        "facts": _facts(matter, groups),
        "participants": _participants(matter, groups),
        "clocks": [_limit(row) for row in _clocks(matter)],
        "documents": [_paper(row) for row in documents(matter, groups)],
        "events": _events(procedure, matter, groups),
        "actions": [_open(offer) for offer in offers(matter, actor)],
    }


def _facts(matter: Any, groups: frozenset[str]) -> dict[str, Any]:
    """The columns of its kind; free texts about people only for those who handle the matter."""
    facts = {}
    for field in matter._meta.concrete_fields:
        secret = isinstance(field, EncryptedTextField)
        if field.attname in _NOT_FACTS or (secret and INTERNAL not in groups):
            continue
        facts[field.name] = plain(getattr(matter, field.attname))
    return facts


def _participants(matter: Any, groups: frozenset[str]) -> list[dict[str, str]]:
    rows = matter.participants.select_related("party", "unit", "person").order_by("pk")
    return [
        {
            "role": row.role,
            "name": mask_name(row.name) if row.party and INTERNAL not in groups else row.name,
        }
        for row in rows
    ]


def _clocks(matter: Any) -> list[Clock]:
    rows = Clock.objects.filter(matter_id=matter.pk).select_related(
        "limit__statute_version__statute"
    )
    return list(rows.prefetch_related("periods").order_by("pk"))


def _limit(row: Clock) -> dict[str, Any]:
    said = explain(row, clock.today())
    return {
        "title": row.title,
        "state": row.state,
        "due_on": said.due_on,
        "headline": said.headline,
        "provisional": said.provisional,
        "explanation": said.sentences,
        "cite": row.limit.cite.text,
    }


def documents(matter: Any, groups: frozenset[str]) -> list[Document]:
    """The documents that a reader of these groups may open."""
    rows = list(matter.documents.select_related("blob").order_by("occurred_on", "pk"))
    if INTERNAL in groups:
        return rows
    return [row for row in rows if groups & set(row.audience) and row.state != Document.State.DRAFT]


def _paper(row: Document) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.kind,
        "title": row.title,
        "number": row.number,
        "state": row.state,
        "on": row.occurred_on,
        "url": reverse("api:document", args=[row.matter_id, row.pk]),
    }


def _events(procedure: Procedure, matter: Any, groups: frozenset[str]) -> list[dict[str, Any]]:
    rows = Event.objects.filter(stream="matter", subject_id=matter.pk).order_by("sequence")
    found = []
    for row in rows:
        action = procedure.action_by_code.get(row.action) or COMMON_ACTIONS.get(row.action)
        if INTERNAL not in groups and not (action and groups & set(action.audience)):
            continue
        found.append(
            {
                "sequence": row.sequence,
                "action": row.action,
                "text": json.loads(row.data).get("text", ""),
                "occurred_at": row.occurred_at,
                "recorded_at": row.recorded_at,
                "hash": row.hash,
            }
        )
    return found


def _open(offer: Any) -> dict[str, Any]:
    blocked = f"{offer.blocked.message}{offer.blocked.remedy}" if offer.blocked else ""
    return {"code": offer.action.code, "title": offer.action.title, "blocked": blocked}
