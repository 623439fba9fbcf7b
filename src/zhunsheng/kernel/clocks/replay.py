"""Rebuilding a matter's clocks from the operations that its events recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from zhunsheng.kernel.clocks import moves, services
from zhunsheng.kernel.clocks.models import Clock, Period
from zhunsheng.kernel.statutes.limits import limit_for

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Matter


@dataclass(frozen=True)
class Operation:
    """One effect of an event on the clock of limit ``code``: start, pause, resume, exclude, extend, meet, cancel.

    ``amount`` is that of an extension, or the one that replaces the limit's at the start; ``until`` ends an exclusion.
    """

    op: str
    code: str
    on: date
    event_id: int | None = None
    version: str | None = None
    leading: bool = False
    kind: str | None = None
    amount: int | None = None
    unit: str | None = None
    until: date | None = None
    reason: str = ""
    cite: str = ""


@transaction.atomic
def rebuild(matter: Matter, operations: Iterable[Operation]) -> list[Clock]:
    """Delete the matter's clocks and replay ``operations`` in order; returns those that are open.

    What happened is never refused: an unlawful extension, for one, is recorded and counts as far as the law
    allows. Four statements, whatever the number of operations.
    """
    services.discard(matter)
    clocks: list[Clock] = []
    running: dict[str, Clock] = {}
    for operation in operations:
        if operation.op == "start":
            previous = running.get(operation.code)
            if previous is not None:
                moves.drop(previous, operation.on)
            clocks.append(_started(matter, operation))
            running[operation.code] = clocks[-1]
        elif operation.code in running:
            _apply(running[operation.code], operation)
            if not running[operation.code].is_open:
                del running[operation.code]
    Clock.objects.bulk_create(clocks)
    periods = []
    for clock in clocks:
        for period in clock.history:
            period.clock = clock
            periods.append(period)
    Period.objects.bulk_create(periods)
    return list(running.values())


def _started(matter: Matter, operation: Operation) -> Clock:
    return moves.begin(
        matter.pk,
        limit_for(operation.code, operation.on, operation.version),
        operation.on,
        area=services.default_area(),
        amount=operation.amount,
        unit=operation.unit,
        leading=operation.leading,
        event_id=operation.event_id,
    )


def _apply(clock: Clock, operation: Operation) -> None:
    on, event_id = operation.on, operation.event_id
    why = {"reason": operation.reason, "cite": operation.cite}
    match operation.op:
        case "pause":
            kind = operation.kind or "pause"
            moves.stop(clock, on, kind, event_id=event_id, fact=True, **why)
        case "resume":
            moves.go(clock, on, operation.kind, event_id=event_id, fact=True)
        case "exclude":
            until = operation.until or on
            moves.leave_out(clock, on, until, event_id=event_id, fact=True, **why)
        case "extend":
            moves.lengthen(clock, operation.amount or 1, on, event_id=event_id, fact=True, **why)
        case "meet":
            moves.finish(clock, on)
        case "cancel":
            moves.drop(clock, on)
        case _:
            raise ValueError(f"Unknown clock operation {operation.op!r}.")
