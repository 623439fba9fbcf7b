"""The last day of a limit without a clock: what is told before a matter exists, or of a limit that runs on none."""

from __future__ import annotations

from datetime import date

from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.statutes.limits import limit_for
from zhunsheng.kernel.statutes.models import Limit
from zhunsheng.lib.days import Due, due


def reckon(limit: Limit, start: date) -> Due:
    """The end of ``limit`` on this installation's calendar, with its explanation; ``start`` is not counted."""
    return due(limit.rule, start, for_area(default_area()))


def last_day(code: str, start: date, version: str | None = None) -> date:
    """The last day of the limit ``code`` that begins after ``start``, under the law of that day or of ``version``.

    Raises :class:`~zhunsheng.kernel.statutes.limits.UnknownLimit` where the law of that day has none.
    """
    return reckon(limit_for(code, start, version), start).due
