"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistersConfig(AppConfig):
    """台账."""

    name = "zhunsheng.kernel.registers"
    label = "registers"
    verbose_name = "台账"

    def ready(self) -> None:
        """Have the full-text tables made after every migrate."""
        from zhunsheng.kernel.registers import checks, search  # noqa: F401 - checks register themselves

        post_migrate.connect(search.after_migrate, sender=self)
