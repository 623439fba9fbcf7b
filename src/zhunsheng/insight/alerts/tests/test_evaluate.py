from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db.models import Q
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.alerts.evaluate import evaluate, refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.alerts.rules import AlertRule, due_soon, over_matters, overdue
from zhunsheng.insight.alerts.tests.conftest import TODAY, MakeClock, person_of
from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure import statements

DAY = timedelta(days=1)
SOON = due_soon("demo.due_soon", ("demo.decide",), "请办理。")
LATE = overdue("demo.overdue", ("demo.decide",), "请立即办理。")
UNASSIGNED = over_matters(
    "demo.unassigned",
    "没有承办人",
    "请指派。",
    tone="yellow",
    when=lambda _today: Q(handler__isnull=True, closed_on__isnull=True),
    to_handler=False,
)


def rules_hit(today: date = TODAY) -> set[str]:
    refresh(today, only=[SOON, LATE])
    return set(Alert.objects.standing().values_list("rule", flat=True))


@pytest.mark.parametrize(
    ("left", "whole", "hit"),
    [
        (13, 60, set()),
        (12, 60, {"demo.due_soon"}),
        (4, 15, set()),
        (3, 15, {"demo.due_soon"}),
        (0, 5, {"demo.due_soon"}),
        (-1, 60, {"demo.overdue"}),
    ],
)
def test_amber_below_a_fifth_or_three_days_and_red_when_past(
    matter: MakeMatter, clock: MakeClock, left: int, whole: int, hit: set[str]
) -> None:
    due = TODAY + left * DAY
    clock(matter(), due, started_on=due - whole * DAY)
    assert rules_hit() == hit


@pytest.mark.parametrize("state", ["paused", "met", "missed", "cancelled"])
def test_only_running_clocks_are_watched(matter: MakeMatter, clock: MakeClock, state: str) -> None:
    clock(matter(), TODAY - DAY, state=state)
    assert rules_hit() == set()


def test_only_the_limits_that_a_rule_names(matter: MakeMatter, clock: MakeClock) -> None:
    clock(matter(), TODAY - DAY, code="demo.sue")
    assert rules_hit() == set()


def test_yellow_becomes_red_when_the_day_has_passed(matter: MakeMatter, clock: MakeClock) -> None:
    clock(matter(), TODAY)
    assert rules_hit() == {"demo.due_soon"}
    assert rules_hit(TODAY + DAY) == {"demo.overdue"}
    assert Alert.objects.get(rule="demo.due_soon").ended_on == TODAY + DAY


def test_an_alert_names_its_owner_the_limit_and_the_day(
    matter: MakeMatter, clock: MakeClock, district: District
) -> None:
    row = matter(handler=district.person)
    clock(row, TODAY - DAY)
    evaluate(LATE, TODAY)
    alert = Alert.objects.get()
    assert (alert.owner_person, alert.owner_unit) == (district.person, district.first)
    assert (alert.matter_id, alert.domain, alert.limit) == (row.pk, "demo", "demo.decide")
    assert (alert.tone, alert.label, alert.days_left) == ("red", row.title, -1)
    assert alert.is_open


def test_evaluating_again_changes_nothing(matter: MakeMatter, clock: MakeClock) -> None:
    clock(matter(), TODAY - DAY)
    assert evaluate(LATE, TODAY) == (1, 0)
    assert evaluate(LATE, TODAY + DAY) == (0, 0)
    assert Alert.objects.get().raised_on == TODAY


def test_it_closes_when_the_cause_is_gone_and_comes_back_as_a_new_one(
    matter: MakeMatter, clock: MakeClock
) -> None:
    running = clock(matter(), TODAY - DAY)
    evaluate(LATE, TODAY)
    Clock.objects.filter(pk=running.pk).update(state="met")
    assert evaluate(LATE, TODAY) == (0, 1)
    assert not Alert.objects.standing().exists()
    Clock.objects.filter(pk=running.pk).update(state="running")
    assert evaluate(LATE, TODAY) == (1, 0)
    assert Alert.objects.count() == 2


def test_a_replayed_clock_is_the_same_cause(matter: MakeMatter, clock: MakeClock) -> None:
    row = matter()
    clock(row, TODAY - DAY)
    evaluate(LATE, TODAY)
    Clock.objects.all().delete()
    clock(row, TODAY - 2 * DAY)
    assert evaluate(LATE, TODAY) == (0, 0)
    assert Alert.objects.get().due_on == TODAY - 2 * DAY


def test_the_owner_follows_the_matter(
    matter: MakeMatter, clock: MakeClock, district: District
) -> None:
    row = matter(handler=district.person)
    clock(row, TODAY - DAY)
    evaluate(LATE, TODAY)
    row.handler = person_of(district.first, "successor")
    statements.update(row, ["handler_id"])
    evaluate(LATE, TODAY)
    assert Alert.objects.get().owner_person == row.handler


def test_a_settled_alert_stays_quiet_while_the_cause_lasts(
    matter: MakeMatter, clock: MakeClock
) -> None:
    clock(matter(), TODAY - DAY)
    evaluate(LATE, TODAY)
    Alert.objects.update(state="excused", reason="等待鉴定")
    assert evaluate(LATE, TODAY + DAY) == (0, 0)
    assert not Alert.objects.open().exists()


def test_queries_do_not_grow_with_matters(
    matter: MakeMatter, clock: MakeClock, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        clock(matter(), TODAY - DAY)
    with django_assert_num_queries(3):  # found, standing, insert
        evaluate(LATE, TODAY)
    for _ in range(20):
        clock(matter(), TODAY - DAY)
    with django_assert_num_queries(3):
        evaluate(LATE, TODAY)
    with django_assert_num_queries(2):
        evaluate(LATE, TODAY)
    Clock.objects.update(state="met")
    with django_assert_num_queries(3):
        evaluate(LATE, TODAY)


def test_a_rule_for_the_unit_names_no_person(matter: MakeMatter) -> None:
    matter()
    evaluate(UNASSIGNED, TODAY)
    alert = Alert.objects.get()
    assert (alert.owner_person, alert.limit, alert.due_on) == (None, "", None)


def test_a_register_row_has_an_alert_too(district: District) -> None:
    rule = AlertRule(
        "demo.expired",
        "单位已撤销",
        "yellow",
        Unit,
        lambda today: Q(valid_to__lt=today),
        "请登记承继单位。",
        matter="",
        unit="pk",
        label="name",
        due="valid_to",
    )
    Unit.objects.filter(code="B").update(valid_to=TODAY - DAY)
    evaluate(rule, TODAY)
    alert = Alert.objects.get()
    assert (alert.entry, alert.label, alert.matter) == (district.second.pk, "第二局", None)
    assert alert.owner_unit == district.second


def test_alerts_of_a_rule_that_is_gone_end(
    matter: MakeMatter, clock: MakeClock, declared: Callable[..., None]
) -> None:
    clock(matter(), TODAY - DAY)
    declared(LATE)
    assert refresh(TODAY).raised == 1
    declared(SOON)
    assert refresh(TODAY).ended == 1
    assert not Alert.objects.standing().exists()


def test_two_workers_raise_one_alert(matter: MakeMatter, clock: MakeClock) -> None:
    """The second one inserts what the first has inserted since it looked."""
    clock(matter(), TODAY - DAY)
    evaluate(LATE, TODAY)
    alert = Alert.objects.get()
    alert.pk = None
    Alert.objects.bulk_create([alert], ignore_conflicts=True)
    assert Alert.objects.count() == 1
