"""App configuration."""

from django.apps import AppConfig


class ReconsiderationConfig(AppConfig):
    """行政复议."""

    name = "zhunsheng.domains.reconsideration"
    label = "reconsideration"
    verbose_name = "行政复议"
