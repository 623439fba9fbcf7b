"""Operations on stored clocks: each writes only the rows that it changes.

The engine calls them inside its transaction, with the matter's row locked. What an operation does is decided in
``moves``; statements per call: start 1, pause 2, resume 3, extend 3, meet 1 (3 when paused), cancel the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from zhunsheng.kernel.calendar.areas import DEFAULT_AREA
from zhunsheng.kernel.clocks import moves
from zhunsheng.kernel.clocks.models import Clock, Period
from zhunsheng.kernel.clocks.moves import ClockRefused
from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.statutes.limits import limit_for

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Matter

__all__ = [
    "ClockRefused",
    "cancel",
    "discard",
    "exclude",
    "extend",
    "meet",
    "pause",
    "resume",
    "start",
]

DATES = ("nominal_on", "due_on", "provisional", "token")


def default_area() -> str:
    """The calendar of this installation (setting ``CALENDAR_AREA``)."""
    return str(getattr(settings, "CALENDAR_AREA", DEFAULT_AREA))


def start(
    matter: Matter,
    code: str,
    on: date,
    *,
    event_id: int | None = None,
    version: str | None = None,
    leading: bool = False,
    area: str | None = None,
    amount: int | None = None,
    unit: str | None = None,
    title: str | None = None,
) -> Clock:
    """Start the clock of limit ``code``; ``on`` is the day of the event and is not counted.

    ``version`` is the matter's frozen law version; without it the limit is chosen by ``on``. ``amount`` and
    ``unit`` replace the limit's where a notice or decision sets its own. Raises ``UnknownLimit``.
    """
    clock = moves.begin(
        matter.pk,
        limit_for(code, on, version),
        on,
        area=area or default_area(),
        amount=amount,
        unit=unit,
        title=title,
        leading=leading,
        event_id=event_id,
    )
    compiled.insert(clock)
    return clock


def pause(
    clock: Clock,
    on: date,
    *,
    kind: str = "pause",
    reason: str = "",
    cite: str = "",
    event_id: int | None = None,
    fact: bool = False,
) -> Period | None:
    """Stop counting from ``on``: 中止 (``pause``) or a time that does not count (``exclusion``).

    Raises :class:`ClockRefused` when the clock is over or already stopped for the same kind of reason.
    """
    period = moves.stop(clock, on, kind, reason=reason, cite=cite, event_id=event_id, fact=fact)
    if period is not None:
        compiled.insert(period)
        compiled.update(clock, ("state",))
    return period


def resume(
    clock: Clock,
    on: date,
    *,
    kind: str | None = None,
    event_id: int | None = None,
    fact: bool = False,
) -> Period | None:
    """Count again from ``on``, which is the first day that counts. Without ``kind`` the last pause is ended."""
    period = moves.go(clock, on, kind, event_id=event_id, fact=fact)
    if period is not None:
        compiled.update(period, ("ends_on", "closing_event_id"))
        compiled.update(clock, ("state", *DATES))
    return period


def exclude(
    clock: Clock,
    first: date,
    until: date,
    *,
    reason: str = "",
    cite: str = "",
    event_id: int | None = None,
    fact: bool = False,
) -> Period | None:
    """Take out a time that is already over (鉴定、勘验): ``first`` to the day before ``until``."""
    period = moves.leave_out(
        clock, first, until, reason=reason, cite=cite, event_id=event_id, fact=fact
    )
    return _with_period(clock, period)


def extend(
    clock: Clock,
    amount: int,
    on: date,
    *,
    reason: str = "",
    cite: str = "",
    event_id: int | None = None,
    fact: bool = False,
) -> Period | None:
    """Lengthen by ``amount`` of the limit's extension unit, counted from the original end.

    Raises :class:`ClockRefused` when the law knows no extension, the end has passed, or the sum of extensions
    exceeds the legal maximum. A fact that broke this is recorded and counts as far as the law allows.
    """
    period = moves.lengthen(
        clock, amount, on, reason=reason, cite=cite, event_id=event_id, fact=fact
    )
    return _with_period(clock, period)


def meet(clock: Clock, on: date) -> None:
    """What the clock waited for was done on ``on``: met, or missed when that is after the last day."""
    ended = moves.finish(clock, on)
    _close(clock, ended)


def cancel(clock: Clock, on: date | None = None) -> None:
    """The clock has lost its object; it is neither met nor missed."""
    ended = moves.drop(clock, on)
    _close(clock, ended)


def discard(matter: Matter) -> None:
    """Delete the matter's clocks before they are replayed from its events."""
    Period.objects.filter(clock__matter_id=matter.pk)._raw_delete(Period.objects.db)
    Clock.objects.filter(matter_id=matter.pk)._raw_delete(Clock.objects.db)


def _with_period(clock: Clock, period: Period | None) -> Period | None:
    if period is not None:
        compiled.insert(period)
        compiled.update(clock, DATES)
    return period


def _close(clock: Clock, ended: Sequence[Period]) -> None:
    for period in ended:
        compiled.update(period, ("ends_on", "closing_event_id"))
    fields = ["state", "closed_on", *(DATES if ended else ())]
    compiled.update(clock, fields)
