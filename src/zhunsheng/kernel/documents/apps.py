"""App configuration."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """文书."""

    name = "zhunsheng.kernel.documents"
    label = "documents"
    verbose_name = "文书"
