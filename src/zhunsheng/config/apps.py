"""App configuration: the composition root is an app so that it can bring the command ``run``."""

from django.apps import AppConfig


class RootConfig(AppConfig):
    """总装."""

    name = "zhunsheng.config"
    label = "config"
    verbose_name = "总装"
