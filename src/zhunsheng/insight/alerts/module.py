"""What alerts bring: their evaluation every quarter of an hour."""

from datetime import timedelta

from zhunsheng.insight.alerts.tasks import refresh_alerts
from zhunsheng.kernel.modules import Module
from zhunsheng.kernel.modules.schedule import Periodic

MODULE = Module(
    code="alerts",
    title="预警",
    provides=(Periodic(refresh_alerts, timedelta(minutes=15), title="更新预警"),),
    order=890,
)
