"""Announcing a draw: the list is frozen, its digest published, the source of the seed named."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from zhunsheng.commons.sampling.declare import uses
from zhunsheng.commons.sampling.models import Commitment, Draw, instant
from zhunsheng.commons.sampling.reading import STREAM
from zhunsheng.commons.sampling.refusals import announceable, when
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.numbers.issue import Pattern, issue
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import canonical, clock
from zhunsheng.lib import draw as sampler
from zhunsheng.lib.draw import Candidate, Line

NUMBER = Pattern("draw", "{code}抽〔{year}〕{n}号")


@dataclass(frozen=True)
class Party:
    """A party that gives part of the seed; with ``person``, only that person may speak for it."""

    name: str
    person: Person | None = None


@dataclass(frozen=True)
class PublicResult:
    """A named future result that nobody here controls: ``source`` says exactly which, ``on`` the day it comes out."""

    source: str
    on: date


@transaction.atomic
def announce(
    title: str,
    *,
    use: str,
    unit: Unit,
    candidates: Iterable[Candidate],
    plan: Sequence[Line],
    by: Person,
    subject_id: int | None = None,
    parties: Sequence[Party] = (),
    reveal_by: datetime | None = None,
    public: PublicResult | None = None,
    at: datetime | None = None,
) -> Draw:
    """Freeze the list in its order, publish its digest, plan and source of the seed; returns the announced draw.

    ``use`` is the stream of a declared ``DrawUse``. With ``parties`` (two or more) all must reveal before
    ``reveal_by``; where one does not, ``public`` counts instead, or the draw fails when none was announced. Without
    parties ``public`` alone gives the seed. Raises ``DrawRefused`` when a line asks for more than there is, when
    the list cannot be published, or when the source could be known already.
    """
    at, listed = when(at), list(candidates)
    announceable(listed, plan, [party.name for party in parties], reveal_by, public, at)
    deadline = reveal_by if parties else None
    rows = [one.plain() for one in listed]
    told: dict[str, Any] = {
        "number": issue(NUMBER, unit.document_code, clock.local_date(at).year),
        "title": title,
        "unit": unit.name,
        "subject": {"stream": use, "id": subject_id},
        "announced_at": instant(at),
        "list_digest": sampler.digest(rows),
        "size": len(rows),
        "plan": [line.plain() for line in plan],
        "parties": [party.name for party in parties],
        "reveal_by": instant(deadline) if deadline else None,
        "public": vars(public) if public else None,
    }
    draw = Draw.objects.create(
        number=told["number"],
        domain=uses[use].domain,
        title=title,
        unit=unit,
        subject_stream=use,
        subject_id=subject_id,
        listed=canonical.dumps(rows).decode(),
        list_digest=told["list_digest"],
        size=len(rows),
        announcement=canonical.dumps(told).decode(),
        digest=sampler.digest(told),
        announced_at=at,
        announced_by=by,
        reveal_by=deadline,
        public_source=public.source if public else "",
        public_on=public.on if public else None,
    )
    _seat(draw, parties)
    announced = json.loads(draw.announcement)
    note(draw, "announce", by, at, announcement=announced, digest=draw.digest)
    return draw


def _seat(draw: Draw, parties: Sequence[Party]) -> None:
    """A row for each party, in announced order."""
    Commitment.objects.bulk_create(
        Commitment(draw=draw, order=order, party=party.name, person=party.person)
        for order, party in enumerate(parties, 1)
    )


def note(draw: Draw, action: str, by: Person, at: datetime, **data: Any) -> None:
    """Write what was done into the ledger."""
    journal.append(STREAM, draw.pk, action, by.name, data, person=by, occurred_at=at)
