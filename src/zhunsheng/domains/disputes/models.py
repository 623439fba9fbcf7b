"""What this business keeps, part by part."""

from zhunsheng.domains.disputes.intake.models import (
    Branch,
    Campaign,
    Intake,
    QueueLine,
    Ticket,
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

__all__ = [
    "Branch",
    "Campaign",
    "Intake",
    "AllowanceLine",
    "AllowanceRate",
    "AllowanceRound",
    "Dispute",
    "Mediating",
    "Mediator",
    "Network",
    "Organisation",
    "Petition",
    "QueueLine",
    "Room",
    "RosterLine",
    "Supervision",
    "Ticket",
]
