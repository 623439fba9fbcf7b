"""Tell people; rows only, in the transaction of what they are told about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from zhunsheng.kernel.notices.models import Notice

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Matter
    from zhunsheng.kernel.orgs.models import Person


def tell(
    *,
    persons: Iterable[Person] = (),
    units: Iterable[int] = (),
    kind: str,
    title: str,
    body: str = "",
    url: str = "",
    matter: Matter | None = None,
    event_id: int | None = None,
) -> None:
    """A notice for each person and each unit (by id)."""
    common = {
        "kind": kind,
        "title": title[:260],
        "body": body,
        "url": url,
        "matter_id": matter.pk if matter else None,
        "event_id": event_id,
    }
    rows = [Notice(person=person, **common) for person in persons]
    rows += [Notice(unit_id=unit, **common) for unit in units]
    if rows:
        Notice.objects.bulk_create(rows)
