"""Counting open clocks afresh after the calendar changed.

Every clock keeps the token of the calendar that it was counted with. So the work can be cut into short
transactions, a crash in the middle loses nothing, and a clock that another process started with the old calendar
in the same second is found by the next run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zhunsheng.kernel.calendar.areas import CALENDAR, areas_under
from zhunsheng.kernel.calendar.changes import CalendarChange
from zhunsheng.kernel.clocks import moves
from zhunsheng.kernel.clocks.models import Clock, ClockQuerySet, Period
from zhunsheng.kernel.clocks.services import DATES
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.matters.models import Matter

BATCH = 100
"""Matters in one transaction: under 50 ms, so that nobody waits long for the write lock of SQLite."""


@dataclass(frozen=True)
class DueChange:
    """One clock's last day moved."""

    clock: Clock
    old: date
    new: date


Listener = Callable[[list[DueChange]], None]

_listeners: list[Listener] = []


def on_due_changed(listener: Listener) -> Listener:
    """Call ``listener`` with the moved clocks of each batch, in its transaction, their matters locked."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def calendar_changed(change: CalendarChange) -> None:
    """Record a new arrangement in the ledger and recompute once it is committed."""
    journal.append(
        "calendar",
        change.area_id,
        "calendar.notice_entered",
        str(change.actor) if change.actor else "系统",
        {
            "area": change.area,
            "years": list(change.years),
            "source": change.source,
            "days": list(change.days),
        },
        person=change.actor,
    )
    transaction.on_commit(lambda: recompute_open(change.area))


def recompute_open(area: str | None = None) -> int:
    """Count every open clock of ``area`` and the areas under it (None: of all) with the present calendar.

    Returns how many last days moved. Safe to repeat; without stale clocks it is one query.
    """
    moved, last = 0, 0
    while True:
        with transaction.atomic():
            matters = _stale(area).filter(matter_id__gt=last).order_by("matter_id")
            ids = list(matters.values_list("matter_id", flat=True).distinct()[:BATCH])
            if not ids:
                return moved
            # Lock order: matters by id. The engine holds the same lock when it touches a clock.
            list(Matter.objects.select_for_update().filter(pk__in=ids).order_by("pk").only("pk"))
            moved += _recompute(list(_stale(area).filter(matter_id__in=ids)))
            last = ids[-1]


def _stale(area: str | None) -> ClockQuerySet:
    clocks = Clock.objects.open().exclude(token=CALENDAR.token)
    return clocks if area is None else clocks.filter(area__in=areas_under(area))


def _recompute(clocks: list[Clock]) -> int:
    _read_periods(clocks)
    changes, moved, kept = [], [], []
    for clock in clocks:
        old = clock.due_on
        if moves.settle(clock, _as_of(clock)):
            moved.append(clock)
        else:
            kept.append(clock.pk)
        if clock.due_on != old:
            changes.append(DueChange(clock, old, clock.due_on))
    Clock.objects.bulk_update(moved, DATES)
    if kept:
        Clock.objects.filter(pk__in=kept).update(token=CALENDAR.token)
    for listener in _listeners if changes else ():
        listener(changes)
    return len(changes)


def _read_periods(clocks: list[Clock]) -> None:
    periods: dict[int, list[Period]] = {clock.pk: [] for clock in clocks}
    for period in Period.objects.filter(clock_id__in=periods).order_by("pk"):
        periods[period.clock_id].append(period)
    for clock in clocks:
        clock.loaded = periods[clock.pk]


def _as_of(clock: Clock) -> date:
    """A paused clock keeps the dates of the day its pause began; for a running one no day matters."""
    return min(
        (period.starts_on for period in clock.history if period.is_open), default=clock.started_on
    )
