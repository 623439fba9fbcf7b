"""What a draw says: its places, its published file, who may see it on the workbench."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from zhunsheng.commons.sampling.models import Draw, Reveal
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.ledger import chain
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock
from zhunsheng.lib import draw as sampler

STREAM = "draw"
"""The ledger stream of draws; the subject is the draw's key."""

RUNNERS = ("registrar", "handler", "chief", "organ_head")
"""Roles that announce, exclude, type in and draw."""
READERS = (*RUNNERS, "leader", "auditor")
"""Roles that see a unit's draws."""


@dataclass(frozen=True)
class Place:
    """One drawn place: its number (from 1), the line of the plan (from 1) with its title, the object."""

    place: int
    line: int
    title: str
    id: str
    label: str
    #: Drawn after the first draw, in place of another object.
    redrawn: bool = False


def places(draw: Draw) -> list[Place]:
    """Who holds the places now, redraws included; empty before the draw."""
    return _places(draw, final(draw))


def first_places(draw: Draw) -> list[Place]:
    """Who was drawn first, whatever was redrawn later."""
    return _places(draw, draw.result)


def final(draw: Draw) -> list[dict[str, Any]]:
    """The result with the redraws applied, as it stands in the published file."""
    rows = list(draw.result)
    labels = {one["id"]: one["label"] for one in listed(draw)} if draw.redraws else {}
    for redraw in draw.redraws:
        before = rows[redraw["place"] - 1]
        rows[redraw["place"] - 1] = {**before, "id": redraw["in"], "label": labels[redraw["in"]]}
    return rows


def _places(draw: Draw, rows: list[dict[str, Any]]) -> list[Place]:
    titles = [line["title"] for line in draw.told["plan"]]
    again = {redraw["place"] for redraw in draw.redraws}
    return [
        Place(
            row["place"],
            row["line"],
            titles[row["line"] - 1],
            row["id"],
            row["label"],
            row["place"] in again and row is not draw.result[row["place"] - 1],
        )
        for row in rows
    ]


def listed(draw: Draw) -> list[dict[str, str]]:
    """The frozen list."""
    rows: list[dict[str, str]] = json.loads(draw.listed)
    return rows


def commitments(draw: Draw) -> list[dict[str, str]]:
    """Made commitments in announced order, as the published file has them."""
    made = draw.commitments.exclude(digest="").order_by("order")
    return [{"party": one.party, "digest": one.digest} for one in made]


def overdue(draw: Draw, at: datetime) -> bool:
    """Whether the parties' time is over."""
    return draw.reveal_by is not None and at > draw.reveal_by


def public_is_out(draw: Draw, at: datetime) -> bool:
    """Whether the day of the public result has come."""
    return draw.public_on is not None and clock.local_date(at) >= draw.public_on


def still_secret(draw: Draw, at: datetime) -> bool:
    """Whether nobody can know the seed and no parties together could have begun to: objects may still be barred."""
    if overdue(draw, at) or public_is_out(draw, at):
        return False
    return not draw.commitments.exclude(digest="").exists()


def reveals(draw: Draw) -> list[dict[str, str]]:
    """Reveals in announced order, as the published file has them."""
    found = Reveal.objects.filter(commitment__draw=draw).select_related("commitment")
    return [
        {"party": one.commitment.party, "salt": one.salt, "value": one.value}
        for one in found.order_by("commitment__order")
    ]


def document(draw: Draw) -> dict[str, Any]:
    """The published file ``draw-<number>.json``: all that is needed to repeat the draw, and the ledger's hashes."""
    events = Event.objects.filter(stream=STREAM, subject_id=draw.pk).order_by("sequence")
    return sampler.sealed(
        {
            "format": sampler.FORMAT,
            "announcement": draw.told,
            "announcement_digest": draw.digest,
            "list": listed(draw),
            **sources(draw),
            "seed": draw.seed or None,
            "result": draw.result,
            "skips": draw.skips,
            "redraws": draw.redraws,
            "final": final(draw),
            "failed": draw.failed,
            "events": [
                {
                    "action": one.action,
                    "recorded_at": chain.instant(one.recorded_at),
                    "algorithm": one.algorithm,
                    "hash": one.hash,
                }
                for one in events
            ],
        }
    )


def sources(draw: Draw) -> dict[str, Any]:
    """What the seed is made of, beside the announcement."""
    return {
        "exclusions": draw.exclusions,
        "commitments": commitments(draw),
        "reveals": reveals(draw),
        "public_value": draw.public_value,
    }


def visible(person: Person) -> QuerySet[Draw]:
    """Draws where the person holds a role, by business, unit and place; and those in which they are a party."""
    ways = [Q(commitments__person=person.pk)]
    for right in rights(person):
        if right.role.code not in READERS:
            continue
        way = Q() if right.domain == Grant.EVERY else Q(domain=right.domain)
        if right.own:
            way &= Q(announced_by=right.person_id)
        if right.units is not None:
            way &= Q(unit__in=right.units)
        if right.places is not None:
            way &= Q(unit__place__in=right.places)
        ways.append(way)
    # A subquery, so that a party with two seats does not see a draw twice.
    return Draw.objects.filter(pk__in=Draw.objects.filter(reduce(or_, ways)).values("pk"))


def may_run(person: Person, draw: Draw) -> bool:
    """Whether the person may act on the draw, beside speaking as a party."""
    return any(right.role.code in RUNNERS and right.covers(draw) for right in rights(person))


def chain_holds(draw: Draw) -> bool:
    """Whether the draw's events still form their chain, and the announcement in it is the draw's."""
    events = list(Event.objects.filter(stream=STREAM, subject_id=draw.pk).order_by("sequence"))
    previous = chain.GENESIS
    for event in events:
        if event.previous != previous or chain.link(event) != event.hash:
            return False
        previous = event.hash
    return bool(events) and json.loads(events[0].data).get("digest") == draw.digest
