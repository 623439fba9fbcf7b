from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.indicators.counting import count, narrow
from zhunsheng.insight.indicators.declaration import Count, Leaf
from zhunsheng.insight.indicators.needs import UNKNOWN, names_in
from zhunsheng.insight.indicators.periods import Period, Whenever
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.insight.indicators.tests.samples import (
    ACCEPTED,
    CARRIED_IN,
    CLOSED,
    CORRECTED,
    DAYS,
    MATTERS,
    OPEN,
    OUTCOME,
    UNIT,
)
from zhunsheng.kernel.matters.models import Matter

Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
LEAVES: tuple[Leaf, ...] = (ACCEPTED, CLOSED, CORRECTED, CARRIED_IN, OPEN, DAYS)


@pytest.fixture
def many(matter: MakeMatter, district: District) -> list[Matter]:
    """Two hundred matters of three years."""
    dice = random.Random(7)
    made = []
    for _ in range(200):
        accepted = date(2021, 1, 1) + timedelta(days=dice.randrange(1000))
        closed = accepted + timedelta(days=dice.randrange(120)) if dice.random() < 0.8 else None
        made.append(
            matter(
                received_on=accepted,
                accepted_on=accepted,
                closed_on=closed,
                outcome=dice.choice(("C1", "C2", "B1", "D1")) if closed else "",
                unit=dice.choice((district.first, district.second)),
                place=dice.choice((district.east, district.west, None)),
            )
        )
    return made


def days(row: Matter) -> int:
    assert row.closed_on
    assert row.accepted_on
    return (row.closed_on - row.accepted_on).days


def by_hand(rows: list[Matter]) -> dict[str, int]:
    """The same values, counted in Python."""
    start, end = Y2022.start, Y2022.end

    def during(day: date | None) -> bool:
        return day is not None and start <= day <= end

    def open_on(row: Matter, day: date) -> bool:
        return (
            row.accepted_on is not None
            and row.accepted_on <= day
            and (row.closed_on is None or row.closed_on > day)
        )

    closed = [row for row in rows if during(row.closed_on)]
    return {
        "demo.accepted": sum(during(row.accepted_on) for row in rows),
        "demo.closed": len(closed),
        "demo.corrected": sum(row.outcome in ("C1", "C2") for row in closed),
        "demo.carried_in": sum(open_on(row, date(2021, 12, 31)) for row in rows),
        "demo.open": sum(open_on(row, end) for row in rows),
        "demo.days": sum(days(row) for row in closed),
    }


def as_codes(values: dict[Any, int]) -> dict[str, int]:
    return {leaf.code: number for (leaf, _period), number in values.items()}


def test_all_indicators_of_a_table_are_one_query_and_exact(
    many: list[Matter], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = count(LEAVES, [Y2022])
    assert as_codes(found[()]) == by_hand(many)


def test_agrees_with_a_hand_written_grouped_query(many: list[Matter]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT outcome, COUNT(*) FROM matters_matter WHERE closed_on >= '2022-01-01'"
            " AND closed_on <= '2022-12-31' AND outcome <> '' GROUP BY outcome"
        )
        by_outcome = dict(cursor.fetchall())
    found = count([CLOSED], [Y2022], by=[OUTCOME])
    counted = {key: n for (key,), v in found.items() if (n := v[CLOSED, Y2022])}
    assert counted == by_outcome
    assert sum(by_outcome.values()) == len(
        [m for m in many if m.closed_on and m.closed_on.year == 2022]
    )


def test_scope_is_the_place_and_what_is_below(many: list[Matter], district: District) -> None:
    east = [row for row in many if row.place_id == district.east.pk]
    assert as_codes(count(LEAVES, [Y2022], Scope(district.east))[()]) == by_hand(east)
    placed = [row for row in many if row.place_id is not None]
    assert as_codes(count(LEAVES, [Y2022], Scope(district.county))[()]) == by_hand(placed)


def test_scope_of_a_unit_takes_those_below_and_those_it_succeeds(
    matter: MakeMatter, district: District
) -> None:
    matter(accepted_on=date(2022, 3, 1), unit=district.first)
    matter(accepted_on=date(2022, 3, 1), unit=district.second)
    district.first.successor = district.second
    district.first.save()
    for unit, expected in ((district.organ, 2), (district.second, 2), (district.first, 1)):
        assert count([ACCEPTED], [Y2022], Scope(unit=unit))[()][ACCEPTED, Y2022] == expected


def test_two_dimensions_in_one_query(
    many: list[Matter], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = count(LEAVES, [Y2022], by=[UNIT, OUTCOME])
    expected = Counter(
        (row.unit_id, row.outcome)
        for row in many
        if row.accepted_on and row.accepted_on.year == 2022
    )
    assert {key: n for key, v in found.items() if (n := v[ACCEPTED, Y2022])} == expected


def test_months_are_one_query_and_add_up_to_the_year(
    many: list[Matter], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    months = Y2022.months()
    with django_assert_num_queries(1):
        found = count([ACCEPTED, OPEN], months)[()]
    assert sum(found[ACCEPTED, month] for month in months) == by_hand(many)["demo.accepted"]
    assert found[OPEN, months[-1]] == by_hand(many)["demo.open"]


def test_more_aggregates_than_fit_in_one_query_are_split(
    matter: MakeMatter,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    matter(accepted_on=date(2022, 3, 1))
    monkeypatch.setattr("zhunsheng.insight.indicators.counting.AT_ONCE", 4)
    with django_assert_num_queries(2):
        found = count(LEAVES, [Y2022])[()]
    assert len(found) == len(LEAVES)
    assert found[ACCEPTED, Y2022] == 1


def test_without_rows_everything_is_zero(db: None) -> None:
    assert set(count(LEAVES, [Y2022])[()].values()) == {0}
    assert count(LEAVES, [Y2022], by=[UNIT]) == {}


def test_distinct_values(matter: MakeMatter, district: District) -> None:
    units = Count(
        code="demo.units",
        title="涉及单位",
        chapter="7",
        basis="不同单位",
        table=MATTERS,
        period="accepted_on",
        distinct="unit",
    )
    for unit in (district.first, district.first, district.second):
        matter(accepted_on=date(2022, 3, 1), unit=unit)
    assert count([units], [Y2022])[()][units, Y2022] == 2


def test_rows_outside_every_period_are_left_out_unless_something_needs_them() -> None:
    everything = Count(
        code="demo.all", title="全部", chapter="7", basis="现有", table=MATTERS, period=Whenever()
    )
    assert narrow([(ACCEPTED, Y2022), (CLOSED, Y2022)])
    assert not narrow([(ACCEPTED, Y2022), (everything, Y2022)])


def test_the_columns_that_a_condition_reads() -> None:
    condition = Q(outcome="C1") & ~Q(closed_on__gt=F("accepted_on")) | Q(unit__place__in=[1])
    assert set(names_in(condition)) == {
        "outcome",
        "closed_on__gt",
        "accepted_on",
        "unit__place__in",
    }
    subquery = Exists(Matter.objects.filter(pk=OuterRef("pk")))
    assert UNKNOWN in set(names_in(Q(subquery)))


def test_corrected_values_are_counted(matter: MakeMatter) -> None:
    from zhunsheng.kernel.procedure import statements

    row = matter(accepted_on=date(2022, 12, 31))
    assert count([ACCEPTED], [Y2022])[()][ACCEPTED, Y2022] == 1
    row.accepted_on = date(2023, 1, 1)
    statements.update(row, ["accepted_on"])
    assert count([ACCEPTED], [Y2022])[()][ACCEPTED, Y2022] == 0
