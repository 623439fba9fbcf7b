"""What clocks bring: every hour, clocks that missed a change of the calendar are counted again."""

from datetime import time, timedelta

from zhunsheng.kernel.clocks.tasks import recompute_open
from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic

MODULE = Module(
    code="clocks",
    title="期限",
    provides=(Periodic(recompute_open, timedelta(hours=1), time(0, 20), title="按新日历重算期限"),),
    order=900,
)
