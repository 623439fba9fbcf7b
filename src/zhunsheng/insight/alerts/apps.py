"""App configuration."""

from django.apps import AppConfig
from django.core.checks import register


class AlertsConfig(AppConfig):
    """预警."""

    name = "zhunsheng.insight.alerts"
    label = "alerts"
    verbose_name = "预警"

    def ready(self) -> None:
        """Check every declared rule with Django's system checks."""
        from zhunsheng.insight.alerts.checks import check_rules

        register(check_rules)
