"""A diary of what happens when: acts in the order of their times, each of which may enter further ones."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.lib import clock

#: Acts of the last days still notify, so that inboxes are not empty.
TELL_DAYS = 7
Act = Callable[[datetime], None]


@dataclass
class Diary:
    """Acts by time; what lies in the future does not happen."""

    today: date
    _heap: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _order: count[int] = field(default_factory=count)

    def enter(self, day: date, act: Act, hour: int = 9) -> None:
        """Let ``act`` happen on a day; several of one hour happen a minute apart, in the order of their entry."""
        number = next(self._order)
        at = datetime.combine(day, time(hour), clock.CHINA) + timedelta(minutes=number % 50)
        heapq.heappush(self._heap, (at, number, act))

    def play(self) -> int:
        """Let everything happen up to now; returns how many acts did."""
        done = 0
        while self._heap:
            at, _number, act = heapq.heappop(self._heap)
            if at > clock.now():
                continue
            if self.today - at.date() > timedelta(days=TELL_DAYS):
                with quiet():
                    act(at)
            else:
                act(at)
            done += 1
        return done
