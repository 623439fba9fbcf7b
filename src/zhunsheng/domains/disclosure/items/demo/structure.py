"""Who registers, reviews and publishes in the model district: in each unit its clerk and its head."""

from __future__ import annotations

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.cast import data as district
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.orgs.models import Person

DOMAIN = "disclosure"


def structure() -> None:
    """Bring what is missing; called again it changes nothing. Clerks register, the heads of their units review."""
    kinds = {"department", "township"}
    codes = [row["code"] for row in units.rows() if str(row["kind"]) in kinds]
    roles = {people.clerk_of(code): "registrar" for code in codes}
    roles |= {f"head-{code.lower()}": "disclosure_reviewer" for code in codes}
    # The office of the government keeps the whole catalogue.
    roles |= {"secretary": "disclosure_reviewer", "chief": "disclosure_reviewer"}
    missing = Person.objects.filter(username__in=roles).exclude(
        grants__domain=DOMAIN, grants__role__in=set(roles.values())
    )
    starts_on = district("people")["starts_on"]
    Grant.objects.bulk_create(
        Grant(
            person=person,
            role=roles[person.username],
            domain=DOMAIN,
            scope="unit",
            unit_id=person.unit_id,
            starts_on=starts_on,
        )
        for person in missing
    )
