"""The dates of the law notes (section 22), and the national calendar against Ningxia's."""

import csv
from datetime import date
from io import StringIO

import pytest

from zhunsheng.lib.days import Rule, Unit, due
from zhunsheng.lib.tests.calendars import CALENDARS, CN

VECTORS = """\
id,start,n,unit,calendar,nominal,due
1,2022-01-25,20,WD,CN,2022-02-25,2022-02-25
2,2022-01-27,5,WD,CN,2022-02-08,2022-02-08
4,2022-08-08,60,CD,CN,2022-10-07,2022-10-08
5,2022-08-08,90,CD,CN,2022-11-06,2022-11-07
7,2022-09-29,7,WD,CN,2022-10-13,2022-10-13
9,2022-01-28,7,WD,CN,2022-02-11,2022-02-11
11,2024-04-25,10,WD,CN,2024-05-11,2024-05-11
13,2024-04-29,5,WD,CN,2024-05-09,2024-05-09
15,2022-01-30,3,M,CN,2022-04-30,2022-05-05
18,2022-07-05,90,CD,CN,2022-10-03,2022-10-08
19a,2022-07-01,20,WD,CN,2022-07-29,2022-07-29
19b,2022-07-01,20,WD,CN-NX,2022-08-02,2022-08-02
"""
ROWS = list(csv.DictReader(StringIO(VECTORS)))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_with_roll_over(row: dict[str, str]) -> None:
    rule = Rule(int(row["n"]), Unit(row["unit"]), rollover=True)
    answer = due(rule, date.fromisoformat(row["start"]), CALENDARS[row["calendar"]])
    assert answer.nominal.isoformat() == row["nominal"]
    assert answer.due.isoformat() == row["due"]
    assert not answer.provisional
    assert not answer.open


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_without_roll_over_the_nominal_day_is_the_last(row: dict[str, str]) -> None:
    rule = Rule(int(row["n"]), Unit(row["unit"]))
    answer = due(rule, date.fromisoformat(row["start"]), CALENDARS[row["calendar"]])
    assert answer.nominal.isoformat() == answer.due.isoformat() == row["nominal"]


def test_the_calendar_of_the_tests_is_the_arrangement_of_the_notices() -> None:
    """The counts of working days that the notices of three years give."""
    for year, workdays in ((2022, 249), (2024, 251), (2026, 248)):
        days = range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
        assert sum(CN.is_workday(date.fromordinal(day)) for day in days) == workdays
