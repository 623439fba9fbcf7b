"""The mechanism, with a sheet of its own."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError

from zhunsheng.kernel.exchange import importing
from zhunsheng.kernel.exchange.cases import one_by_one
from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.exchange.importing import STEP, Tally
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.kernel.procedure.refusals import WrongDate
from zhunsheng.lib import xlsx
from zhunsheng.lib.xlsx import Column, Kind

pytestmark = pytest.mark.django_db

COLUMNS = (
    Column("code", "代码", required=True),
    Column("name", "名称", required=True),
    Column("size", "面积", Kind.INTEGER),
)


def load(row: Mapping[str, Any], person: Person) -> int:
    """Writes first and refuses then: what was written must go."""
    made = Place.objects.create(code=row["code"], name=row["name"], level=Place.Level.VILLAGE)
    if row["name"] == "坏":
        raise RowRefused("名称：“坏”不是名称，请改正。", "又一处。")
    if row["name"] == "早":
        raise WrongDate("办理日期早于上一步的日期。", "请先用“更正记录”改正。")
    return made.pk


SHEET = Sheet(
    "test.places",
    "地方",
    "test",
    ("admin",),
    COLUMNS,
    one_by_one("test.places", lambda row: str(row["code"]), load),
)


def run(*rows: dict[str, Any], **options: Any) -> Tally:
    person = Person(username="a", name="甲")
    source = BytesIO(xlsx.write(rows, COLUMNS))
    return importing.run(SHEET, source, person, trial=options.pop("trial", False), **options)


def names() -> list[str]:
    return list(Place.objects.order_by("code").values_list("name", flat=True))


def test_good_rows_come_in_and_bad_rows_leave_nothing() -> None:
    tally = run(
        {"code": "1", "name": "甲村"}, {"code": "2", "name": "坏"}, {"code": "3", "name": "丙村"}
    )
    assert (tally.total, tally.taken, tally.repeated) == (3, 2, 0)
    assert tally.errors == {3: ["名称：“坏”不是名称，请改正。", "又一处。"]}
    assert names() == ["甲村", "丙村"]


def test_faulty_cells_are_not_loaded() -> None:
    tally = run({"code": "1", "name": ""})
    assert "名称" in tally.errors[2][0]
    assert names() == []


def test_corrected_rows_come_in_later_and_the_others_not_twice() -> None:
    run({"code": "1", "name": "甲村"}, {"code": "2", "name": "坏"})
    tally = run({"code": "1", "name": "甲村"}, {"code": "2", "name": "乙村"})
    assert (tally.taken, tally.repeated) == (1, 1)
    assert names() == ["甲村", "乙村"]


def test_a_trial_finds_the_same_and_writes_nothing() -> None:
    rows = [
        {"code": "1", "name": "甲村"},
        {"code": "2", "name": "坏"},
        {"code": "1", "name": "甲村"},
    ]
    tried, done = run(*rows, trial=True), run(*rows)
    assert tried == done
    assert names() == ["甲村"]


def test_the_remedy_is_one_for_a_sheet() -> None:
    tally = run({"code": "1", "name": "早"})
    said = "办理日期早于上一步的日期。请核对这一行里的日期，改正后重新导入。"
    assert list(tally.errors.values()) == [[said]]


def test_faults_of_the_program_are_not_taken_for_faults_of_the_row() -> None:
    Place.objects.create(code="1", name="先有", level=Place.Level.VILLAGE)
    with pytest.raises(IntegrityError):
        run({"code": "1", "name": "甲村"})


def test_progress_is_told_on_the_way() -> None:
    told: list[int] = []
    run(
        *({"code": str(n), "name": "村"} for n in range(STEP * 2 + 1)),
        progress=lambda tally: told.append(tally.total),
    )
    assert told == [STEP, 2 * STEP, 2 * STEP + 1]
