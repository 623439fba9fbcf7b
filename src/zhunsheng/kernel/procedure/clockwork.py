"""What an action's declared clock operations do, kept in the event so that a correction can replay them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhunsheng.kernel.clocks import services as clocks
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import ClockOp
from zhunsheng.kernel.procedure.refusals import GuardFailed

if TYPE_CHECKING:
    from zhunsheng.kernel.clocks.models import Clock
    from zhunsheng.kernel.ledger.models import Event

Operation = dict[str, Any]


def operations(context: Context) -> list[Operation]:
    """The act's clock operations with their dates resolved, as they stand in the event."""
    return [_resolved(context, op) for op in context.action.clocks if op.when(context)]


def _resolved(context: Context, op: ClockOp) -> Operation:
    day = context.on
    if op.on != "occurred":
        day = context.data.get(op.on) or getattr(context.matter, op.on, None) or context.on
    operation: Operation = {"op": op.op, "limit": op.limit, "on": day, "from": op.on}
    if op.leading:
        operation["leading"] = True
    if op.op in ("start", "convert"):
        # The matter may pass to another version of the law; what ran before stays as it was.
        operation["version"] = context.procedure.version
    if op.instead_of:
        operation["instead_of"] = op.instead_of
    if op.op in ("pause", "resume"):
        operation["kind"] = op.kind
    if op.amount and (amount := _amount(context, op)):
        operation |= {"amount": amount, "by": op.amount}
    return operation


def _amount(context: Context, op: ClockOp) -> int | None:
    """The number in the form or, for a period that an earlier document set, on the matter; None for the law's own."""
    value = context.data.get(op.amount, getattr(context.matter, op.amount, None))
    return int(value) if value else None


def run(context: Context, todo: list[Operation], event: Event) -> None:
    """Apply the operations and keep the matter's ``due_on`` true."""
    for operation in todo:
        apply(context, operation, event)
    if todo:
        context.matter.due_on = leading_due(context)


def leading_due(context: Context) -> date | None:
    """The next end of a leading clock; None when none runs, or while it is paused and nobody can know."""
    ends = [clock.last_day_on for clock in context.clocks.values() if clock.leading]
    return min((end for end in ends if end is not None), default=None)


def apply(context: Context, operation: Operation, event: Event, *, fact: bool = False) -> None:
    """One operation; a clock that is not there is left alone, as back entries may come in part.

    ``fact`` replays what already happened: it is not judged again.
    """
    if operation["op"] == "start":
        _start(context, operation, event)
    elif operation["op"] == "convert":
        _convert(context, operation, event)
    elif (clock := context.clocks.get(operation["limit"])) is not None:
        try:
            _move(context, clock, operation, event, fact=fact or bool(context.back_entry))
        except clocks.ClockRefused as refusal:
            raise GuardFailed(refusal.message, refusal.remedy, refusal.cite) from refusal


def _start(context: Context, operation: Operation, event: Event) -> None:
    limit, on = operation["limit"], _day(operation["on"])
    previous = context.clocks.pop(limit, None)
    if previous is not None:
        clocks.cancel(previous, on)
    context.clocks[limit] = clocks.start(
        context.matter,
        limit,
        on,
        event_id=event.pk,
        version=operation["version"],
        leading=operation.get("leading", False),
        amount=operation.get("amount"),
    )


def _move(
    context: Context, clock: Clock, operation: Operation, event: Event, *, fact: bool
) -> None:
    kind, on = operation["op"], _day(operation["on"])
    reason, cite = _basis(context, event)
    tie: dict[str, Any] = {"event_id": event.pk, "fact": fact}
    if kind == "pause":
        clocks.pause(clock, on, kind=operation["kind"], reason=reason, cite=cite, **tie)
    elif kind == "resume":
        clocks.resume(clock, on, kind=operation["kind"], **tie)
    elif kind == "extend":
        clocks.extend(clock, operation["amount"], on, reason=reason, cite=cite, **tie)
    else:
        (clocks.meet if kind == "meet" else clocks.cancel)(clock, on)
        del context.clocks[operation["limit"]]


def _convert(context: Context, operation: Operation, event: Event) -> None:
    """Start the new clock where the old one began, with its pauses."""
    old = context.clocks.pop(operation["instead_of"], None)
    if old is None:
        return
    on = _day(operation["on"])
    new = clocks.start(
        context.matter,
        operation["limit"],
        old.started_on,
        event_id=event.pk,
        version=operation["version"],
        leading=old.leading,
    )
    context.clocks[new.code] = new
    for period in old.history:
        why: dict[str, Any] = {
            "reason": period.reason,
            "cite": period.cite,
            "event_id": period.event_id,
        }
        if period.ends_on:
            clocks.exclude(new, period.starts_on, period.ends_on, fact=True, **why)
        elif period.is_open:
            clocks.pause(new, period.starts_on, kind=period.kind, fact=True, **why)
    clocks.cancel(old, on)


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _basis(context: Context, event: Event) -> tuple[str, str]:
    """Title and article of the act whose operation it is, also when a correction replays it."""
    action = context.procedure.action_by_code.get(event.action, context.action)
    return action.title, action.cite.text if action.cite else ""
