"""What this business keeps, part by part."""

from zhunsheng.domains.disputes.mediation.models import (
    AllowanceLine,
    AllowanceRate,
    AllowanceRound,
    Dispute,
    Mediating,
)
from zhunsheng.domains.disputes.organisations.models import (
    Mediator,
    Network,
    Organisation,
    Room,
    RosterLine,
)

__all__ = [
    "AllowanceLine",
    "AllowanceRate",
    "AllowanceRound",
    "Dispute",
    "Mediating",
    "Mediator",
    "Network",
    "Organisation",
    "Room",
    "RosterLine",
]
