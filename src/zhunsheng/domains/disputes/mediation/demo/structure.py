"""Who mediates in the model district: the centre, the fifteen stations, a few departments, and the police for risks."""

from __future__ import annotations

from zhunsheng.commons.district import people, units
from zhunsheng.domains.disputes.mediation.law import DOMAIN
from zhunsheng.domains.disputes.mediation.procedure.stages import RISK_UNIT
from zhunsheng.kernel.orgs.models import Unit

CENTRE = "MTZ"
MEDIATOR, CHIEF = "mediator", "centre"
"""The logins of a mediator of the centre and of its head."""
POLICE = "GAJ"
DEPARTMENTS = ("ZJJ", "SCJ", "RSJ", "ZRJ", "HBJ", "NYJ", "WJJ")
"""Departments that mediate by themselves (行政调解)."""


def stations() -> list[dict[str, str]]:
    """The townships' stations, as the district's data has them."""
    return [row for row in units.rows() if row["kind"] == Unit.Kind.JUSTICE_OFFICE]


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ="SFJ", unit=CENTRE)
    clerks = {people.clerk_of(row["code"]): ("registrar", "handler") for row in stations()}
    organs = {people.clerk_of(code): ("registrar", "handler") for code in DEPARTMENTS}
    heads = {people.head_of(code): ("chief",) for code in DEPARTMENTS}
    mine: dict[str, tuple[str, ...]] = {MEDIATOR: ("registrar", "handler")}
    police: dict[str, tuple[str, ...]] = {people.clerk_of(POLICE): (RISK_UNIT,)}
    people.grants(DOMAIN, clerks | organs | heads | mine | police)
    people.grant(CHIEF, "chief", DOMAIN, scope="unit_below", unit="SFJ")
