"""App configuration."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """公众门户."""

    name = "zhunsheng.faces.portal"
    label = "portal"
    verbose_name = "公众门户"
