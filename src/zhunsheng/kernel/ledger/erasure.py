"""Erasure of a personal text behind an event (个人信息保护法第四十七条); the chain stays verifiable."""

from __future__ import annotations

from django.db import transaction

from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.ledger.models import Event, PersonalValue
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock

STREAM = "erasure"
"""Its subjects are the ids of the events whose personal texts were erased."""


class AlreadyErased(ValueError):
    """The text was erased before, or there never was one."""


def erase(
    event: Event, field: str, reason: str, actor: str, *, person: Person | None = None
) -> Event:
    """Remove text and salt behind one digest for good and return the event that says so.

    ``field`` is the dotted path of the digest in the event's data; ``reason`` names the legal
    ground and no personal data. Raises :class:`AlreadyErased`.
    """
    with transaction.atomic():
        rows = PersonalValue.objects.select_for_update()
        row = rows.filter(event=event, field=field, erased_at__isnull=True).first()
        if row is None:
            raise AlreadyErased(f"{event}的“{field}”没有可删除的个人信息，可能已经删除过。")
        row.salt = row.value = ""
        row.erased_at = clock.now()
        row.save(update_fields=["salt", "value", "erased_at"])
        data = {"event": event.hash, "field": field, "reason": reason}
        return journal.append(STREAM, event.pk, "erase", actor, data, person=person)
