"""What is watched."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from zhunsheng.domains.powers.tests.conftest import Case, Lists
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert

pytestmark = pytest.mark.usefixtures("today")
TODAY = date(2022, 12, 30)
JUNE = date(2022, 6, 2)


def found(on: date = TODAY) -> set[str]:
    """The rules that have something standing."""
    refresh(on)
    return {alert.rule.split(".", 1)[1] for alert in Alert.objects.standing()}


@pytest.mark.parametrize(
    ("days", "rules"),
    [
        (-400, set()),
        (-1, {"ran_out"}),
        (0, {"ends_in_30"}),
        (30, {"ends_in_30"}),
        (31, {"ends_in_60"}),
        (60, {"ends_in_60"}),
        (61, set()),
    ],
)
def test_items_that_end(lists: Lists, days: int, rules: set[str]) -> None:
    lists.add("A-1", valid_to=TODAY + timedelta(days=days))
    assert found() == rules


def test_the_alert_is_the_units(lists: Lists) -> None:
    lists.add("A-1", valid_to=TODAY)
    refresh(TODAY)
    alert = Alert.objects.get()
    assert (alert.owner_unit_id, alert.label) == (lists.market.pk, "对无证经营A-1的处罚")


@pytest.mark.parametrize(
    ("day", "rules"), [(date(2023, 12, 31), set()), (date(2024, 1, 1), {"basis_ended"})]
)
def test_the_text_on_which_an_item_rests(lists: Lists, day: date, rules: set[str]) -> None:
    """The reconsideration law of 2017 was in force until the end of 2023."""
    lists.add("A-1", basis_law="行政复议法", basis_version="2017")
    lists.add("A-2", basis_law="行政复议法", basis_version="2023")
    lists.add("A-3", basis_law="行政复议法")
    assert found(day) == rules


def test_what_a_change_cancelled_did_not_run_out(change: Case) -> None:
    change.do("line_items", "keeper", JUNE, operation="cancel", code="A-1")
    change.published()
    assert found() == set()


def test_a_change_that_is_late(change: Case) -> None:
    """Thirty working days from the new law on 1 June 2022."""
    assert found(date(2022, 6, 8)) == set()
    assert "due_soon" in found(date(2022, 7, 12))
    assert "overdue" in found(date(2022, 8, 1))


@pytest.mark.parametrize(
    ("until", "rule"), [("draft", "standing_still"), ("approved", "unpublished")]
)
def test_a_change_that_waits(change: Case, until: str, rule: str) -> None:
    if until == "approved":
        change.do("line_items", "keeper", JUNE, operation="cancel", code="A-1")
        change.approved()
    acted: Any = change.matter.acted_on
    assert rule not in found(acted + timedelta(days=15))
    assert rule in found(acted + timedelta(days=16))
