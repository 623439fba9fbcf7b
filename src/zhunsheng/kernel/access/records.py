"""Access records: kept in memory for a moment and written together, since a read must not queue behind writers."""

from __future__ import annotations

import atexit
import threading
from collections import deque

from django.conf import settings

from zhunsheng.kernel.access.models import AccessRecord
from zhunsheng.lib import clock

_waiting: deque[AccessRecord] = deque()
_timer: threading.Timer | None = None
_lock = threading.Lock()
DELAY_SECONDS = 1.0


def read(person_id: int | None, matter_id: int, path: str) -> None:
    """Note that somebody opened a restricted matter; it is written within a second."""
    _waiting.append(
        AccessRecord(person_id=person_id, matter_id=matter_id, path=path[:200], at=clock.now())
    )
    if getattr(settings, "ZHUNSHENG_ACCESS_RECORDS_AT_ONCE", False):
        flush()
    else:
        _arm()


def _arm() -> None:
    global _timer
    with _lock:
        if _timer is None:
            _timer = threading.Timer(DELAY_SECONDS, flush)
            _timer.daemon = True
            _timer.start()


def flush() -> None:
    """Write what waits, in one statement."""
    global _timer
    with _lock:
        _timer = None
        batch = [_waiting.popleft() for _ in range(len(_waiting))]
    if batch:
        AccessRecord.objects.bulk_create(batch)


atexit.register(flush)
