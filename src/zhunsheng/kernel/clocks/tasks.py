"""Background tasks: the task worker runs them, the schedule says when."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.kernel.clocks import recompute


@task()
def recompute_open() -> int:
    """Count clocks again that were counted with an older calendar; returns how many last days moved."""
    return recompute.recompute_open()
