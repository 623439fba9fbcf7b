"""Background tasks: the task worker runs them, the schedule says when."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.kernel.procedure import tick


@task()
def act_by_law() -> int:
    """Do what the law itself does when a time limit has ended; returns how many acts."""
    return tick.tick()
