"""App configuration."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """期限."""

    name = "zhunsheng.kernel.clocks"
    label = "clocks"
    verbose_name = "期限"

    def ready(self) -> None:
        """Recompute open clocks whenever the calendar changes."""
        from zhunsheng.kernel.calendar.changes import on_change
        from zhunsheng.kernel.clocks.recompute import calendar_changed

        on_change(calendar_changed)
