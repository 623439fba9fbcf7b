"""What set-up puts into the calendar, and that it can be repeated."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zhunsheng.kernel.calendar import changes, national
from zhunsheng.kernel.calendar.areas import UnknownArea, areas_under, for_area
from zhunsheng.kernel.calendar.entries import Entry
from zhunsheng.kernel.calendar.load import load
from zhunsheng.kernel.calendar.models import CalendarArea, CalendarYear
from zhunsheng.kernel.calendar.notices import enter_notice
from zhunsheng.kernel.calendar.store import replace_year

pytestmark = pytest.mark.django_db


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize(("year", "workdays"), [(2022, 249), (2024, 251), (2026, 248)])
def test_national_years_have_as_many_working_days_as_the_notices_gave(
    year: int, workdays: int
) -> None:
    calendar = for_area("CN")
    assert sum(map(calendar.is_workday, days_of(year))) == workdays
    assert calendar.is_known(year)


def test_the_table_equals_the_package_on_every_day() -> None:
    calendar = for_area("CN")
    wrong = [
        day
        for year in national.known_years()
        for day in days_of(year)
        if calendar.is_workday(day) != chinese_calendar.is_workday(day)
    ]
    assert wrong == []


def test_make_up_days_and_holidays_are_named() -> None:
    calendar = for_area("CN")
    assert calendar.reason(date(2022, 10, 8)) == "调休上班"
    assert calendar.reason(date(2022, 10, 3)) == "国庆节"
    assert calendar.reason(date(2022, 6, 3)) == "端午节"
    assert calendar.reason(date(2022, 8, 8)) is None


def test_a_year_without_notice_rests_on_the_days_of_the_statute_and_is_not_known() -> None:
    calendar = for_area("CN")
    assert not calendar.is_known(2027)
    assert [d for d in days_of(2027) if calendar.reason(d)] == [
        date(2027, 1, 1),
        date(2027, 2, 5),
        date(2027, 2, 6),
        date(2027, 2, 7),
        date(2027, 2, 8),
        date(2027, 4, 5),
        date(2027, 5, 1),
        date(2027, 5, 2),
        date(2027, 6, 9),
        date(2027, 9, 15),
        date(2027, 10, 1),
        date(2027, 10, 2),
        date(2027, 10, 3),
    ]
    assert "第二条" in calendar.source(2027)[0]


def test_thirteen_statutory_days_also_where_two_fall_together() -> None:
    """2031: 中秋节 is on 1 October."""
    assert len(national.statutory_entries(2031)) == 12
    assert Entry(date(2031, 10, 1), "rest", "国庆节、中秋节") in national.statutory_entries(2031)


def test_ningxia_lies_over_the_national_arrangement() -> None:
    ningxia, nation = for_area("CN-NX"), for_area("CN")
    assert [d for d in days_of(2022) if ningxia.is_workday(d) != nation.is_workday(d)] == [
        date(2022, 7, 11),
        date(2022, 7, 12),
    ]
    assert ningxia.reason(date(2022, 7, 11)) == "古尔邦节"
    assert ningxia.is_known(2022)


def test_a_region_whose_notice_is_missing_keeps_the_national_days_but_is_not_known() -> None:
    ningxia = for_area("CN-NX")
    assert not ningxia.is_known(2024)
    assert not ningxia.is_workday(date(2024, 10, 1))
    assert ningxia.is_workday(date(2024, 5, 11))


def test_a_district_without_notices_of_its_own_inherits() -> None:
    parent = CalendarArea.objects.get(code="CN-NX")
    CalendarArea.objects.create(code="CN-NX-X", name="试验区", parent=parent, announces=False)
    district = for_area("CN-NX-X")
    assert district.is_known(2022)
    assert not district.is_workday(date(2022, 7, 11))
    assert sorted(areas_under("CN-NX")) == ["CN-NX", "CN-NX-X"]


def test_an_unknown_area_says_which_there_are() -> None:
    with pytest.raises(UnknownArea, match=r"“CN-XX”.*CN、CN-NX"):
        for_area("CN-XX")


def test_loading_again_changes_nothing_and_is_quick() -> None:
    told: list[changes.CalendarChange] = []
    changes.on_change(told.append)
    before = set(CalendarYear.objects.values_list("pk", "source"))
    try:
        with CaptureQueriesContext(connection) as queries:
            load()
    finally:
        changes._listeners.remove(told.append)
    assert told == []
    assert set(CalendarYear.objects.values_list("pk", "source")) == before
    assert len(queries) < 20


def test_loading_never_touches_what_was_entered_by_hand() -> None:
    """The package rests on Saturday 31 December 2022; somebody entered that it was worked."""
    entries = [*national.entries(2023), Entry(date(2022, 12, 31), "work", "元旦调休")]
    enter_notice("CN", 2023, entries, "试验通知", None)
    load()
    assert for_area("CN").is_workday(date(2022, 12, 31))
    assert CalendarYear.objects.get(area__code="CN", year=2023).source == "试验通知"
    assert not for_area("CN").is_workday(date(2022, 10, 3))


def test_a_region_is_known_only_when_the_nation_is_too() -> None:
    enter_notice("CN-NX", 2027, [Entry(date(2027, 3, 10), "rest", "开斋节")], "自治区通知", None)
    assert not for_area("CN-NX").is_known(2027)
    assert not for_area("CN-NX").is_workday(date(2027, 3, 10))


def test_a_newer_package_turns_a_provisional_year_into_a_known_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    area = CalendarArea.objects.get(code="CN")
    replace_year(
        area,
        2026,
        [Entry(date(2026, 1, 1), "rest", "元旦")],
        status="provisional",
        source="暂定",
        confirmed=False,
    )
    assert not for_area("CN").is_known(2026)
    told: list[changes.CalendarChange] = []
    monkeypatch.setattr(changes, "_listeners", [told.append])
    load()
    assert [(change.area, change.years) for change in told] == [("CN", (2026,))]
    assert for_area("CN").is_known(2026)
