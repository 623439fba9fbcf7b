"""The models of this app, from its parts."""

from zhunsheng.domains.disputes.counselling.models import (
    CounsellingCase,
    CounsellingNote,
    Session,
    Slot,
)
from zhunsheng.domains.disputes.intake.models import Branch, Campaign, Intake, QueueLine, Ticket
from zhunsheng.domains.disputes.labour.models import LabourCase
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
    "CounsellingCase",
    "CounsellingNote",
    "Dispute",
    "Intake",
    "LabourCase",
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
    "Session",
    "Slot",
    "Supervision",
    "Ticket",
]
