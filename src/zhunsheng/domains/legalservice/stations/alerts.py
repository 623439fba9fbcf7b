"""What is watched of terminals: faults that take too long, machines that are silent, places without one."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, Q

from zhunsheng.domains.legalservice.stations import beats
from zhunsheng.domains.legalservice.stations.models import in_use
from zhunsheng.domains.legalservice.stations.procedure import REPAIR, RESPOND
from zhunsheng.domains.legalservice.stations.registers import STATIONS, TERMINALS
from zhunsheng.insight.alerts.rules import due_soon, over_entries, overdue
from zhunsheng.lib import clock


def _silent(_today: date) -> Q:
    """Terminals of which nothing was heard for hours, while others are: when all are silent, the line is at fault."""
    now = clock.now()
    heard = in_use().filter(status__beat_at__gte=now - beats.QUIET)
    return Q(pk__in=beats.off_line(now, beats.SILENT).values("pk")) & Q(Exists(heard))


def _unequipped(today: date) -> Q:
    """Places in force without a terminal in use."""
    equipped = in_use(today).values("station")
    running = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    return running & Q(valid_from__lte=today) & ~Q(pk__in=equipped)


ALERTS = (
    due_soon(
        "stations.repair_soon",
        (RESPOND, REPAIR),
        "请安排维修，登记结果。",
        title="终端维修即将到期",
    ),
    overdue(
        "stations.repair_late",
        (RESPOND, REPAIR),
        "请催促维修，向群众说明。",
        title="终端没有按时修好",
    ),
    over_entries(
        "stations.silent",
        "终端没有心跳",
        "请打电话到站点问一问：断电、断网，还是坏了；坏了的请报修。",
        TERMINALS,
        tone="yellow",
        when=_silent,
    ),
    over_entries(
        "stations.unequipped",
        "站点没有终端",
        "请安装终端；停用的终端修好以后改回“在用”。",
        STATIONS,
        tone="yellow",
        when=_unequipped,
        label="name",
    ),
)
