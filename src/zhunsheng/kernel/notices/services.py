"""Tell people; read what one was told.

Telling inserts rows in the caller's transaction and sends nothing: what is rolled back was never
said, and no gateway can hold up an act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from zhunsheng.kernel.access.scope import barred_from, visible
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.notices.models import Notice, Outbox
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Participant

EMAIL = Outbox.Channel.EMAIL.value
SMS = Outbox.Channel.SMS.value
TITLE_LENGTH = 240


def tell(
    *,
    kind: str,
    title: str,
    body: str = "",
    url: str = "",
    persons: Iterable[Person] = (),
    units: Iterable[Unit | int] = (),
    participants: Iterable[Participant] = (),
    matter: Matter | None = None,
    event_id: int | None = None,
    channels: Collection[str] = (),
    back_entry: bool = False,
) -> int:
    """Insert a notice for each person and unit, and messages over ``channels``; returns how many.

    A participant who is a person or unit of the house counts as such; to a party go messages only,
    over those of ``channels`` (``"email"``, ``"sms"``) for which it left an address. People get
    messages over ``channels`` at once, which is for what cannot wait: the rest reaches them in the
    daily digest. ``back_entry`` notifies nobody. ``title`` goes into messages: no personal data.
    """
    if back_entry:
        return 0
    taking_part = list(participants)
    people = {person.pk: person for person in persons}
    people |= {p.person.pk: p.person for p in taking_part if p.person}
    unit_ids = {unit if isinstance(unit, int) else unit.pk for unit in units}
    unit_ids |= {p.unit_id for p in taking_part if p.unit_id and not p.person}
    addressees = [{"person_id": pk} for pk in people] + [{"unit_id": pk} for pk in unit_ids]
    notices = [
        Notice(
            **addressee,
            matter=matter,
            kind=kind,
            title=title[:TITLE_LENGTH],
            body=body,
            url=url,
            event_id=event_id,
        )
        for addressee in addressees
    ]
    Notice.objects.bulk_create(notices)
    addresses = [(person.email, "") for person in people.values()]
    addresses += [(p.party.email, p.party.phone) for p in taking_part if p.party]
    return len(notices) + _write(addresses, channels, title, body, matter)


def _write(
    addresses: Iterable[tuple[str, str]],
    channels: Collection[str],
    title: str,
    body: str,
    matter: Matter | None,
) -> int:
    """Messages to (e-mail, mobile) addresses; an office telephone takes no SMS and is not given."""
    messages = [
        Outbox(
            channel=channel, to=to, subject=title[:TITLE_LENGTH], body=body or title, matter=matter
        )
        for email, mobile in addresses
        for channel, to in ((EMAIL, email), (SMS, mobile))
        if to and channel in channels
    ]
    Outbox.objects.bulk_create(messages)
    return len(messages)


def inbox(
    person: Person, *, unread_only: bool = False, before: int | None = None, size: int = 50
) -> list[Notice]:
    """The newest notices of the person and of the person's unit, ``before`` an id, newest first.

    A unit's notice of a restricted matter is shown only to those who may see the matter.
    """
    pages = []
    for branch in branches(person):
        rows = Notice.objects.filter(branch).select_related("matter").order_by("-id")
        rows = rows.filter(read_at__isnull=True) if unread_only else rows
        rows = rows.filter(pk__lt=before) if before is not None else rows
        pages += list(rows[:size])
    return sorted(pages, key=lambda notice: -notice.pk)[:size]


def unread(person: Person, most: int = 99) -> int:
    """How many notices are unread, counted up to ``most`` + 1."""
    ids: list[int] = []
    for branch in branches(person):
        rows = Notice.objects.filter(branch, read_at__isnull=True)
        ids += rows.values_list("pk", flat=True)[: most + 1]
    return min(len(ids), most + 1)


def mark_read(person: Person, ids: Collection[int] | None = None) -> int:
    """Mark notices of the person as read, all of them without ``ids``; returns how many.

    Notices of other people among ``ids`` are left alone.
    """
    done = 0
    for branch in branches(person):
        rows: QuerySet[Notice] = Notice.objects.filter(branch, read_at__isnull=True)
        if ids is not None:
            rows = rows.filter(pk__in=ids)
        done += rows.update(read_at=clock.now(), read_by=person)
    return done


def branches(person: Person) -> list[Q]:
    """Each indexed way to the person's notices; no notice is in two of them."""
    # Who is barred from a matter only later must not read what was said before.
    barred = Q(matter__restricted=True, matter__in=barred_from(person, Matter))
    found = [Q(person=person) & ~barred]
    if person.unit_id:
        open_to_all = Q(matter__isnull=True) | Q(matter__restricted=False)
        seen = visible(person, Matter.objects.filter(restricted=True)).values("pk")
        found.append(Q(unit=person.unit_id) & (open_to_all | Q(matter__in=seen)))
    return found
