"""The models of this app, from its parts."""

from zhunsheng.domains.disputes.intake.models import Branch, Campaign, Intake, QueueLine, Ticket
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
from zhunsheng.domains.disputes.petitions.models import Petition, Supervision
from zhunsheng.domains.disputes.screening.models import (
    Screening,
    ScreeningLead,
    ScreeningSubmission,
)

__all__ = [
    "AllowanceLine",
    "AllowanceRate",
    "AllowanceRound",
    "Branch",
    "Campaign",
    "Dispute",
    "Intake",
    "Mediating",
    "Mediator",
    "Network",
    "Organisation",
    "Petition",
    "QueueLine",
    "Room",
    "RosterLine",
    "Screening",
    "ScreeningLead",
    "ScreeningSubmission",
    "Supervision",
    "Ticket",
]
