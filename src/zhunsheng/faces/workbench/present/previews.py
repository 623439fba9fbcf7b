"""What an act would do to the clocks, said before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date, timedelta

from zhunsheng.kernel.clocks import moves
from zhunsheng.kernel.clocks.explain import explain
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import ClockOp
from zhunsheng.lib.hanzi import date_text

#: A pause of unknown length is shown with this many days as an example.
EXAMPLE_DAYS = 30


def previews(context: Context) -> tuple[list[str], list[str]]:
    """What the act would do today to each running clock that it pauses, resumes or extends, and what forbids it."""
    found: list[str] = []
    forbidden: list[str] = []
    for op in context.action.clocks:
        row = context.clocks.get(op.limit)
        if row is None or op.op not in _SAYS:
            continue
        try:
            found += _SAYS[op.op](context, op, _trial(row))
        except moves.ClockRefused as refusal:
            forbidden.append(f"{refusal.message}{refusal.remedy}")
    return found, forbidden


def _trial(row: Clock) -> Clock:
    """A copy to try things on; nothing of it is saved."""
    trial = copy(row)
    trial.loaded = [copy(period) for period in row.history]
    return trial


def _pause(context: Context, op: ClockOp, row: Clock) -> Iterator[str]:
    said = explain(row, context.on)
    left = f"{max(said.remaining, 0)}{said.unit_text}"
    until = context.on + timedelta(days=EXAMPLE_DAYS)
    moves.stop(row, context.on, op.kind)
    moves.go(row, until, op.kind)
    yield (
        f"现在停止计算，{row.title}期限还剩的{left}不再减少。"
        f"如果{date_text(until)}恢复，届满日为{date_text(row.due_on)}。"
    )


def _resume(context: Context, op: ClockOp, row: Clock) -> Iterator[str]:
    moves.go(row, context.on, op.kind)
    said = explain(row, context.on)
    yield (
        f"现在恢复，{row.title}期限于{date_text(said.due_on)}届满，"
        f"还剩{max(said.remaining, 0)}{said.unit_text}。"
    )


def _extend(context: Context, op: ClockOp, row: Clock) -> Iterator[str]:
    fields = context.action.form.base_fields if context.action.form else {}
    amount = getattr(fields.get(op.amount), "initial", None) or 1
    before: date = row.due_on
    period = moves.lengthen(row, int(amount), context.on)
    if period is not None:
        unit = explain(row, context.on).unit.amount(int(amount))
        yield f"现在延长{unit}，{row.title}期限届满日由{date_text(before)}改为{date_text(row.due_on)}。"


_SAYS = {"pause": _pause, "resume": _resume, "extend": _extend}
