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
