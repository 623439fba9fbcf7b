"""Work that recurs: seals every hour, digests every morning.

A module provides :class:`Periodic` objects. One process of the installation (or several, it makes
no difference) calls :func:`run`, which queues each task once per slot; the task worker does the
rest. A slot missed while nothing ran is made up for once, not once for each slot.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections, connection, transaction
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from zhunsheng.kernel.modules.registry import provided
from zhunsheng.lib import clock

logger = logging.getLogger(__name__)

PAUSE = 15.0
"""Seconds between two looks at the clock."""

_LOCK = 0x7A68756E
"""Key of the advisory lock that makes two schedulers on PostgreSQL take turns."""


@dataclass(frozen=True)
class Periodic:
    """A task without arguments that runs ``every`` so often, counted from ``at`` Beijing time.

    The task may run twice for one slot (after a crash), so it must be safe to repeat. ``every``
    divides a day. ``title`` says to administrators what it does.
    """

    task: Task[[], Any]
    every: timedelta
    at: time = time(0)
    title: str = ""

    def slot(self, now: datetime) -> datetime:
        """The newest point of time at or before ``now`` at which the task is due."""
        local = now.astimezone(clock.CHINA)
        first = datetime.combine(local.date(), self.at, clock.CHINA)
        return first + (local - first) // self.every * self.every


def enqueue_due(now: datetime | None = None) -> int:
    """Queue every periodic task whose newest slot has not been queued; returns how many."""
    return _enqueue((item for _module, item in provided(Periodic)), now or clock.now())


def _enqueue(items: Iterable[Periodic], now: datetime) -> int:
    return sum(_enqueue_one(item, item.slot(now)) for item in items)


def _enqueue_one(item: Periodic, slot: datetime) -> bool:
    known = DBTaskResult.objects.filter(task_path=item.task.module_path)
    # One that still waits is enough: a worker that was away must not find a pile.
    done = known.filter(run_after__gte=slot) | known.filter(status=TaskResultStatus.READY)
    if done.exists():
        return False
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if done.exists():
            return False
        item.task.using(run_after=slot).enqueue()
    return True


def run(stop: threading.Event) -> None:
    """Queue what is due until ``stop`` is set. A database that is away is waited for."""
    while not stop.is_set():
        try:
            enqueue_due()
        except DatabaseError:
            logger.exception("could not queue periodic tasks; trying again")
        finally:
            close_old_connections()
        stop.wait(PAUSE)
