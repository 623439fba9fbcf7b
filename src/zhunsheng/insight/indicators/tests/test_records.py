from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.indicators.declaration import Count, Table, Total
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.records import listed_for, records
from zhunsheng.insight.indicators.tests.samples import (
    ACCEPTED,
    ALL,
    CLOSED,
    OUTCOME,
    RATE,
    TRIED,
    UNIT,
)
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.models import Scope as Reach
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit

Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
MARCH, JUNE = date(2022, 3, 1), date(2022, 6, 1)


@pytest.fixture
def grant(district: District) -> None:
    Grant.objects.create(
        person=district.person,
        role="chief",
        domain="demo",
        scope=Reach.UNIT,
        unit=district.first,
        starts_on=date(2020, 1, 1),
    )


def test_the_records_of_a_figure_are_exactly_those_counted(
    matter: MakeMatter, registered: Callable[..., None]
) -> None:
    registered(*ALL)
    first = matter(accepted_on=MARCH, closed_on=JUNE, outcome="C1")
    second = matter(accepted_on=MARCH)
    matter(received_on=date(2023, 1, 1), accepted_on=date(2023, 1, 2))
    assert [row["id"] for row in records("demo.accepted", 2022)] == [second.pk, first.pk]
    assert records("F902", 2022)[0] == {
        "id": first.pk,
        "number": "测〔2022〕1号",
        "title": "第1件",
        "received_on": "2022-05-01",
        "accepted_on": "2022-03-01",
        "closed_on": "2022-06-01",
        "outcome": "C1",
    }


def test_a_rate_opens_its_numerator_or_its_denominator(matter: MakeMatter) -> None:
    closed = matter(accepted_on=MARCH, closed_on=JUNE, outcome="B1")
    still_open = matter(accepted_on=MARCH)
    top = listed_for(None, RATE, Y2022)
    bottom = listed_for(None, RATE, Y2022, part="denominator")
    assert [row["id"] for row in top.rows] == [closed.pk]
    assert [row["id"] for row in bottom.rows] == [still_open.pk, closed.pk]


def test_a_total_opens_what_is_added(matter: MakeMatter) -> None:
    old = matter(accepted_on=date(2021, 3, 1))
    new = matter(accepted_on=MARCH)
    assert [row["id"] for row in listed_for(None, TRIED, Y2022).rows] == [new.pk, old.pk]


def test_records_out_of_reach_are_not_listed_but_their_number_is_said(
    matter: MakeMatter, district: District, grant: None
) -> None:
    mine = matter(accepted_on=MARCH)
    matter(accepted_on=MARCH, unit=district.second)
    matter(accepted_on=MARCH, unit=district.second)
    listing = listed_for(district.person, ACCEPTED, Y2022)
    assert [row["id"] for row in listing.rows] == [mine.pk]
    assert listing.hidden == 2
    assert listing.note == "另有2件不在您的查阅范围内，已计入数字。"


def test_who_sees_everything_reads_no_note(
    matter: MakeMatter, district: District, grant: None
) -> None:
    matter(accepted_on=MARCH)
    listing = listed_for(district.person, ACCEPTED, Y2022)
    assert (listing.hidden, listing.note) == (0, "")


def test_beyond_a_thousand_nothing_is_counted_exactly(
    matter: MakeMatter, district: District, grant: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhunsheng.insight.indicators.records.MOST", 2)
    for _ in range(3):
        matter(accepted_on=MARCH)
    listing = listed_for(district.person, ACCEPTED, Y2022, limit=2)
    assert len(listing.rows) == 2
    assert (listing.hidden, listing.note) == (None, "只列出您可以查阅的记录。")


def test_nothing_is_said_of_what_is_hidden_in_a_cell_of_a_confidential_business(
    matter: MakeMatter, district: District, grant: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter(accepted_on=MARCH)
    matter(accepted_on=MARCH, unit=district.second)
    cell = {OUTCOME: ""}
    assert listed_for(district.person, ACCEPTED, Y2022, where=cell).hidden == 1
    confidential = SimpleNamespace(confidential=True, model=Matter, outcome_by_code={})

    class Known(dict[str, SimpleNamespace]):
        def __iter__(self) -> Any:
            return iter(self.values())

    known = Known({"demo@1": confidential})
    monkeypatch.setattr("zhunsheng.insight.indicators.records.procedures", known)
    assert listed_for(district.person, ACCEPTED, Y2022, where=cell).hidden is None
    assert listed_for(district.person, ACCEPTED, Y2022).hidden == 1


def test_a_cell_of_a_breakdown(matter: MakeMatter, district: District) -> None:
    wanted = matter(accepted_on=MARCH, closed_on=JUNE, outcome="C1")
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="C1", unit=district.second)
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="B1")
    cell = {OUTCOME: "C1", UNIT: district.first.pk}
    assert [row["id"] for row in listed_for(None, CLOSED, Y2022, where=cell).rows] == [wanted.pk]


def test_pages_of_a_list_take_a_bounded_number_of_queries(
    matter: MakeMatter,
    district: District,
    grant: None,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    made = [matter(accepted_on=MARCH) for _ in range(12)]
    with django_assert_max_num_queries(6):
        listing = listed_for(district.person, ACCEPTED, Y2022, limit=5, offset=5)
    assert [row["id"] for row in listing.rows] == [row.pk for row in reversed(made[2:7])]


def test_a_register_shows_its_own_columns(district: District) -> None:
    units = Count(
        code="demo.units",
        title="单位",
        chapter="1",
        basis="现有单位",
        period="valid_from",
        table=Table(Unit, "单位", matter="", columns={"code": "code", "name": "name"}),
    )
    Unit.objects.create(code="N", name="新局", kind="department", valid_from=MARCH)
    assert listed_for(district.person, units, Y2022).rows == [{"code": "N", "name": "新局"}]


def test_a_sum_over_two_tables_has_no_single_list() -> None:
    other = Count(
        code="demo.other",
        title="单位",
        chapter="1",
        basis="现有单位",
        period="valid_from",
        table=Table(Unit, "单位", matter=""),
    )
    mixed = Total(
        code="demo.mixed", title="混合", chapter="1", basis="相加", plus=(ACCEPTED, other)
    )
    with pytest.raises(ValueError, match="由不同台账的数字合成"):
        listed_for(None, mixed, Y2022)
