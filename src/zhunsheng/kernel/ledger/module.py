"""What the ledger brings: seals every hour."""

from datetime import timedelta

from zhunsheng.kernel.ledger.tasks import seal
from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic

MODULE = Module(
    code="ledger",
    title="账本",
    provides=(Periodic(seal, timedelta(hours=1), title="封存事项记录"),),
    order=900,
)
