"""Who works in legal aid: the agency, the bureau above it, reviewers, the stations, one lawyer with a login."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import people, units
from zhunsheng.domains.legalservice.aid.procedure.effects import DOMAIN

AGENCY, BUREAU = "FYZ", "SFJ"
TAKER, HANDLER, CHIEF = "aid", "aid-handler", "aid-chief"
LAWYER, REVIEWERS = "lawyer", ("aid-reviewer", "reviewer")
HEAD = "chief"
"""The head of the justice bureau, who decides on objections."""


def plan() -> dict[str, Any]:
    """The numbers and lists of this part."""
    text = Path(__file__).with_name("plan.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ=AGENCY, unit=AGENCY)
    wanted: dict[str, tuple[str, ...]] = {
        TAKER: ("registrar",),
        HANDLER: ("registrar", "handler"),
        CHIEF: ("chief",),
    }
    wanted |= {
        people.clerk_of(row["code"]): ("aid_station",)
        for row in units.rows()
        if str(row["kind"]) == "justice_office"
    }
    people.grants(DOMAIN, wanted)
    people.grant(HEAD, "organ_head", DOMAIN, scope="unit_below")
    people.grant(LAWYER, "aid_lawyer", DOMAIN, scope="own")
    for name in REVIEWERS:
        people.grant(name, "aid_reviewer", DOMAIN, scope="unit", unit=AGENCY)
