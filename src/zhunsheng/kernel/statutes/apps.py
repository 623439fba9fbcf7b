"""App configuration."""

from django.apps import AppConfig
from django.core import checks


class StatutesConfig(AppConfig):
    """法律依据与法定期限."""

    name = "zhunsheng.kernel.statutes"
    label = "statutes"
    verbose_name = "法律依据与法定期限"

    def ready(self) -> None:
        """Check every run that the files are sound and cite articles that exist."""
        from zhunsheng.kernel.statutes.checks import check_files

        checks.register(check_files)
