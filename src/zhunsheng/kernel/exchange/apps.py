"""App configuration."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """表格导入."""

    name = "zhunsheng.kernel.exchange"
    label = "exchange"
    verbose_name = "表格导入"
