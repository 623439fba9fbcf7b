"""App configuration."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """案件."""

    name = "zhunsheng.kernel.matters"
    label = "matters"
    verbose_name = "案件"
