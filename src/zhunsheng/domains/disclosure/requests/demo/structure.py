"""Duties and rights: every department and township takes its own requests, the government's office those to it."""

from __future__ import annotations

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.cast import data
from zhunsheng.domains.disclosure.requests.forms.intake import DOMAIN
from zhunsheng.kernel.orgs.models import Duty, Unit

GOVERNMENT, OFFICE = "GOV", "ZFB"
KINDS = (str(Unit.Kind.DEPARTMENT), str(Unit.Kind.TOWNSHIP))
CLERK, HEAD = ("registrar", "handler"), ("chief",)


def organs() -> dict[str, str]:
    """The unit that handles the requests of each organ, by short codes; abolished ones have none."""
    own = [
        row["code"] for row in units.rows() if str(row["kind"]) in KINDS and not row.get("valid_to")
    ]
    return {GOVERNMENT: OFFICE} | {code: code for code in own if code != OFFICE}


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    handled = organs()
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
        for organ, unit in handled.items()
        if known[organ].pk not in present
    )
    wanted: dict[str, tuple[str, ...]] = {}
    for unit in handled.values():
        wanted |= {people.clerk_of(unit): CLERK, people.head_of(unit): HEAD}
    people.grants(DOMAIN, wanted)
