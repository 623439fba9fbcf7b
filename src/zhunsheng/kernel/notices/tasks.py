"""Background tasks: the task worker runs them, the schedule says when."""

from __future__ import annotations

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
