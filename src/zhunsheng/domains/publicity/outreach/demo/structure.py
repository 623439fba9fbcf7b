"""Duties and rights of publicity: the office of the justice bureau keeps it, every unit has its liaison."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import people, units

DOMAIN, CAMP = "publicity", "camp"
OFFICE_UNIT, OFFICE_LOGIN = "SFJ-PFK", "publicity"
ORGAN = "SFJ"


@lru_cache
def data() -> Any:
    """This folder's data file."""
    path = Path(__file__).with_name("data.yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@lru_cache
def owed() -> dict[str, list[list[Any]]]:
    """What each unit has to teach, by short code; townships share a list."""
    plan = dict(data()["duties"])
    shared = plan.pop("T")
    towns = [row["code"] for row in units.rows() if str(row["kind"]) == "township"]
    return plan | dict.fromkeys(towns, shared)


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ=ORGAN, unit=OFFICE_UNIT)
    county = units.unit(OFFICE_UNIT).place
    code = county.code if county else ""
    people.grant(OFFICE_LOGIN, "publicity_office", DOMAIN, scope="place_below", place=code)
    people.grant(OFFICE_LOGIN, "registrar", DOMAIN, scope="place_below", place=code)
    people.grant(OFFICE_LOGIN, "registrar", CAMP, scope="place_below", place=code)
    wanted: dict[str, tuple[str, ...]] = {}
    for unit in owed():
        wanted |= {people.clerk_of(unit): ("registrar",), people.head_of(unit): ("chief",)}
    people.grants(DOMAIN, wanted)
