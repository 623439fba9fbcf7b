"""Duty and rights of the power lists in the model district, and their data files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.cast import data as district
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.orgs.models import Person, Unit

DOMAIN = "powers"
OFFICE, REVIEWER, CHIEF = "lists", "reviewer", "chief"
HERE = Path(__file__).parent


@lru_cache
def data(name: str) -> Any:
    """One of this folder's data files."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ="GOV", unit="SFJ-FZK")
    people.grant(OFFICE, "power_office", DOMAIN, scope="all")
    people.grant(REVIEWER, "handler", DOMAIN, scope="unit", unit="SFJ-FZK")
    people.grant(CHIEF, "chief", DOMAIN, scope="unit_below", unit="SFJ")
    _keepers()


def _keepers() -> None:
    """The clerk of each department and township keeps the lists of its unit."""
    kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.TOWNSHIP)
    names = [people.clerk_of(row["code"]) for row in units.rows() if row["kind"] in kinds]
    missing = Person.objects.filter(username__in=names).exclude(
        grants__domain=DOMAIN, grants__role="power_keeper"
    )
    Grant.objects.bulk_create(
        Grant(
            person=person,
            role="power_keeper",
            domain=DOMAIN,
            scope="unit",
            unit_id=person.unit_id,
            starts_on=district("people")["starts_on"],
        )
        for person in missing
    )
