"""What the kiosk brings: a few tiles that every house has, and the sweep of visits."""

from datetime import time, timedelta

from zhunsheng.faces.kiosk.declare import KioskTile
from zhunsheng.faces.kiosk.tasks import sweep_visits
from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic

MODULE = Module(
    code="kiosk",
    title="自助终端",
    provides=(
        KioskTile("progress", "查办到哪了", "用回执号和查询码", name="portal:progress", order=40),
        KioskTile("contact", "打电话问", "电话、地址、上班时间", name="portal:contact", order=90),
        Periodic(
            sweep_visits, timedelta(minutes=5), time(0, 2), title="清除自助终端上没有结束的使用"
        ),
    ),
    order=912,
)
