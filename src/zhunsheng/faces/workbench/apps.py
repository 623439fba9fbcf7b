"""App configuration."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """工作台."""

    name = "zhunsheng.faces.workbench"
    label = "workbench"
    verbose_name = "工作台"
