"""When a limit of legal aid ends that nothing pauses, under the law of its first day."""

from __future__ import annotations

from datetime import date

from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.statutes.limits import limit_for
from zhunsheng.lib.days import due


def due_on(code: str, start: date) -> date:
    """The last day."""
    return due(limit_for(code, start).rule, start, for_area(default_area())).due
