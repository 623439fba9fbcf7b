"""What this business keeps, part by part."""

from zhunsheng.domains.disputes.counselling.models import (
    CounsellingCase,
    CounsellingNote,
    Session,
    Slot,
)
from zhunsheng.domains.disputes.intake.models import (
    Branch,
    Campaign,
    Intake,
    QueueLine,
    Ticket,
)
from zhunsheng.domains.disputes.labour.models import LabourCase
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
    "CounsellingCase",
    "CounsellingNote",
    "Intake",
    "LabourCase",
    "Mediator",
    "Network",
    "Organisation",
    "Petition",
    "QueueLine",
    "Room",
    "RosterLine",
    "Session",
    "Slot",
    "Supervision",
    "Ticket",
]
