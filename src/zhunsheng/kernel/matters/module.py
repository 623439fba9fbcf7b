"""What matters bring: where the newest hash of each matter's chain is kept."""

from zhunsheng.kernel.ledger.verification.heads import HeadSource
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.modules import Module

MODULE = Module(
    code="matters",
    title="案件",
    provides=(HeadSource("matter", Matter.objects.all),),
    order=900,
)
