"""What recurs: silent machines are reported, the day before is summed up."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django_tasks import task

from zhunsheng.domains.legalservice.stations import beats, reporting
from zhunsheng.domains.legalservice.stations.models import in_use
from zhunsheng.lib import clock

SILENT_IN_DEMONSTRATION = timedelta(hours=2)


@task()
def watch_terminals() -> int:
    """Report faults of silent terminals; returns how many."""
    return reporting.by_silence()


@task()
def beat_in_demonstration() -> int:
    """Let the invented machines of the model district go on speaking; nothing anywhere else."""
    if not settings.DEMONSTRATION:
        return 0
    dark = beats.off_line(after=SILENT_IN_DEMONSTRATION).order_by("pk")
    silent = set(dark.values_list("pk", flat=True)[:3])
    speaking = [pk for pk in in_use().values_list("pk", flat=True) if pk not in silent]
    for pk in speaking:
        beats.take(pk)
    return len(speaking)


@task()
def sum_up_yesterday() -> int:
    """Write yesterday's lines; returns how many."""
    return beats.sum_up(clock.today() - timedelta(days=1))
