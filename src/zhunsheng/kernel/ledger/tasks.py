"""Background tasks: the task worker runs them, the schedule says when."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.kernel.ledger import batches, seals
from zhunsheng.lib import clock


@task()
def seal() -> int:
    """Bind the small rows of the hour, then seal every event; returns the number of seals."""
    for _batch in batches.seal_due(clock.now()):
        pass
    return len(seals.seal_now())
