"""Take, call, skip, call back, finish. Whoever changes a window's queue holds the row of its line for that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Avg, Count, Max, Min, Q

from zhunsheng.domains.disputes.intake.models import QueueLine, Ticket
from zhunsheng.domains.disputes.intake.queue.windows import Window
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock

State = Ticket.State


class QueueRefused(Exception):
    """It cannot be done now; the message may be shown."""


def _line(window: Window, day: date) -> QueueLine:
    """The line of a window on a day, its row locked, so that nobody takes or calls the same number."""
    QueueLine.objects.bulk_create([QueueLine(day=day, window=window.code)], ignore_conflicts=True)
    return QueueLine.objects.select_for_update().get(day=day, window=window.code)


@transaction.atomic
def take(window: Window) -> Ticket:
    """The next number of today."""
    day = clock.today()
    line = _line(window, day)
    line.last += 1
    line.save(update_fields=["last"])
    return Ticket.objects.create(
        day=day, window=window.code, number=line.last, taken_at=clock.now()
    )


def _today(window: Window) -> list[Ticket]:
    return list(Ticket.objects.filter(day=clock.today(), window=window.code).order_by("number"))


def _called(window: Window) -> Ticket | None:
    return (
        Ticket.objects.filter(day=clock.today(), window=window.code, state=State.CALLED)
        .order_by("-called_at")
        .first()
    )


@transaction.atomic
def call_next(window: Window, person: Person, current: int | None) -> Ticket:
    """Finish with ``current`` (the number that the caller sees, None for nobody) and call the next one.

    A second click, or a colleague at the same window, would call somebody over the head of another: then it is refused.
    """
    _line(window, clock.today())
    called = _called(window)
    if (called.number if called else None) != current:
        raise QueueRefused("这个窗口刚刚已经叫了号，请看现在是几号。")
    if called is not None:
        _end(called, State.DONE)
    waiting = Ticket.objects.filter(
        day=clock.today(), window=window.code, state=State.WAITING
    ).order_by("number")
    ticket = waiting.first()
    if ticket is None:
        raise QueueRefused("现在没有人等候。")
    return _call(ticket, person)


def _call(ticket: Ticket, person: Person) -> Ticket:
    now = clock.now()
    ticket.state, ticket.served_by = State.CALLED, person
    ticket.called_at, ticket.calls = now, ticket.calls + 1
    if ticket.waited is None:
        ticket.waited = int((now - ticket.taken_at).total_seconds()) // 60
    ticket.save(update_fields=["state", "served_by", "called_at", "calls", "waited"])
    return ticket


def _end(ticket: Ticket, state: str) -> None:
    ticket.state, ticket.ended_at = state, clock.now()
    ticket.save(update_fields=["state", "ended_at"])


@transaction.atomic
def call_again(window: Window, person: Person) -> Ticket:
    """Once more the number that is called."""
    _line(window, clock.today())
    called = _called(window)
    if called is None:
        raise QueueRefused("现在没有叫到的号。")
    return _call(called, person)


@transaction.atomic
def finish(window: Window, *, skipped: bool = False) -> Ticket:
    """The called number is done, or did not come."""
    _line(window, clock.today())
    called = _called(window)
    if called is None:
        raise QueueRefused("现在没有叫到的号。")
    _end(called, State.SKIPPED if skipped else State.DONE)
    return called


@transaction.atomic
def call_back(window: Window, person: Person, number: int) -> Ticket:
    """Somebody who was skipped is there after all; whoever is at the window is finished with first."""
    _line(window, clock.today())
    ticket = Ticket.objects.filter(
        day=clock.today(), window=window.code, number=number, state=State.SKIPPED
    ).first()
    if ticket is None:
        raise QueueRefused("没有这个过号，可能已经重新叫过。")
    if _called(window) is not None:
        raise QueueRefused("窗口还有人，请先办完或者过号，再叫回。")
    return _call(ticket, person)


@dataclass(frozen=True)
class Row:
    """One window as the waiting room and the desk see it."""

    window: Window
    waiting: int
    called: str
    calls: int
    following: tuple[str, ...]
    done: int
    skipped: int
    average: int | None
    longest: int | None
    #: Since how many minutes the first in the queue waits.
    since: int | None


FOLLOWING = 4


def board(windows: Sequence[Window], day: date | None = None) -> list[Row]:
    """Every window's queue: two queries, however many windows and numbers there are."""
    day = day or clock.today()
    codes = [window.code for window in windows]
    rows = Ticket.objects.filter(day=day, window__in=codes)
    counted: dict[str, Any] = {
        found["window"]: found
        for found in rows.values("window").annotate(
            waiting=Count("pk", filter=Q(state=State.WAITING)),
            done=Count("pk", filter=Q(state=State.DONE)),
            skipped=Count("pk", filter=Q(state=State.SKIPPED)),
            average=Avg("waited"),
            longest=Max("waited"),
            first=Min("taken_at", filter=Q(state=State.WAITING)),
        )
    }
    live = list(rows.filter(state__in=(State.WAITING, State.CALLED)).order_by("window", "number"))
    return [_row(window, counted.get(window.code), live) for window in windows]


def _row(window: Window, found: Any, live: list[Ticket]) -> Row:
    own = [ticket for ticket in live if ticket.window == window.code]
    called = next((ticket for ticket in own if ticket.state == State.CALLED), None)
    waiting = [ticket for ticket in own if ticket.state == State.WAITING]
    average = found["average"] if found else None
    first = waiting[0].taken_at if waiting else None
    return Row(
        window,
        len(waiting),
        window.label(called.number) if called else "",
        called.calls if called else 0,
        tuple(window.label(ticket.number) for ticket in waiting[:FOLLOWING]),
        int(found["done"]) if found else 0,
        int(found["skipped"]) if found else 0,
        round(average) if average is not None else None,
        found["longest"] if found else None,
        int((clock.now() - first).total_seconds()) // 60 if first else None,
    )


def ahead(ticket: Ticket) -> int:
    """How many wait before a number."""
    return Ticket.objects.filter(
        day=ticket.day, window=ticket.window, state=State.WAITING, number__lt=ticket.number
    ).count()


def state_of(window: Window) -> tuple[Ticket | None, list[Ticket], list[Ticket]]:
    """The called number, those who wait and those who were skipped."""
    rows = _today(window)
    called = next((one for one in rows if one.state == State.CALLED), None)
    return (
        called,
        [one for one in rows if one.state == State.WAITING],
        [one for one in rows if one.state == State.SKIPPED],
    )
