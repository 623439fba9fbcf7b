"""The waiting room: a screen, and a machine that gives numbers. Neither knows or shows anybody.

Anybody may see the screen. Numbers are given only at the machine in the hall, whose address the desk sets up there: it
carries a signature, so that nobody far away fills the queue.
"""

from __future__ import annotations

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.domains.disputes.intake.models import Ticket
from zhunsheng.domains.disputes.intake.queue import service
from zhunsheng.domains.disputes.intake.queue.windows import Window, windows
from zhunsheng.faces.portal.declare import PublicPage
from zhunsheng.lib import clock

_SALT = "intake.queue"


def kiosk_url(hall: int) -> str:
    """The address of the hall's machine."""
    return reverse("portal:page-queue-take", args=[signing.dumps(hall, salt=_SALT)])


def _hall(key: str) -> int:
    try:
        return int(signing.loads(key, salt=_SALT))
    except (signing.BadSignature, TypeError, ValueError) as error:
        raise Http404("这个取号地址不对，请在大厅的取号机上取号。") from error


@require_safe
def screens(request: HttpRequest) -> HttpResponse:
    """The only hall's screen, or a choice of halls."""
    halls = list(dict.fromkeys((one.hall, one.hall_name) for one in windows(clock.today())))
    if len(halls) == 1:
        return redirect("portal:page-queue-screen-of", hall=halls[0][0])
    found = [(name, reverse("portal:page-queue-screen-of", args=[hall])) for hall, name in halls]
    return render(request, "disputes/queue_halls.html", {"halls": found})


@require_safe
def screen(request: HttpRequest, hall: int) -> HttpResponse:
    """The waiting room's screen; it asks again by itself every few seconds."""
    found = windows(clock.today(), hall)
    if not found:
        raise Http404("这个大厅今天没有窗口。")
    rows = service.board(found)
    context = {
        "hall": found[0].hall_name,
        "rows": rows,
        "now": clock.now(),
        "nobody": not any(row.called or row.waiting for row in rows),
    }
    return render(request, "disputes/queue_screen.html", context)


def take(request: HttpRequest, key: str) -> HttpResponse:
    """The machine: one large button for each window."""
    found = windows(clock.today(), _hall(key))
    if request.method == "POST":
        chosen = next((one for one in found if one.code == request.POST.get("window")), None)
        if chosen is not None:
            ticket = service.take(chosen)
            signed = signing.dumps([ticket.pk, key], salt=_SALT)
            return redirect("portal:page-queue-ticket", key=signed)
    rows = service.board(found)
    context = {"rows": rows, "hall": found[0].hall_name if found else ""}
    return render(request, "disputes/queue_take.html", context)


@require_safe
def ticket(request: HttpRequest, key: str) -> HttpResponse:
    """A number that was taken, to be read or printed; the machine goes back by itself."""
    try:
        pk, machine = signing.loads(key, salt=_SALT, max_age=86400)
        found = Ticket.objects.get(pk=pk)
    except (signing.BadSignature, ValueError, TypeError, Ticket.DoesNotExist) as error:
        raise Http404("这个号码已经不在了，请重新取号。") from error
    window = _of(found)
    context = {
        "ticket": found,
        "window": window,
        "label": window.label(found.number),
        "ahead": service.ahead(found),
        "back": reverse("portal:page-queue-take", args=[machine]),
    }
    return render(request, "disputes/queue_ticket.html", context)


def _of(found: Ticket) -> Window:
    window = next((one for one in windows(found.day) if one.code == found.window), None)
    if window is None:
        raise Http404("这个窗口今天不开了，请问综合受理台。")
    return window


PAGES = (
    PublicPage("queue-screen", "等候大厅叫号屏", "screen/queue/", screens),
    PublicPage("queue-screen-of", "等候大厅叫号屏", "screen/queue/<int:hall>/", screen),
    PublicPage("queue-take", "取号", "queue/take/<str:key>/", take),
    PublicPage("queue-ticket", "取到的号", "queue/ticket/<str:key>/", ticket),
)
