"""App configuration."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    """双随机监管."""

    name = "zhunsheng.domains.inspection"
    label = "inspection"
    verbose_name = "双随机监管"
