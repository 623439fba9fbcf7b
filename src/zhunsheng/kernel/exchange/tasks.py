"""Background tasks: the task worker runs them."""

from __future__ import annotations

from django_tasks import task

from zhunsheng.kernel.exchange import runs
from zhunsheng.kernel.exchange.models import ImportRun


@task()
def carry_out_later(run_id: int) -> None:
    """Work through one file that was sent in."""
    runs.carry_out(ImportRun.objects.select_related("blob", "mapping", "person").get(pk=run_id))
