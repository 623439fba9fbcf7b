"""Background tasks."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.commons.exams.counting import recount_due
from zhunsheng.lib import clock


@task()
def count_sittings() -> int:
    """Count the sittings of every exam that is going on; returns how many exams."""
    return recount_due(clock.now())
