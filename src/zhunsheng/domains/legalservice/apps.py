"""App configuration."""

from django.apps import AppConfig


class LegalServiceConfig(AppConfig):
    """公共法律服务."""

    name = "zhunsheng.domains.legalservice"
    label = "legalservice"
    verbose_name = "公共法律服务"
