"""Who arbitrates in the model district."""

from __future__ import annotations

from zhunsheng.commons.district import people
from zhunsheng.domains.disputes.labour.procedure.effects import DOMAIN

HOUSE = "ZCY"
RIGHTS = {
    "arbitrationdesk": ("registrar",),
    "arbitrator": ("handler",),
    "arbitrator2": ("handler",),
    "arbitrationhead": ("chief",),
}


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ=HOUSE, unit=HOUSE)
    people.grants(DOMAIN, RIGHTS)
