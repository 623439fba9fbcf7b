"""Duties and rights: the bureau's office looks after stations and terminals."""

from __future__ import annotations

from zhunsheng.commons.district import people
from zhunsheng.domains.legalservice.stations.procedure import DOMAIN

OFFICE, KEEPER = "SFJ-BGS", "terminals"


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ="SFJ", unit=OFFICE)
    # Stations belong to the justice offices, which stand below the bureau.
    people.grant(KEEPER, "registrar", DOMAIN, scope="unit_below", unit="SFJ")
    people.grant("chief", "chief", DOMAIN, scope="unit_below", unit="SFJ")
    people.grant("justice", "handler", DOMAIN, scope="unit", unit="S100")
