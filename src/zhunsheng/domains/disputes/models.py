"""What this business keeps, part by part."""

from zhunsheng.domains.disputes.organisations.models import (
    Mediator,
    Network,
    Organisation,
    Room,
    RosterLine,
)
from zhunsheng.domains.disputes.screening.models import (
    Screening,
    ScreeningLead,
    ScreeningSubmission,
)

__all__ = [
    "Mediator",
    "Network",
    "Organisation",
    "Room",
    "RosterLine",
    "Screening",
    "ScreeningLead",
    "ScreeningSubmission",
]
