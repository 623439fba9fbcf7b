"""App configuration."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """数据页."""

    name = "zhunsheng.insight.pages"
    label = "insight_pages"
    verbose_name = "数据页"
