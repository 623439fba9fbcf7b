"""App configuration."""

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    """矛盾纠纷化解."""

    name = "zhunsheng.domains.disputes"
    label = "disputes"
    verbose_name = "矛盾纠纷化解"
