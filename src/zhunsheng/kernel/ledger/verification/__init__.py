"""Recompute the whole ledger and list every place where it does not agree with itself."""

from zhunsheng.kernel.ledger.verification.heads import HeadSource, Verifier
from zhunsheng.kernel.ledger.verification.report import Defect, Report
from zhunsheng.kernel.ledger.verification.run import verify

__all__ = ["Defect", "HeadSource", "Report", "Verifier", "verify"]
