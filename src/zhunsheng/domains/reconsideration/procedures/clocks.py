"""Clock operations that come in two, for the ordinary and for the summary procedure of the new law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.domains.reconsideration.procedures.law import Law
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import ClockOp, always, start


def each(law: Law, op: Callable[..., ClockOp], code: str, **options: Any) -> tuple[ClockOp, ...]:
    """``op`` on the ordinary clock and, under the new law, on the summary one: only the one that runs reacts."""
    codes = (code, f"{code}_summary") if law.is_new else (code,)
    return tuple(op(one, **options) for one in codes)


def starts(
    law: Law, code: str, *, when: Callable[[Context], bool] = always, **options: Any
) -> tuple[ClockOp, ...]:
    """Start the clock of the procedure that the case follows."""
    if not law.is_new:
        return (start(code, when=when, **options),)
    return (
        start(code, when=lambda c: when(c) and not c.matter.is_summary, **options),
        start(f"{code}_summary", when=lambda c: when(c) and c.matter.is_summary, **options),
    )
