"""Rows made without the constructor are the rows that it makes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db.models import Model

from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.ledger.models import Event, StreamHead
from zhunsheng.kernel.registers.models import EntryVersion

GIVEN: tuple[tuple[type[Model], dict[str, Any]], ...] = (
    (EntryVersion, {"register": "a.b", "entry_id": 1, "number": 2, "since": date(2022, 8, 8)}),
    (Event, {"stream": "entry.a", "subject_id": 1, "sequence": 1, "person_id": 7}),
    (StreamHead, {"stream": "entry.a", "subject_id": 1}),
)


@pytest.mark.parametrize(("model", "columns"), GIVEN, ids=[m.__name__ for m, _c in GIVEN])
def test_the_same_row(model: type[Model], columns: dict[str, Any]) -> None:
    with time_machine.travel("2022-08-08T10:00:00+08:00", tick=False):
        ours, django = compiled.new(model, **columns), model(**columns)
    names = [field.attname for field in model._meta.concrete_fields]
    assert [getattr(ours, n) for n in names] == [getattr(django, n) for n in names]
    assert ours._state.adding
    assert ours._state.db is None


def test_what_is_called_for_each_row_is_called_anew() -> None:
    with time_machine.travel("2022-08-08T10:00:00+08:00", tick=False) as moment:
        first = compiled.new(EntryVersion)
        moment.shift(60)
        assert compiled.new(EntryVersion).recorded_at != first.recorded_at


def test_rows_share_nothing() -> None:
    first, second = compiled.new(EntryVersion), compiled.new(EntryVersion)
    first.register = "x"
    assert second.register == ""
    assert first._state is not second._state
