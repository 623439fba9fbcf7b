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

__all__ = [
    "AidCase",
    "AidHelp",
    "AidProvider",
    "AidScore",
    "HardshipStandard",
    "SubsidyLine",
    "SubsidyRate",
]
"""The tables of public legal service, part by part."""

from zhunsheng.domains.legalservice.stations.models import (
    Fault,
    Station,
    Terminal,
    TerminalDay,
    TerminalHour,
    TerminalStatus,

__all__ = ["Fault", "Station", "Terminal", "TerminalDay", "TerminalHour", "TerminalStatus"]
