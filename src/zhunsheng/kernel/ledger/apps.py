"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """事项记录."""

    name = "zhunsheng.kernel.ledger"
    label = "ledger"
    verbose_name = "事项记录"

    def ready(self) -> None:
        """Have the triggers made after every migrate."""
        from zhunsheng.kernel.ledger import guards

        post_migrate.connect(guards.after_migrate, sender=self)
