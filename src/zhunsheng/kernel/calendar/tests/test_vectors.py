"""The hand-checked due dates, counted with the calendars from the table."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.lib.days import Rule, Unit, due

VECTORS = [
    "1,2022-01-25,20,WD,CN,2022-02-25,2022-02-25",
    "2,2022-01-27,5,WD,CN,2022-02-08,2022-02-08",
    "4,2022-08-08,60,CD,CN,2022-10-07,2022-10-08",
    "5,2022-08-08,90,CD,CN,2022-11-06,2022-11-07",
    "7,2022-09-29,7,WD,CN,2022-10-13,2022-10-13",
    "9,2022-01-28,7,WD,CN,2022-02-11,2022-02-11",
    "11,2024-04-25,10,WD,CN,2024-05-11,2024-05-11",
    "13,2024-04-29,5,WD,CN,2024-05-09,2024-05-09",
    "15,2022-01-30,3,M,CN,2022-04-30,2022-05-05",
    "18,2022-07-05,90,CD,CN,2022-10-03,2022-10-08",
    "19a,2022-07-01,20,WD,CN,2022-07-29,2022-07-29",
    "19b,2022-07-01,20,WD,CN-NX,2022-08-02,2022-08-02",
]


@pytest.mark.django_db
@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row.split(",")[0])
def test_vector(row: str) -> None:
    _id, start, amount, unit, area, nominal, last = row.split(",")
    answer = due(
        Rule(int(amount), Unit(unit), rollover=True), date.fromisoformat(start), for_area(area)
    )
    assert (answer.nominal.isoformat(), answer.due.isoformat()) == (nominal, last)
    assert not answer.provisional
