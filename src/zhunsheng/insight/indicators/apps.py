"""App configuration."""

from django.apps import AppConfig
from django.core.checks import register


class IndicatorsConfig(AppConfig):
    """指标."""

    name = "zhunsheng.insight.indicators"
    label = "indicators"
    verbose_name = "指标"

    def ready(self) -> None:
        """Check every declared indicator with Django's system checks."""
        from zhunsheng.insight.indicators.checks import check_indicators

        register(check_indicators)
