"""App configuration."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """接口."""

    name = "zhunsheng.faces.api"
    label = "api"
    verbose_name = "接口"
