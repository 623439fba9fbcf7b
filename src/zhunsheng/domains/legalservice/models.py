"""The tables of public legal service, part by part."""

from zhunsheng.domains.legalservice.stations.models import (
    Fault,
    Station,
    Terminal,
    TerminalDay,
    TerminalHour,
    TerminalStatus,
)

__all__ = ["Fault", "Station", "Terminal", "TerminalDay", "TerminalHour", "TerminalStatus"]
