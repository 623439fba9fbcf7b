"""App configuration."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """事项记录."""

    name = "zhunsheng.kernel.ledger"
    label = "ledger"
    verbose_name = "事项记录"
