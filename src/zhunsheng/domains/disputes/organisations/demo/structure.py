"""Who keeps the registers of the model district, and the data file of its organisations."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.cast import data as district
from zhunsheng.domains.disputes.organisations.registers import KEEPER
from zhunsheng.kernel.orgs.models import Unit

DOMAIN = "mediation"
CENTRE, OFFICE = "centre", "committees"
"""The logins of the centre's head and of who keeps the registers of the whole district."""
HERE = Path(__file__).parent


@lru_cache
def data() -> Any:
    """This folder's data file."""
    return yaml.safe_load((HERE / "organisations.yaml").read_text(encoding="utf-8"))


def stations() -> list[str]:
    """Short codes of the townships' judicial stations, in the order of the townships."""
    return [row["code"] for row in units.rows() if row["kind"] == Unit.Kind.JUSTICE_OFFICE]


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    county = district("places")["county"]["code"]
    people.grant(CENTRE, "chief", DOMAIN, scope="place_below", place=county)
    people.grant(OFFICE, KEEPER, DOMAIN, scope="place_below", place=county)
    people.grants(DOMAIN, {people.clerk_of(code): (KEEPER,) for code in stations()})
