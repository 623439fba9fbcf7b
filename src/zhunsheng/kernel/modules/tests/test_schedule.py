"""Recurring work."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from zhunsheng.kernel.modules import schedule
from zhunsheng.kernel.modules.schedule import Periodic
from zhunsheng.lib.clock import CHINA


@task()
def nothing() -> None:
    """Do nothing."""


HOURLY = Periodic(nothing, timedelta(hours=1))
DAILY = Periodic(nothing, timedelta(days=1), time(7, 30))
QUARTERLY = Periodic(nothing, timedelta(minutes=15), time(0, 5))


def at(hour: int, minute: int, day: int = 8) -> datetime:
    return datetime(2022, 8, day, hour, minute, 40, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("item", "now", "slot"),
    [
        (HOURLY, at(9, 59), (8, 9, 0)),
        (HOURLY, at(10, 0), (8, 10, 0)),
        (DAILY, at(7, 30), (8, 7, 30)),
        (DAILY, at(7, 29), (7, 7, 30)),
        (QUARTERLY, at(0, 4), (7, 23, 50)),
        (QUARTERLY, at(9, 4), (8, 8, 50)),
    ],
)
def test_the_slot_is_the_newest_one(
    item: Periodic, now: datetime, slot: tuple[int, int, int]
) -> None:
    found = item.slot(now)
    assert (found.day, found.hour, found.minute, found.second) == (*slot, 0)


@pytest.mark.django_db
class TestEnqueue:
    def finish(self) -> None:
        DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)

    def test_each_slot_is_queued_once(self) -> None:
        assert schedule._enqueue([HOURLY], at(9, 1)) == 1
        self.finish()
        assert schedule._enqueue([HOURLY], at(9, 59)) == 0
        assert schedule._enqueue([HOURLY], at(10, 0)) == 1

    def test_nothing_piles_up_while_the_worker_is_away(self) -> None:
        schedule._enqueue([HOURLY], at(9, 1))
        assert schedule._enqueue([HOURLY], at(10, 1)) == 0
        self.finish()
        assert schedule._enqueue([HOURLY], at(10, 1)) == 1

    def test_a_task_that_died_while_running_does_not_stop_the_next(self) -> None:
        schedule._enqueue([HOURLY], at(9, 1))
        DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
        assert schedule._enqueue([HOURLY], at(10, 1)) == 1

    def test_what_modules_provide_is_queued(self) -> None:
        assert schedule.enqueue_due() >= 1
        paths = set(DBTaskResult.objects.values_list("task_path", flat=True))
        assert "zhunsheng.kernel.ledger.tasks.seal" in paths
