"""Work through the outbox: send what is due, try again later what failed, give up in the end."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection
from datetime import timedelta

from django.db.models import F

from zhunsheng.kernel.notices.models import Outbox
from zhunsheng.kernel.notices.senders import NotSent, Sender, sender_of
from zhunsheng.kernel.privacy.cipher import Undecipherable
from zhunsheng.lib import clock

logger = logging.getLogger(__name__)

RETRIES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
"""Pauses after each failed attempt; after the last one the message has failed."""

LEASE = timedelta(minutes=10)
"""How long a sender has a message for itself. One that dies leaves it to be tried again, so a
message may go out twice but is never lost."""


def deliver(most: int = 200) -> Counter[str]:
    """Send at most ``most`` due messages; returns how many were sent, retried later or failed.

    Channels without a sender are left in the outbox. Safe to run several times at once.
    """
    senders = {channel: sender_of(channel) for channel in Outbox.Channel.values}
    ready = [channel for channel, sender in senders.items() if sender is not None]
    due = Outbox.objects.filter(
        state=Outbox.State.QUEUED, due_at__lte=clock.now(), channel__in=ready
    ).order_by("due_at", "pk")
    results: Counter[str] = Counter()
    for pk, channel in list(due.values_list("pk", "channel")[:most]):
        sender = senders[channel]
        if sender is not None and _claim(pk):
            results[_send(pk, sender)] += 1
    return results


def _claim(pk: int) -> bool:
    """Take a message for one attempt; False when another sender was quicker."""
    now = clock.now()
    mine = Outbox.objects.filter(pk=pk, state=Outbox.State.QUEUED, due_at__lte=now)
    return bool(mine.update(due_at=now + LEASE, attempts=F("attempts") + 1))


def _send(pk: int, sender: Sender) -> str:
    """One attempt, outside of any transaction; returns the outcome's name."""
    same = Outbox.objects.filter(pk=pk)
    try:
        message = same.get()
        sender.send(message.to, message.subject, message.body)
    except Undecipherable as damage:
        same.update(state=Outbox.State.FAILED, last_error=str(damage)[:240])
        return "failed"
    except NotSent as failure:
        return _put_off(message, failure)
    except Exception:
        # A fault of an adapter must not hold up the messages behind this one.
        logger.exception("sending message %s", pk)
        return _put_off(message, NotSent("发送程序出错，详情见系统日志。"))
    same.update(state=Outbox.State.SENT, sent_at=clock.now(), last_error="")
    return "sent"


def _put_off(message: Outbox, failure: NotSent) -> str:
    """Try again later, or give up after the last pause."""
    same, tried = Outbox.objects.filter(pk=message.pk), message.attempts
    error = str(failure)[:240]
    if failure.final or tried > len(RETRIES):
        same.update(state=Outbox.State.FAILED, last_error=error)
        return "failed"
    same.update(due_at=clock.now() + RETRIES[tried - 1], last_error=error)
    return "retried"


def again(ids: Collection[int]) -> int:
    """Queue failed messages once more, after somebody removed the cause; returns how many."""
    failed = Outbox.objects.filter(pk__in=ids, state=Outbox.State.FAILED)
    return failed.update(state=Outbox.State.QUEUED, attempts=0, due_at=clock.now())
