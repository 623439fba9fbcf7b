"""The time limits of each way as operations of its actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.domains.disputes.mediation.law import Way
from zhunsheng.domains.disputes.mediation.procedure import effects
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import ClockOp, always, cancel, meet, start

FOLLOW_UP = "mediation.follow_up"
CONFIRM = "mediation.confirm"
ORAL_AT_ONCE = (start(FOLLOW_UP, on="perform_by", when=effects.to_follow_up),)
_SUITS = {
    "mediation.before": choices.Suit.BEFORE,
    "mediation.ordinary": choices.Suit.ORDINARY,
    "mediation.summary": choices.Suit.SUMMARY,
}


def _of_suit(limit: str, when: Callable[[Context], bool]) -> Callable[[Context], bool]:
    """The limit is that of how the court entrusted the dispute."""
    wanted = _SUITS.get(limit)
    if wanted is None:
        return when
    return lambda context: bool(context.matter.suit == wanted) and when(context)


def begin(way: Way, when: Any = always) -> tuple[ClockOp, ...]:
    """Mediation begins."""
    return tuple(start(code, leading=True, when=_of_suit(code, when)) for code in way.limits)


def reached(way: Way) -> tuple[ClockOp, ...]:
    """An agreement: what ran is met, the follow-up begins."""
    return (
        *(meet(code) for code in way.limits),
        start(FOLLOW_UP, on="perform_by"),
    )


def confirmable(way: Way) -> tuple[ClockOp, ...]:
    """The time for a joint application begins with the agreement's effect."""
    return (start(CONFIRM, on="signed_on"),) if way.confirms else ()


def ended(way: Way) -> tuple[ClockOp, ...]:
    """No agreement: nothing runs any more."""
    return tuple(meet(code) for code in way.limits)


LAPSE = (cancel(FOLLOW_UP), cancel(CONFIRM))
