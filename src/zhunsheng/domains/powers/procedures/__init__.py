"""The two kinds of matter as data."""

from zhunsheng.domains.powers.procedures.change import CHANGE
from zhunsheng.domains.powers.procedures.reform import REFORM

__all__ = ["CHANGE", "REFORM"]
