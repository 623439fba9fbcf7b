"""What registers bring: their part of the ledger's verification."""

from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.registers.verifying import VERIFIER

MODULE = Module(code="registers", title="台账", provides=(VERIFIER,), order=900)
