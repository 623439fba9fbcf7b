"""App configuration."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """权限."""

    name = "zhunsheng.kernel.access"
    label = "access"
    verbose_name = "权限"
