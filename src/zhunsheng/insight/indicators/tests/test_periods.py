from __future__ import annotations

from datetime import date

import pytest
import time_machine

from zhunsheng.insight.conftest import MakeMatter
from zhunsheng.insight.indicators.counting import count
from zhunsheng.insight.indicators.declaration import Count, Table
from zhunsheng.insight.indicators.periods import During, OpenAt, Period, Whenever
from zhunsheng.insight.indicators.tests.samples import ACCEPTED, CARRIED_IN, MATTERS, OPEN
from zhunsheng.kernel.access.models import AccessRecord

Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))


def value(indicator: Count, period: Period = Y2022) -> int:
    return count([indicator], [period])[()][indicator, period]


def test_a_year_ends_today_when_it_is_the_current_one() -> None:
    assert Period.of_year(2022) == Y2022
    assert Period.of_year(2023).end == date(2023, 3, 1)
    assert Period.of_year(2022, until=date(2022, 10, 31)).end == date(2022, 10, 31)


def test_a_year_that_has_not_begun_is_refused() -> None:
    with pytest.raises(ValueError, match=r"2024年.*还没有开始"):
        Period.of_year(2024)


@time_machine.travel("2022-12-31T23:30:00+08:00", tick=False)
def test_the_year_is_that_of_china() -> None:
    assert Period.of_year(2022).end == date(2022, 12, 31)
    with pytest.raises(ValueError, match="2023年"):
        Period.of_year(2023)


def test_months_are_cut_to_the_period() -> None:
    months = Period(date(2022, 11, 15), date(2023, 2, 10)).months()
    assert [(m.start, m.end) for m in months] == [
        (date(2022, 11, 15), date(2022, 11, 30)),
        (date(2022, 12, 1), date(2022, 12, 31)),
        (date(2023, 1, 1), date(2023, 1, 31)),
        (date(2023, 2, 1), date(2023, 2, 10)),
    ]


def test_the_year_before_a_leap_day() -> None:
    assert Period(date(2024, 2, 29), date(2024, 2, 29)).year_before().start == date(2023, 2, 28)


def test_titles_state_the_cut_off() -> None:
    assert Y2022.title == "2022年"
    cut = Period(date(2022, 1, 1), date(2022, 10, 31))
    assert cut.title == "2022年1月1日至2022年10月31日"


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="早于起日"):
        Period(date(2022, 2, 1), date(2022, 1, 31))


def test_both_ends_of_the_year_count_and_their_neighbours_do_not(matter: MakeMatter) -> None:
    for day in (date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1)):
        matter(received_on=date(2021, 12, 1), accepted_on=day)
    assert value(ACCEPTED) == 2


@pytest.mark.parametrize(
    ("accepted", "closed", "carried", "open_at_end"),
    [
        (date(2021, 12, 31), None, 1, 1),
        (date(2021, 12, 31), date(2022, 1, 1), 1, 0),
        (date(2021, 12, 31), date(2021, 12, 31), 0, 0),
        (date(2022, 1, 1), None, 0, 1),
        (date(2022, 12, 31), date(2022, 12, 31), 0, 0),
        (date(2022, 12, 31), date(2023, 1, 1), 0, 1),
        (date(2023, 1, 1), None, 0, 0),
        (None, None, 0, 0),
    ],
)
def test_stock_at_the_edges(
    matter: MakeMatter, accepted: date | None, closed: date | None, carried: int, open_at_end: int
) -> None:
    matter(received_on=date(2021, 12, 1), accepted_on=accepted, closed_on=closed)
    assert (value(CARRIED_IN), value(OPEN)) == (carried, open_at_end)


def test_an_inclusive_end_is_the_last_day_that_holds(matter: MakeMatter) -> None:
    held = Count(
        code="demo.held",
        title="有效",
        chapter="7",
        basis="有效期内",
        table=MATTERS,
        period=OpenAt("accepted_on", "closed_on", inclusive=True),
    )
    matter(accepted_on=date(2022, 1, 1), closed_on=date(2022, 12, 31))
    matter(accepted_on=date(2022, 1, 1), closed_on=date(2022, 12, 30))
    assert value(held) == 1


def test_instants_are_days_of_china(db: None) -> None:
    reads = Count(
        code="demo.reads",
        title="查阅",
        chapter="7",
        basis="次数",
        table=Table(AccessRecord, "查阅记录", matter=""),
        period=During("at", instant=True),
    )
    for moment in (
        "2021-12-31T23:59:59",
        "2022-01-01T00:00:00",
        "2022-12-31T23:59:59",
        "2023-01-01T00:00:00",
    ):
        with time_machine.travel(f"{moment}+08:00", tick=False):
            AccessRecord.objects.create(matter_id=1, path="/")
    assert value(reads) == 2


def test_without_a_period_everything_counts(matter: MakeMatter) -> None:
    standing = Count(
        code="demo.standing",
        title="全部",
        chapter="7",
        basis="现有",
        table=MATTERS,
        period=Whenever(),
    )
    matter(received_on=date(1999, 1, 1))
    assert value(standing) == 1
