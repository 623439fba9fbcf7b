"""Who counsels in the model district; the head sees counts only."""

from __future__ import annotations

from zhunsheng.commons.district import people
from zhunsheng.domains.disputes.counselling.procedure.effects import DOMAIN
from zhunsheng.domains.disputes.counselling.roles import CHIEF

OFFICE = "XLS"


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    people.duty(DOMAIN, organ=OFFICE, unit=OFFICE)
    for name in ("counsellor", "counsellor2"):
        people.grant(name, "handler", DOMAIN, scope="own")
    people.grant("counsellingdesk", "registrar", DOMAIN, scope="unit")
    people.grant("counsellinghead", CHIEF, DOMAIN, scope="unit")
