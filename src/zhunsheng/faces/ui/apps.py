"""App configuration."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """界面: shared look of workbench and portal."""

    name = "zhunsheng.faces.ui"
    label = "ui"
    verbose_name = "界面"
