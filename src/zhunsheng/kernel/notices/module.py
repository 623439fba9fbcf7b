"""What notices bring: messages go out every minute, digests in the morning."""

from datetime import time, timedelta

from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic
from zhunsheng.kernel.notices.tasks import deliver, prune_tasks, send_digests

MODULE = Module(
    code="notices",
    title="通知",
    provides=(
        Periodic(deliver, timedelta(minutes=1), title="发送消息"),
        Periodic(send_digests, timedelta(days=1), time(7, 30), title="每日待办提醒"),
        Periodic(prune_tasks, timedelta(days=1), time(3, 10), title="清理旧的任务记录"),
    ),
    order=900,
)
