"""Heartbeats: take one, know who is off line, sum up a day, give the digests to the ledger.

A beat costs two updates; nothing else of it is kept than that it came.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from hmac import compare_digest

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q, QuerySet

from zhunsheng.domains.legalservice.stations.models import (
    Terminal,
    TerminalDay,
    TerminalHour,
    TerminalStatus,
    in_use,
)
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.ledger.batches import BatchStream
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.lib import clock

FIRST_HOUR, LAST_HOUR = 9, 17
"""The hours (Beijing time) in which a terminal should answer on a working day, the last one not included."""
EXPECTED = LAST_HOUR - FIRST_HOUR
QUIET = timedelta(minutes=15)
"""Terminals speak every five minutes; after three missed ones a terminal counts as off line."""
SILENT = timedelta(hours=8)
"""After so long within service hours a fault is reported by the system."""
MASS = 5
"""When more than one in so many is silent at once, the line or the server is at fault, not the machines."""


def new_key(terminal: Terminal) -> str:
    """A key for the terminal, shown once; the old one no longer works."""
    key = secrets.token_urlsafe(24)
    TerminalStatus.objects.update_or_create(
        terminal=terminal, defaults={"key_digest": _digest(key)}
    )
    return key


def _digest(key: str) -> str:
    return lookup_digest(key, "terminal")


def known(serial: str, key: str) -> Terminal | None:
    """The terminal with that serial number, if the key is its own and it is in force."""
    row = (
        TerminalStatus.objects.select_related("terminal__station")
        .filter(terminal__code=serial)
        .first()
    )
    if row is None or not row.key_digest or not compare_digest(row.key_digest, _digest(key)):
        return None
    return row.terminal if row.terminal.is_in_force() else None


def take(terminal_id: int, software: str = "") -> datetime:
    """Note that a terminal spoke now."""
    now = clock.now()
    changed = {"beat_at": now} | ({"software": software[:40]} if software else {})
    if not TerminalStatus.objects.filter(pk=terminal_id).update(**changed):
        TerminalStatus.objects.create(terminal_id=terminal_id, **changed)
    hour = now.replace(minute=0, second=0, microsecond=0)
    mine = TerminalHour.objects.filter(terminal_id=terminal_id, hour=hour)
    if not mine.update(beats=F("beats") + 1):
        try:
            with transaction.atomic():
                TerminalHour.objects.create(terminal_id=terminal_id, hour=hour)
        except IntegrityError:
            mine.update(beats=F("beats") + 1)
    return now


def is_service_time(now: datetime) -> bool:
    """Whether terminals should answer at that moment."""
    local = now.astimezone(clock.CHINA)
    return FIRST_HOUR <= local.hour < LAST_HOUR and _worked(local.date())


def _worked(day: date) -> bool:
    return bool(for_area(default_area()).is_workday(day))


def off_line(now: datetime | None = None, after: timedelta = QUIET) -> QuerySet[Terminal]:
    """Terminals in use that have spoken before and not for some time; those never connected are not among them."""
    before = (now or clock.now()) - after
    return in_use().filter(status__beat_at__lt=before)


def is_mass_outage(silent: int, connected: int) -> bool:
    """Whether so many are silent that the fault is not theirs."""
    return silent > 3 and silent * MASS > connected


def silent(now: datetime) -> list[Terminal]:
    """Terminals for which a fault should be reported by now; none when all are silent at once, or outside hours."""
    if not is_service_time(now):
        return []
    rows = list(off_line(now, SILENT).select_related("station")[:500])
    connected = in_use().filter(status__beat_at__isnull=False).count()
    return [] if is_mass_outage(len(rows), connected) else rows


def sum_up(day: date) -> int:
    """Write the day's line for every terminal in use; returns how many. A day that is not worked has none."""
    if not _worked(day) or TerminalDay.objects.filter(day=day).exists():
        return 0
    first = datetime(day.year, day.month, day.day, FIRST_HOUR, tzinfo=clock.CHINA)
    hours = Q(hour__gte=first, hour__lt=first + timedelta(hours=EXPECTED))
    online = dict(
        TerminalHour.objects.filter(hours)
        .values_list("terminal_id")
        .annotate(n=Count("pk"))
        .order_by()
    )
    rows = [
        TerminalDay(
            terminal_id=pk, day=day, expected=EXPECTED, online=min(online.get(pk, 0), EXPECTED)
        )
        for pk in in_use(day).values_list("pk", flat=True)
    ]
    TerminalDay.objects.bulk_create(rows, batch_size=500)
    return len(rows)


SOURCE = BatchStream("stations.beats", TerminalHour, "hour", ("id", "terminal_id", "hour", "beats"))
"""A row belongs to the hour in which the server took the beats in, so it no longer changes when its hour is sealed."""
STREAM = BatchStream("stations.beats", TerminalHour, "hour", ("terminal_id", "beats"))
"""An hour's line changes only within its hour; the ledger binds it some minutes after."""
