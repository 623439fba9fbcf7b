"""App configuration."""

from django.apps import AppConfig
from django.core.checks import register

from zhunsheng.kernel.modules import discover


class ProcedureConfig(AppConfig):
    """程序."""

    name = "zhunsheng.kernel.procedure"
    label = "procedure"
    verbose_name = "程序"

    def ready(self) -> None:
        """Collect every module's manifest and check the procedures that they bring."""
        from zhunsheng.kernel.clocks.recompute import on_due_changed
        from zhunsheng.kernel.procedure.due import follow
        from zhunsheng.kernel.procedure.system_checks import check_procedures

        on_due_changed(follow)
        discover()
        register(check_procedures)
