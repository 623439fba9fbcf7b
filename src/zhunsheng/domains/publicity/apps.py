"""App configuration."""

from django.apps import AppConfig


class PublicityConfig(AppConfig):
    """普法宣传."""

    name = "zhunsheng.domains.publicity"
    label = "publicity"
    verbose_name = "普法宣传"
