"""Compiled statements do what the ORM does."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zhunsheng.kernel.access.models import Delegation
from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.orgs.models import Person, Unit

pytestmark = pytest.mark.django_db

BY_DAY: compiled.Read[Delegation] = compiled.Read(
    lambda basis, day: (
        Delegation.objects.filter(basis=basis, starts_on__lte=day)
        .select_related("principal")
        .order_by("-starts_on")
    ),
    str,
    date,
)


@pytest.fixture
def people() -> tuple[Person, Person]:
    unit = Unit.objects.create(code="J", name="司法局", kind=Unit.Kind.DEPARTMENT)
    leader = Person.objects.create_user("leader", name="领导", unit=unit)
    return leader, Person.objects.create_user("secretary", name="秘书", unit=unit)


def _delegations(people: tuple[Person, Person], *days: date) -> list[Delegation]:
    leader, secretary = people
    return [
        Delegation(principal=leader, delegate=secretary, starts_on=day, basis="授权书")
        for day in days
    ]


def test_rows_inserted_at_once_are_the_rows_given(people: tuple[Person, Person]) -> None:
    days = [date(2022, 1 + at // 28, 1 + at % 28) for at in range(compiled.MOST_ROWS + 3)]
    rows = _delegations(people, *days)
    compiled.insert_all(rows)
    stored = {row.pk: row.starts_on for row in Delegation.objects.all()}
    assert stored == {row.pk: row.starts_on for row in rows}
    assert len(stored) == compiled.MOST_ROWS + 3


def test_one_row_inserted_and_changed_in_named_columns_only(people: tuple[Person, Person]) -> None:
    [row] = _delegations(people, date(2022, 3, 1))
    compiled.insert(row)
    row.basis, row.ends_on = "不写入", date(2022, 4, 1)
    compiled.update(row, ("ends_on",))
    stored = Delegation.objects.get(pk=row.pk)
    assert (stored.basis, stored.ends_on) == ("授权书", date(2022, 4, 1))


def test_a_read_gives_other_rows_for_other_values(people: tuple[Person, Person]) -> None:
    compiled.insert_all(_delegations(people, date(2022, 1, 1), date(2022, 2, 1)))
    assert [row.starts_on.month for row in BY_DAY("授权书", date(2022, 2, 1))] == [2, 1]
    assert [row.starts_on.month for row in BY_DAY("授权书", date(2022, 1, 31))] == [1]
    assert BY_DAY("别的", date(2022, 2, 1)) == []
    with CaptureQueriesContext(connection) as queries:
        assert BY_DAY("授权书", date(2022, 1, 1))[0].principal == people[0]
    assert len(queries) == 1, "select_related was lost"


def test_what_a_row_refers_to_comes_in_one_statement(people: tuple[Person, Person]) -> None:
    compiled.insert_all(_delegations(people, date(2022, 1, 1)))
    row = Delegation.objects.get()
    with CaptureQueriesContext(connection) as queries:
        compiled.fill(row, Person)
        assert (row.principal.name, row.delegate.name) == ("领导", "秘书")
        compiled.fill(row, Person)
    assert len(queries) == 1
