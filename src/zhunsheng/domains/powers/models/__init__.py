"""Entries of the five lists, and the matters by which they change."""

from zhunsheng.domains.powers.models.items import PowerItem
from zhunsheng.domains.powers.models.lists import (
    CancelledApproval,
    IntermediaryService,
    NegativeItem,
    ProofItem,
)
from zhunsheng.domains.powers.models.matters import PowerChange, ProposedChange, ReformReview

__all__ = [
    "CancelledApproval",
    "IntermediaryService",
    "NegativeItem",
    "PowerChange",
    "PowerItem",
    "ProofItem",
    "ProposedChange",
    "ReformReview",
]
