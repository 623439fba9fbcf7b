"""The date is China's, wherever the server stands."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from zhunsheng.lib import clock


@time_machine.travel(datetime(2022, 8, 8, 15, 59, tzinfo=UTC), tick=False)
def test_one_minute_before_midnight_in_china_is_still_the_same_day() -> None:
    assert clock.today() == date(2022, 8, 8)


@time_machine.travel(datetime(2022, 8, 8, 16, 0, tzinfo=UTC), tick=False)
def test_midnight_in_china_is_the_next_day_although_utc_has_not_turned() -> None:
    assert clock.today() == date(2022, 8, 9)
    assert clock.now() == datetime(2022, 8, 8, 16, 0, tzinfo=UTC)


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().tzinfo is UTC


def test_a_local_instant_has_its_own_date() -> None:
    assert clock.local_date(datetime(2022, 1, 1, 0, 0, tzinfo=clock.CHINA)) == date(2022, 1, 1)
    assert clock.local_date(datetime(2021, 12, 31, 16, 0, tzinfo=UTC)) == date(2022, 1, 1)


def test_a_naive_instant_has_no_date() -> None:
    with pytest.raises(ValueError, match="缺少时区"):
        clock.local_date(datetime(2022, 1, 1))
