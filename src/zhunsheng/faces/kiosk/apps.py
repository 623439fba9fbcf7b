"""App configuration."""

from django.apps import AppConfig


class KioskConfig(AppConfig):
    """自助终端."""

    name = "zhunsheng.faces.kiosk"
    label = "kiosk"
    verbose_name = "自助终端"
