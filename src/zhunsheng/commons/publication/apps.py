"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublicationConfig(AppConfig):
    """公开."""

    name = "zhunsheng.commons.publication"
    label = "publication"
    verbose_name = "公开"

    def ready(self) -> None:
        """The full-text table is made after migrations, as it is no model's."""
        from zhunsheng.commons.publication.search import after_migrate

        post_migrate.connect(after_migrate, sender=self)
