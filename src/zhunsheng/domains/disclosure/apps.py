"""App configuration."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """政府信息公开."""

    name = "zhunsheng.domains.disclosure"
    label = "disclosure"
    verbose_name = "政府信息公开"
