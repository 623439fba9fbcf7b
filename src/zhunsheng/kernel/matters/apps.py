"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MattersConfig(AppConfig):
    """案件."""

    name = "zhunsheng.kernel.matters"
    label = "matters"
    verbose_name = "案件"

    def ready(self) -> None:
        """The search table is made after migrations, as it is no model's."""
        from zhunsheng.kernel.matters.search import after_migrate

        post_migrate.connect(after_migrate, sender=self)
