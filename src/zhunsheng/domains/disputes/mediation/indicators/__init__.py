"""Figures of mediation."""

from zhunsheng.domains.disputes.mediation.indicators.counts import FIGURES
from zhunsheng.domains.disputes.mediation.indicators.returns import PROVIDES as TABLES

PROVIDES = (*FIGURES, *TABLES)
"""Everything, for the module."""
