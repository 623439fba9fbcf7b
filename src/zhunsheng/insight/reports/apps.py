"""App configuration."""

from django.apps import AppConfig
from django.core.checks import register


class ReportsConfig(AppConfig):
    """报告."""

    name = "zhunsheng.insight.reports"
    label = "reports"
    verbose_name = "报告"

    def ready(self) -> None:
        """Check with Django's system checks that every paragraph can be read."""
        from zhunsheng.insight.reports.checks import check_parts

        register(check_parts)
