"""Who handles a dispute: the centre, the station of the place where it lies, or a department."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from zhunsheng.domains.disputes.mediation.law import DOMAIN
from zhunsheng.kernel.database.compiled import Read
from zhunsheng.kernel.orgs.models import Duty, Place, Unit, responsible
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import Refused

OWN_HOUSES = (Unit.Kind.JUSTICE_OFFICE, Unit.Kind.OTHER, Unit.Kind.DEPARTMENT)
_stations: Read[Unit] = Read(
    lambda place: Unit.objects.filter(
        kind=Unit.Kind.JUSTICE_OFFICE, place=place, valid_to=None
    ).order_by("pk")[:1],
    int,
)
_township: Read[Place] = Read(lambda pk: Place.objects.filter(pk=pk), int)


def duty_on(on: date) -> Duty:
    """The organ and the centre that answer for mediation on a day. Raises ``Refused`` where nobody does."""
    found = responsible(DOMAIN, on)
    if found is None:
        raise Refused("还没有设置负责调解的单位。", "请管理员在“单位”里登记“调解”的职责分工。")
    return found


def township_of(place: Place | None) -> Place | None:
    """The township in which a place lies; None for what is larger."""
    if place is None or place.level == Place.Level.TOWNSHIP:
        return place
    if place.level == Place.Level.VILLAGE and place.parent_id:
        return next(iter(_township(place.parent_id)), None)
    return None


def unit_for(context: Context, centre: Unit) -> Unit:
    """The mediators' own unit when they take the dispute in, else the station of the place, else the centre."""
    actor = context.actor
    own = actor.person.unit if actor.kind == "staff" and actor.person else None
    if own is not None and own.kind in OWN_HOUSES:
        return own
    township = township_of(context.data.get("place"))
    if township is None:
        return centre
    return next(iter(_stations(township.pk)), centre)


def pair_of(first: list[str], second: list[str]) -> str:
    """The keyed digest of the two sides' names in no order: the same for the same two, and nothing else."""
    sides = (
        "、".join(sorted({"".join(name.split()) for name in side})) for side in (first, second)
    )
    return lookup_digest("｜".join(sorted(sides)), "dispute")


def places() -> Any:
    """Places at which a dispute may lie: the county, its townships and villages."""
    levels = (Place.Level.COUNTY, Place.Level.TOWNSHIP, Place.Level.VILLAGE)
    return Place.objects.filter(level__in=levels).order_by("code")


def departments(on: date) -> Any:
    """Departments that may mediate by themselves."""
    kinds = Q(kind=Unit.Kind.DEPARTMENT) | Q(kind=Unit.Kind.TOWNSHIP)
    return Unit.objects.valid_on(on).filter(kinds).order_by("kind", "code")
