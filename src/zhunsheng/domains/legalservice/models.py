"""The models of this app, from its parts."""

from zhunsheng.domains.legalservice.aid.models import (
    AidCase,
    AidHelp,
    AidProvider,
    AidScore,
    HardshipStandard,
    SubsidyLine,
    SubsidyRate,
)
from zhunsheng.domains.legalservice.consultations.models import Consultation, Knowledge
from zhunsheng.domains.legalservice.stations.models import (
    Fault,
    Station,
    Terminal,
    TerminalDay,
    TerminalHour,
    TerminalStatus,
)

__all__ = [
    "AidCase",
    "AidHelp",
    "AidProvider",
    "AidScore",
    "Consultation",
    "Fault",
    "HardshipStandard",
    "Knowledge",
    "Station",
    "SubsidyLine",
    "SubsidyRate",
    "Terminal",
    "TerminalDay",
    "TerminalHour",
    "TerminalStatus",
]
