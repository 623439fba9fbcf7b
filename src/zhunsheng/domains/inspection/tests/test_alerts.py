"""What is watched: late checks and results, certificates, enterprises visited too often, idle plans, back entries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.inspection.models import InspectionTask, VisitCap
from zhunsheng.domains.inspection.registers import INSPECTORS
from zhunsheng.domains.inspection.tests.conftest import Check, House, World
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit


def raised(on: str) -> dict[str, int]:
    """How many alerts of each rule stand on a day."""
    refresh(date.fromisoformat(on))
    found: dict[str, int] = {}
    for code in Alert.objects.standing().values_list("rule", flat=True):
        name = code.removeprefix("inspection.")
        found[name] = found.get(name, 0) + 1
    return found


def test_a_late_check_turns_from_yellow_to_red(check: Check) -> None:
    assert raised("2022-03-17") == {}
    assert raised("2022-04-13") == {"check_due_soon": 9}
    assert raised("2022-04-16") == {"check_overdue": 9}


def test_a_result_is_due_and_then_late(done: Check) -> None:
    assert raised("2022-04-12")["publish_due_soon"] == 1
    assert raised("2022-04-16")["publish_overdue"] == 1
    done.do("publish", is_checked=True)
    assert "publish_overdue" not in raised("2022-04-16")


def test_an_order_without_a_re_check_is_late(check: Check) -> None:
    check.accept()
    check.arrive()
    check.record("problem")
    check.conclude("08")
    check.do("order", problem="过期食品", rectify_by="2022-03-31")
    assert raised("2022-04-01")["rectify_overdue"] == 1
    check.do("recheck", rectified="not_done", note="没有清理")
    assert raised("2022-04-01")["not_settled"] == 1
    check.do("hand_over_case", reason="逾期不改")
    assert "not_settled" not in raised("2022-04-01")


def test_a_certificate_that_runs_out_before_the_check(check: Check) -> None:
    edit = Edit(check.assignment.inspector_id, {"certified_until": date(2022, 3, 31)})
    changing.edit(INSPECTORS, [edit], Change(None, date(2022, 3, 17), "核对"))
    assert "certificate" not in raised("2022-03-31")
    times = check.assignment.inspector.assignments.count()
    assert raised("2022-04-01")["certificate"] == times


def test_an_enterprise_that_is_visited_too_often(done: Check) -> None:
    VisitCap.objects.create(year=2022, credit=done.matter.target.credit, most=1)
    assert "visited_too_often" not in raised("2022-03-18")
    VisitCap.objects.update(most=0)
    assert raised("2022-03-18")["visited_too_often"] == 1
    assert Alert.objects.get(rule="inspection.visited_too_often").label == done.matter.target.name


@pytest.mark.parametrize(("day", "idle"), [("2022-04-15", 0), ("2022-04-16", 1)])
def test_a_plan_that_nobody_carries_out(world: World, day: str, idle: int) -> None:
    assert raised(day).get("idle_plan", 0) == idle


def test_a_plan_that_was_carried_out_is_not_idle(check: Check) -> None:
    assert "idle_plan" not in raised("2022-04-16")


def test_a_check_without_a_ground_is_flagged_at_once(world: World, house: House, now: Any) -> None:
    data = {
        "target": world.objects[0].code,
        "ground": "report",
        "items": ["SP-01"],
        "inspectors": [one.pk for one in world.inspectors[:2]],
    }
    file("inspection.task", house.actor("registrar-sc"), data, back_entry="已经查过")
    assert raised("2022-03-14")["violation"] == 1
    assert Alert.objects.get(rule="inspection.violation").matter_id == (
        InspectionTask.objects.get().pk
    )
