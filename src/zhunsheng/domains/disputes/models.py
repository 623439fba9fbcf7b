"""What this business keeps, part by part."""

from zhunsheng.domains.disputes.organisations.models import (
    Mediator,
    Network,
    Organisation,
    Room,
    RosterLine,
)

__all__ = [
    "Mediator",
    "Network",
    "Organisation",
    "Room",
    "RosterLine",
]
