"""App configuration."""

from django.apps import AppConfig


class ImportPagesConfig(AppConfig):
    """导入页面."""

    name = "zhunsheng.faces.exchange"
    label = "exchange_pages"
    verbose_name = "导入页面"
