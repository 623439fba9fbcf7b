"""Dates, instants, sums and sizes as the pages say them. Never ISO on a page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from zhunsheng.lib import clock, hanzi

DASH = "—"
"""Stands where there is nothing to say."""


def full_day(value: date | datetime | None) -> str:
    """2022年8月8日; a dash for None."""
    if value is None:
        return DASH
    value = _local(value)
    return f"{value.year}年{value.month}月{value.day}日"


def short_day(value: date | datetime | None) -> str:
    """08-08 within the current year, otherwise the full date."""
    if value is None:
        return DASH
    value = _local(value)
    if value.year == clock.today().year:
        return f"{value.month:02d}-{value.day:02d}"
    return full_day(value)


def moment(value: datetime | None) -> str:
    """08-08 09:15 within the current year, otherwise 2022年8月8日 09:15; Beijing time."""
    if value is None:
        return DASH
    local = _local(value)
    return f"{short_day(local)} {local:%H:%M}"


def machine_day(value: date | datetime) -> str:
    """For ``<time datetime>`` and ``<input type=date>`` only."""
    return str(_local(value).isoformat())


def yuan(fen: int | None) -> str:
    """5,000元, 5,000.50元 from an integer of 分; a dash for None."""
    return DASH if fen is None else hanzi.yuan(fen)


def grouped(value: Any) -> str:
    """1,911; floats keep one decimal; a dash for None."""
    if value is None or value == "":
        return DASH
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def file_size(size: int | None) -> str:
    """820 B, 36 KB, 2.4 MB."""
    if size is None:
        return ""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def _local(value: Any) -> Any:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
