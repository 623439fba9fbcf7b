"""What recurs: silent machines are reported, the day before is summed up."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from zhunsheng.domains.legalservice.stations import beats, reporting
from zhunsheng.lib import clock


@task()
def watch_terminals() -> int:
    """Report faults of silent terminals; returns how many."""
    return reporting.by_silence()


@task()
def sum_up_yesterday() -> int:
    """Write yesterday's lines; returns how many."""
    return beats.sum_up(clock.today() - timedelta(days=1))
