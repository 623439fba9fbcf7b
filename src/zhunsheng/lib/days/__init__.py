"""Due dates of statutory time limits: pure arithmetic on a calendar, explained in words.

The rules are those of 民法典 201-203 and 民事诉讼法 85: the day of the event is not counted; one
in months ends on the same day of the last month, or on that month's last day; where the rule says
so, a last day that is a rest day moves to the first working day after it.
"""

from zhunsheng.lib.days.arithmetic import before, count, due
from zhunsheng.lib.days.terms import (
    Before,
    Calendar,
    Due,
    Extension,
    Pause,
    Rule,
    Unit,
    add_months,
)

__all__ = [
    "Before",
    "Calendar",
    "Due",
    "Extension",
    "Pause",
    "Rule",
    "Unit",
    "add_months",
    "before",
    "count",
    "due",
]
