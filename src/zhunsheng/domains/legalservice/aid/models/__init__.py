"""What legal aid keeps: cases, services apart, scores and subsidies; providers, rates and thresholds."""

from zhunsheng.domains.legalservice.aid.models.cases import (
    AidCase,
    AidHelp,
    AidScore,
    SubsidyLine,
)
from zhunsheng.domains.legalservice.aid.models.registers import (
    AidProvider,
    HardshipStandard,
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
