"""Open clocks follow a new holiday notice; closed ones keep the calendar of their time."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks

from zhunsheng.kernel.calendar.areas import CALENDAR
from zhunsheng.kernel.calendar.notices import enter_notice
from zhunsheng.kernel.calendar.tests.test_notices import NATION_2027
from zhunsheng.kernel.clocks import recompute
from zhunsheng.kernel.clocks import services as clocks
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.clocks.recompute import DueChange, recompute_open
from zhunsheng.kernel.clocks.tests.conftest import make_matter
from zhunsheng.kernel.clocks.tests.days import D
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person

EXAMINE, DECIDE = "reconsideration.examine", "reconsideration.decide"


@pytest.fixture
def clerk(db: None) -> Person:
    return Person.objects.create_user("clerk", name="李录入")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[DueChange]:
    changes: list[DueChange] = []
    monkeypatch.setattr(recompute, "_listeners", [changes.extend])
    return changes


@pytest.fixture
def february(matter: Matter) -> Clock:
    """Five working days over the spring festival of 2027, of which four days are sure."""
    return clocks.start(matter, EXAMINE, D("2027-02-04"), area="CN")


def enter(clerk: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    with capture(execute=True):
        enter_notice("CN", 2027, NATION_2027, "国办发明电〔2026〕1号", clerk)


def test_a_notice_moves_open_clocks_and_says_so(
    february: Clock,
    clerk: Person,
    told: list[DueChange],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    assert (february.due_on, february.provisional) == (D("2027-02-15"), True)
    enter(clerk, django_capture_on_commit_callbacks)
    clock = Clock.objects.get()
    assert (clock.due_on, clock.provisional) == (D("2027-02-19"), False)
    assert [(c.clock, c.old, c.new) for c in told] == [(clock, D("2027-02-15"), D("2027-02-19"))]
    assert clock.token == CALENDAR.token


def test_the_notice_is_in_the_ledger(
    clerk: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    enter(clerk, django_capture_on_commit_callbacks)
    event = Event.objects.filter(stream="calendar", person=clerk).get()
    data = json.loads(event.data)
    assert (data["area"], data["years"], data["source"]) == ("CN", [2027], "国办发明电〔2026〕1号")
    assert {"day": "2027-01-03", "kind": "work", "name": "元旦调休"} in data["days"]


def test_a_region_follows_the_national_notice_and_stays_provisional(
    matter: Matter,
    clerk: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    clock = clocks.start(matter, EXAMINE, D("2027-02-04"), area="CN-NX")
    enter(clerk, django_capture_on_commit_callbacks)
    clock.refresh_from_db()
    assert (clock.due_on, clock.provisional) == (D("2027-02-19"), True)


def test_closed_clocks_keep_their_dates(
    february: Clock,
    clerk: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    clocks.meet(february, D("2027-02-16"))
    enter(clerk, django_capture_on_commit_callbacks)
    february.refresh_from_db()
    assert (february.state, february.due_on) == ("missed", D("2027-02-15"))


def test_a_paused_clock_keeps_the_dates_of_the_day_it_stopped(
    matter: Matter,
    clerk: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    clock = clocks.start(matter, DECIDE, D("2026-12-10"), area="CN")
    assert clock.due_on == D("2027-02-09")
    clocks.pause(clock, D("2026-12-20"))
    enter(clerk, django_capture_on_commit_callbacks)
    clock = Clock.objects.get()
    assert (clock.state, clock.nominal_on, clock.due_on) == (
        "paused",
        D("2027-02-08"),
        D("2027-02-15"),
    )


def test_work_is_cut_into_batches_and_bounded(
    db: None, monkeypatch: pytest.MonkeyPatch, told: list[DueChange]
) -> None:
    monkeypatch.setattr(recompute, "BATCH", 4)
    for _number in range(10):
        matter = make_matter()
        clocks.start(matter, EXAMINE, D("2022-08-08"), version="2017")
        clocks.start(matter, DECIDE, D("2022-08-08"), version="2017")
    CALENDAR.changed()
    with CaptureQueriesContext(connection) as queries:
        assert recompute_open() == 0
    assert not Clock.objects.exclude(token=CALENDAR.token).exists()
    assert told == []
    # The calendar, read again; three batches of ids, lock, clocks, periods, tokens, two savepoints; one last look.
    assert len(queries) <= 4 + 3 * 7 + 3


def test_a_second_run_has_nothing_to_do(february: Clock) -> None:
    CALENDAR.changed()
    recompute_open("CN")
    with CaptureQueriesContext(connection) as queries:
        assert recompute_open("CN") == 0
    assert len([q for q in queries if q["sql"].startswith("SELECT")]) <= 2


def test_what_another_process_started_with_the_old_calendar_is_found(february: Clock) -> None:
    """It read the calendar within the second in which the notice was committed."""
    Clock.objects.update(due_on=D("2027-02-10"), token="old")
    assert recompute_open() == 1
    assert Clock.objects.get().due_on == D("2027-02-15")


def test_other_areas_are_left_alone(february: Clock, matter: Matter) -> None:
    CALENDAR.changed()
    assert recompute_open("CN-NX") == 0
    assert Clock.objects.get().token != CALENDAR.token


def test_a_listener_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recompute, "_listeners", [])

    def listen(_changes: list[DueChange]) -> None:
        """Nothing."""

    recompute.on_due_changed(listen)
    recompute.on_due_changed(listen)
    assert recompute._listeners == [listen]
