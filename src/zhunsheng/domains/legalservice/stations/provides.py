"""What this part brings: the table of contents of this part."""

from datetime import time, timedelta
from pathlib import Path

from zhunsheng.domains.legalservice.stations import (
    alerts,
    api,
    beats,
    desk,
    indicators,
    kiosk,
    procedure,
    registers,
)
from zhunsheng.domains.legalservice.stations.demo import DEMO
from zhunsheng.domains.legalservice.stations.tasks import sum_up_yesterday, watch_terminals
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.kernel.modules.schedule import Periodic

REPORT = ReportPart("stations", chapter="6", path=Path(__file__).with_name("report.md"), order=10)

PROVIDES: tuple[object, ...] = (
    registers.STATIONS,
    registers.TERMINALS,
    procedure.FAULT,
    api.ROUTES,
    beats.STREAM,
    *alerts.ALERTS,
    *indicators.FIGURES,
    *desk.PAGES,
    *kiosk.KIOSK,
    REPORT,
    DEMO,
    Periodic(watch_terminals, timedelta(minutes=15), time(0, 5), title="没有心跳的终端报修"),
    Periodic(sum_up_yesterday, timedelta(days=1), time(0, 40), title="汇总终端在线情况"),
)
"""Everything, for the module."""
