"""A new holiday notice moves the ends of running clocks; the matters' ``due_on`` follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Min

from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure import statements

if TYPE_CHECKING:
    from zhunsheng.kernel.clocks.recompute import DueChange


def follow(changes: Sequence[DueChange]) -> None:
    """Set ``due_on`` of the changed clocks' matters; they are locked by the caller."""
    ids = {change.clock.matter_id for change in changes if change.clock.leading}
    running = Clock.objects.filter(matter__in=ids, leading=True, state=Clock.State.RUNNING)
    ends = dict(running.values_list("matter_id").annotate(Min("due_on")))
    for matter in Matter.objects.filter(pk__in=ids):
        matter.due_on = ends.get(matter.pk)
        statements.update(matter, ("due_on",))
