"""Duty, rights and intake channels of reconsideration in the model district."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import people, units
from zhunsheng.domains.reconsideration.models import IntakeChannel

DOMAIN = "reconsideration"
HERE = Path(__file__).parent


@lru_cache
def data(name: str) -> Any:
    """One of this folder's data files."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    plan = data("staff")
    people.duty(DOMAIN, **plan["duty"])
    for position, row in enumerate(plan["channels"], 1):
        values = {**row, "position": position * 10}
        IntakeChannel.objects.get_or_create(code=values.pop("code"), defaults=values)
    for row in plan["grants"]:
        people.grant(domain=DOMAIN, **row)
    _clerks(plan["clerks"])


def _clerks(roles: dict[str, str]) -> None:
    """Each unit's clerk may act for the unit."""
    clerks = {
        people.clerk_of(row["code"]): (roles[str(row["kind"])],)
        for row in units.rows()
        if str(row["kind"]) in roles
    }
    people.grants(DOMAIN, clerks)
