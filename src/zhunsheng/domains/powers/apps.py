"""App configuration."""

from django.apps import AppConfig


class PowersConfig(AppConfig):
    """权责清单."""

    name = "zhunsheng.domains.powers"
    label = "powers"
    verbose_name = "权责清单"
