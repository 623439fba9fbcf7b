"""Tables in memory: reloaded when another process changed them, and after a roll-back."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from zhunsheng.kernel.calendar.models import CalendarArea, TableVersion
from zhunsheng.kernel.calendar.versions import Watched

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return sorted(CalendarArea.objects.values_list("code", flat=True))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Watched[list[str]]:
    monkeypatch.setattr(Watched, "max_age", 0.0)
    return Watched("test", names)


def test_what_another_process_changed_is_seen(here: Watched[list[str]]) -> None:
    there = Watched("test", names)
    assert here.get() == ["CN", "CN-NX"]
    CalendarArea.objects.create(code="CN-XJ", name="新疆")
    assert here.get() == ["CN", "CN-NX"]  # nobody has said so yet
    there.changed()
    assert here.get() == ["CN", "CN-NX", "CN-XJ"]
    assert here.token == there.token != ""


def test_within_its_age_the_database_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watched, "max_age", 60.0)
    here = Watched("test", names)
    here.get()
    with CaptureQueriesContext(connection) as queries:
        here.get()
        assert here.token == ""
    assert len(queries) == 0


def test_an_unchanged_table_is_not_loaded_again(here: Watched[list[str]]) -> None:
    assert here.get() is here.get()


def test_a_change_that_was_rolled_back_is_forgotten(here: Watched[list[str]]) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        CalendarArea.objects.create(code="CN-XJ", name="新疆")
        here.changed()
        assert "CN-XJ" in here.get()
        raise RuntimeError
    assert here.get() == ["CN", "CN-NX"]
    assert not TableVersion.objects.filter(name="test").exists()
