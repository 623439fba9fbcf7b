"""What documents bring: their part of the ledger's verification."""

from zhunsheng.kernel.documents.verification import check_all
from zhunsheng.kernel.ledger.verification import Verifier
from zhunsheng.kernel.modules import Module

MODULE = Module(
    code="documents",
    title="文书",
    provides=(Verifier("documents", "文书", check_all),),
    order=900,
)
