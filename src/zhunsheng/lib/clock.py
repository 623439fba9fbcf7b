"""The one place that asks the machine for the time, so that tests and replays can set it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")
"""The legal time of the whole country; every date of a record is a date in this zone."""


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present date in China, whatever the time zone of the server."""
    return local_date(now())


def local_date(instant: datetime) -> date:
    """The date on which an aware `instant` falls in China.

    Raises ValueError for a naive instant: guessing its zone could move a deadline by one day.
    """
    if instant.tzinfo is None:
        raise ValueError("时间缺少时区，无法确定日期；请使用带时区的时间。")
    return instant.astimezone(CHINA).date()
