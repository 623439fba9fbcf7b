"""App configuration."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """组织机构."""

    name = "zhunsheng.kernel.orgs"
    label = "orgs"
    verbose_name = "组织机构"
