"""Background tasks: the task worker runs them, the schedule says when."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.kernel.procedure import referral, tick


@task()
def act_by_law() -> int:
    """Do what the law itself does when a time limit has ended; returns how many acts."""
    # What an interrupted process did not tell at once.
    referral.hear_ended()
    return tick.tick()
