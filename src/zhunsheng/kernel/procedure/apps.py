"""App configuration."""

from django.apps import AppConfig


class ProcedureConfig(AppConfig):
    """程序."""

    name = "zhunsheng.kernel.procedure"
    label = "procedure"
    verbose_name = "程序"
