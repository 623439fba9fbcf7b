"""Dates that the law asks about outside a running clock: the last day to apply, to reply, to notify a hearing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.statutes.limits import limit_for
from zhunsheng.lib.days import Unit, before

if TYPE_CHECKING:
    from zhunsheng.domains.reconsideration.models import Reconsideration


def last_day_to_apply(matter: Reconsideration) -> date:
    """Sixty days from the day on which the applicant knew (2023: 20; 2017: 9). ``known_on`` must be set."""
    assert matter.known_on is not None
    return last_day("reconsideration.apply", matter.known_on, matter.procedure_version)


def applied_in_time(matter: Reconsideration) -> bool:
    """Whether the application came within the time to apply; without a day of knowing nobody can say it did not."""
    return matter.known_on is None or matter.received_on <= last_day_to_apply(matter)


def reply_due(matter: Reconsideration, received_on: date) -> date:
    """The respondent's last day, from the proven receipt of the copy (2023: 48、54; 2017: 23)."""
    code = "reconsideration.reply_summary" if matter.is_summary else "reconsideration.reply"
    return last_day(code, received_on, matter.procedure_version)


def hearing_notice_in_time(notified_on: date, hearing_on: date) -> bool:
    """Five clear working days lie between notice and hearing (2023: 51); counted backwards, strictly."""
    limit = limit_for("reconsideration.hearing_notice", notified_on, "2023")
    last = before(hearing_on, limit.amount, Unit(limit.unit), for_area(default_area()))
    return notified_on <= last.nominal


def days_suspended(matter: Reconsideration, on: date) -> int:
    """Calendar days since the suspension began; 0 when the case is not suspended."""
    return (on - matter.suspended_on).days if matter.suspended_on else 0
