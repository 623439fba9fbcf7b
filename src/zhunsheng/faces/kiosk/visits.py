"""Begin a visit, note what it makes, wipe what it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest, HttpResponseBase

from zhunsheng.faces.kiosk.models import Visit
from zhunsheng.faces.portal import drafts
from zhunsheng.faces.portal.models import Draft
from zhunsheng.lib import clock

SLOT = "kiosk_visit"
PREFIX = drafts.cookie_name("")
GRACE = timedelta(seconds=60)
"""So much later than the machine's own script the server wipes by itself."""
ONCE_IN = timedelta(seconds=10)


def patience() -> timedelta:
    """How long a machine may say nothing before its visitor has gone."""
    seconds = settings.KIOSK_IDLE_SECONDS + settings.KIOSK_WARNING_SECONDS
    return timedelta(seconds=seconds) + GRACE


def current(request: HttpRequest) -> Visit | None:
    """The visit that goes on at this machine."""
    key = request.session.get(SLOT)
    return Visit.objects.filter(pk=key, ended_at=None).first() if key else None


def begin(request: HttpRequest, serial: str) -> Visit:
    """Somebody has left the home page."""
    visit = Visit.objects.create(serial=serial)
    request.session[SLOT] = visit.pk
    return visit


def is_over(visit: Visit) -> bool:
    """Whether its visitor must have gone."""
    return clock.now() - visit.last_at > patience()


def touch(visit: Visit) -> None:
    """The visitor is still there; written at most every ten seconds."""
    now = clock.now()
    if now - visit.last_at > ONCE_IN:
        Visit.objects.filter(pk=visit.pk).update(last_at=now)


def note(visit: Visit, response: HttpResponseBase) -> None:
    """Remember the drafts that this answer begins; one that came from elsewhere by its code is not this machine's."""
    known = set(visit.drafts)
    for name, morsel in response.cookies.items():
        if not name.startswith(PREFIX):
            continue
        draft = drafts.find(morsel.value) if morsel.value else None
        if draft is not None and draft.created_at >= visit.started_at:
            known.add(draft.pk)
    if known != set(visit.drafts):
        visit.drafts = sorted(known)
        Visit.objects.filter(pk=visit.pk).update(drafts=visit.drafts)


def keep(visit: Visit, service: str) -> None:
    """The visitor takes the code of a draft along: it stays."""
    kept = set(
        Draft.objects.filter(pk__in=visit.drafts, service=service).values_list("pk", flat=True)
    )
    visit.drafts = [pk for pk in visit.drafts if pk not in kept]
    Visit.objects.filter(pk=visit.pk).update(drafts=visit.drafts)


def sent(visit: Visit) -> None:
    """Something was sent."""
    Visit.objects.filter(pk=visit.pk).update(sent=F("sent") + 1)


def end(visit: Visit, how: str) -> None:
    """Delete what was begun and not sent, with its files; nobody reads a query code here any more."""
    for draft in Draft.objects.filter(pk__in=visit.drafts):
        if draft.event_id is None:
            drafts.discard(draft)
        else:
            drafts.drop_secret(draft)
    ended = {"ended_at": clock.now(), "end": how, "drafts": []}
    Visit.objects.filter(pk=visit.pk, ended_at=None).update(**ended)


def wipe(request: HttpRequest, response: HttpResponseBase, visit: Visit | None, how: str) -> None:
    """End the visit and let the browser keep nothing of it."""
    if visit is not None:
        end(visit, how)
    request.session.flush()
    for name in _leftovers(request.COOKIES):
        response.delete_cookie(name, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'


def _leftovers(names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(PREFIX)]


def sweep() -> int:
    """End visits of machines that say nothing any more; returns how many."""
    stale = Visit.objects.filter(ended_at=None, last_at__lt=clock.now() - patience())
    found = list(stale.order_by("pk")[:1000])
    for visit in found:
        end(visit, Visit.End.SWEPT)
    return len(found)
