"""Working days of the calendar, for dates that an office would really have."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

ONE = timedelta(days=1)


class Calendar(Protocol):
    """Knows which days are worked."""

    def is_workday(self, day: date, /) -> bool:
        """Whether ``day`` is worked."""


class Days:
    """Steps of working days."""

    def __init__(self, calendar: Calendar) -> None:
        self.is_workday = calendar.is_workday

    def after(self, day: date, steps: int = 0) -> date:
        """The working day ``steps`` working days after ``day``; ``day`` itself or the next one for 0."""
        while not self.is_workday(day):
            day += ONE
        for _step in range(steps):
            day += ONE
            while not self.is_workday(day):
                day += ONE
        return day

    def before(self, day: date, steps: int = 0) -> date:
        """The working day ``steps`` working days before ``day``; ``day`` itself or the last one for 0."""
        while not self.is_workday(day):
            day -= ONE
        for _step in range(steps):
            day -= ONE
            while not self.is_workday(day):
                day -= ONE
        return day
