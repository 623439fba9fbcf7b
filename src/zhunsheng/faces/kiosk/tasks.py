"""What recurs: visits of machines that say nothing any more are ended."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.faces.kiosk import visits


@task()
def sweep_visits() -> int:
    """Wipe what they left; returns how many."""
    return visits.sweep()
