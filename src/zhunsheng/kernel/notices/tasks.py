"""Background tasks: the task worker runs them, the schedule says when."""

from __future__ import annotations

from django.core.management import call_command
from django_tasks import task

from zhunsheng.kernel.notices import delivery, digests


@task()
def deliver() -> dict[str, int]:
    """Send the messages that are due."""
    return dict(delivery.deliver())


@task()
def send_digests() -> int:
    """Queue the digests of today."""
    return digests.daily_digest()


@task()
def prune_tasks() -> None:
    """Forget finished background tasks after a week; one a minute would fill the table."""
    call_command("prune_db_task_results", queue_name="*", min_age_days=7, verbosity=0)
