"""The desk's duty and rights; the head of the centre sees how the branches go on, but no discreet one."""

from __future__ import annotations

from zhunsheng.commons.district import people
from zhunsheng.commons.district.cast import data

DOMAIN = "intake"
DESK, CENTRE = "desk", "centre"
OPEN_BUSINESSES = ("mediation", "reconsideration")


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ="SFJ", unit="MTZ")
    people.grants(DOMAIN, {DESK: ("registrar", "handler"), CENTRE: ("chief",)})
    county = str(data("places")["county"]["code"])
    for business in OPEN_BUSINESSES:
        people.grant(CENTRE, "leader", business, scope="place_below", place=county)
