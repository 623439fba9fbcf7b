"""The condition agrees with the calendar on every day of a year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.calendar.conditions import worked
from zhunsheng.kernel.calendar.load import load
from zhunsheng.kernel.calendar.models import CalendarArea

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("area", ["CN", "CN-NX"])
def test_it_agrees_with_the_calendar(area: str) -> None:
    load()
    calendar = for_area(area)
    days = [date(2022, 1, 1) + timedelta(days=step) for step in range(365)]
    asked = {day: CalendarArea.objects.filter(worked(day, area)).exists() for day in days}
    assert asked == {day: calendar.is_workday(day) for day in days}
