"""Rights: townships apply for their villages, the office for publicity checks them."""

from __future__ import annotations

from zhunsheng.commons.district import people, units

DOMAIN = "villages"
OFFICE_LOGIN, OFFICE_UNIT = "publicity", "SFJ-PFK"


def towns() -> dict[str, str]:
    """Short code of the township office by the code of its place."""
    return {
        str(row["place"]): row["code"] for row in units.rows() if str(row["kind"]) == "township"
    }


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    place = units.unit(OFFICE_UNIT).place
    code = place.code if place else ""
    for role in ("publicity_office", "registrar"):
        people.grant(OFFICE_LOGIN, role, DOMAIN, scope="place_below", place=code)
    people.grant(OFFICE_LOGIN, "publicity_office", "objection", scope="place_below", place=code)
    wanted: dict[str, tuple[str, ...]] = {}
    for town in towns().values():
        wanted |= {people.clerk_of(town): ("registrar",), people.head_of(town): ("chief",)}
    people.grants(DOMAIN, wanted)
