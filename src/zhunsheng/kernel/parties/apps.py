"""App configuration."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """当事人."""

    name = "zhunsheng.kernel.parties"
    label = "parties"
    verbose_name = "当事人"
