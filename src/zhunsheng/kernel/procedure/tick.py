"""What happens by law when a time limit ends without an act (for instance 视为受理)."""

from __future__ import annotations

from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.lib import clock


def tick() -> int:
    """Perform every automatic action whose clock ran out before today; returns how many. Safe to repeat."""
    done = 0
    for procedure in procedures:
        for action in procedure.actions:
            if not action.automatic:
                continue
            ended = Clock.objects.filter(
                code=action.automatic,
                state=Clock.State.RUNNING,
                due_on__lt=clock.today(),
                matter__procedure=procedure.code,
                matter__procedure_version=procedure.version,
                matter__stage__in=action.sources,
            ).values_list("matter_id", "due_on")
            done += sum(_act(matter_id, action.code, due_on) for matter_id, due_on in list(ended))
    return done


def _act(matter_id: int, action: str, due_on: object) -> bool:
    key = f"auto:{matter_id}:{action}:{due_on}"
    try:
        perform(Matter.objects.get(pk=matter_id), action, Actor.system(), key=key)
    except Refused:
        return False
    return True
