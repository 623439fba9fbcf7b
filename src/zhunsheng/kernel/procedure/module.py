"""What procedures bring: after midnight, what happens by law because a time limit has ended."""

from datetime import time, timedelta

from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic
from zhunsheng.kernel.procedure.tasks import act_by_law

MODULE = Module(
    code="procedure",
    title="程序",
    provides=(Periodic(act_by_law, timedelta(days=1), time(0, 5), title="期限届满后依法办理"),),
    order=900,
)
