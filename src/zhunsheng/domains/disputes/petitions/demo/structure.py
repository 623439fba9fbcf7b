"""Who takes petitions in the model district: the petition office for the government, every unit its own."""

from __future__ import annotations

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.cast import data
from zhunsheng.domains.disputes.petitions.forms.intake import DOMAIN
from zhunsheng.kernel.orgs.models import Duty, Unit

OFFICE, DISCIPLINE = "XFJ", "JWW"
KINDS = (str(Unit.Kind.DEPARTMENT), str(Unit.Kind.TOWNSHIP))


def takers() -> dict[str, str]:
    """The unit that takes the petitions to each organ, by short codes; abolished ones have none."""
    own = [
        row["code"] for row in units.rows() if str(row["kind"]) in KINDS and not row.get("valid_to")
    ]
    return {"GOV": OFFICE, DISCIPLINE: DISCIPLINE} | {code: code for code in own if code != OFFICE}


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    found = takers()
    known = {
        unit.code.removeprefix(units.PREFIX): unit
        for unit in Unit.objects.filter(code__startswith=units.PREFIX)
    }
    present = set(Duty.objects.filter(domain=DOMAIN).values_list("organ_id", flat=True))
    Duty.objects.bulk_create(
        Duty(
            domain=DOMAIN,
            organ=known[organ],
            unit=known[unit],
            starts_on=data("units")["valid_from"],
        )
        for organ, unit in found.items()
        if known[organ].pk not in present
    )
    for role in ("registrar", "handler"):
        people.grant("petitions", role, DOMAIN, scope="all")
        people.grant("discipline", role, DOMAIN, scope="unit")
    people.grant("petitionhead", "chief", DOMAIN, scope="all")
    others = [unit for unit in found.values() if unit not in (OFFICE, DISCIPLINE)]
    people.grants(
        DOMAIN,
        {people.clerk_of(unit): ("handler",) for unit in others}
        | {people.head_of(unit): ("chief",) for unit in others},
    )
