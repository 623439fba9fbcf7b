"""App configuration."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """通知."""

    name = "zhunsheng.kernel.notices"
    label = "notices"
    verbose_name = "通知"
