"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SamplingConfig(AppConfig):
    """随机抽取."""

    name = "zhunsheng.commons.sampling"
    label = "sampling"
    verbose_name = "随机抽取"

    def ready(self) -> None:
        """Have the triggers made after every migrate."""
        from zhunsheng.commons.sampling import guards

        post_migrate.connect(guards.after_migrate, sender=self)
