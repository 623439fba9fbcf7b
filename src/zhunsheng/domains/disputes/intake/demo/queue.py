"""Numbers of the year at the windows, and today's queue as it stands in the middle of the morning."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disputes.intake.models import QueueLine, Ticket
from zhunsheng.domains.disputes.intake.queue.windows import Window, windows
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock
from zhunsheng.lib.clock import CHINA

State = Ticket.State
EVERY = 3
"""Of the year's days, every third is kept: enough to see how long people wait."""
DESK = "desk"
BATCH = 2000


def build(context: DemoContext) -> None:
    """In two statements, since a number is no matter."""
    desk = Person.objects.get(username=DESK)
    days = Days(for_area())
    lines: list[QueueLine] = []
    tickets: list[Ticket] = []
    day = date(context.year, 1, 4)
    place = 0
    while day.year == context.year:
        if days.is_workday(day) and place % EVERY == 0:
            for window in windows(day):
                _past(context, window, day, desk, lines, tickets)
        day += timedelta(days=1)
        place += 1
    for number, window in enumerate(windows(context.today)):
        _today(context, window, number, desk, lines, tickets)
    QueueLine.objects.bulk_create(lines, batch_size=BATCH)
    Ticket.objects.bulk_create(tickets, batch_size=BATCH)


def _past(
    context: DemoContext,
    window: Window,
    day: date,
    desk: Person,
    lines: list[QueueLine],
    tickets: list[Ticket],
) -> None:
    """A finished day of one window."""
    busy = context.random.randrange(2, 7)
    lines.append(QueueLine(day=day, window=window.code, last=busy))
    for number in range(1, busy + 1):
        taken = datetime.combine(day, time(9), CHINA) + timedelta(minutes=number * 37 % 400)
        waited = context.random.randrange(0, 19)
        called = taken + timedelta(minutes=waited)
        skipped = context.random.randrange(12) == 0
        tickets.append(
            Ticket(
                day=day,
                window=window.code,
                number=number,
                state=State.SKIPPED if skipped else State.DONE,
                taken_at=taken,
                called_at=called,
                calls=2 if skipped else 1,
                ended_at=called + timedelta(minutes=14),
                waited=waited,
                served_by=desk,
            )
        )


def _today(
    context: DemoContext,
    window: Window,
    place: int,
    desk: Person,
    lines: list[QueueLine],
    tickets: list[Ticket],
) -> None:
    """Some done, one at the window, some waiting; a few windows are empty."""
    done, waiting = (4, 3) if place == 0 else (place % 4, (place * 2) % 5)
    total = done + waiting + (1 if done else 0)
    lines.append(QueueLine(day=context.today, window=window.code, last=total))
    now = clock.now()
    for number in range(1, total + 1):
        taken = now - timedelta(minutes=7 * (total - number) + 3)
        state = State.DONE if number <= done else State.WAITING
        if done and number == done + 1:
            state = State.CALLED
        here = state != State.WAITING
        called = taken + timedelta(minutes=5) if here else None
        tickets.append(
            Ticket(
                day=context.today,
                window=window.code,
                number=number,
                state=state,
                taken_at=taken,
                called_at=called,
                calls=1 if here else 0,
                ended_at=taken + timedelta(minutes=6) if state == State.DONE else None,
                waited=5 if here else None,
                served_by=desk if here else None,
            )
        )
