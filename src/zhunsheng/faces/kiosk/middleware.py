"""On a machine that is a kiosk the portal wears another dress, keeps nothing, and leads nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhunsheng.faces.kiosk import device, visits
from zhunsheng.faces.kiosk.models import Visit

CLOSED = ("/desk/", "/accounts/", "/api/")
"""Nobody signs in on a machine that stands in a hall."""
OWN = "/kiosk/"


class KioskMiddleware:
    """Dresses requests of kiosks; those of any other browser pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        serial = device.serial_of(request) if device.COOKIE in request.COOKIES else ""
        if not serial or request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        return self._answer(request, serial)

    def _answer(self, request: HttpRequest, serial: str) -> HttpResponse:
        if request.path == "/" or request.path.startswith(CLOSED):
            return _closed(HttpResponseRedirect(reverse("kiosk:home")))
        dress(request, serial)
        visit = visits.current(request)
        if visit is not None and visits.is_over(visit):
            response: HttpResponse = HttpResponseRedirect(reverse("kiosk:home"))
            visits.wipe(request, response, visit, Visit.End.IDLE)
            return _closed(response)
        if not request.path.startswith(OWN):
            visit = visit or visits.begin(request, serial)
            visits.touch(visit)
        response = self.get_response(request)
        if visit is not None and not request.path.startswith(OWN):
            _follow(request, response, visit)
        return _closed(response)


def dress(request: Any, serial: str) -> None:
    """What the portal's pages ask of a request."""
    request.kiosk = serial
    request.channel = "kiosk"
    request.portal_base = "kiosk/base.html"
    request.without_files = True
    request.kiosk_idle = settings.KIOSK_IDLE_SECONDS
    request.kiosk_warning = settings.KIOSK_WARNING_SECONDS


def _follow(request: HttpRequest, response: HttpResponse, visit: Visit) -> None:
    """What an act of the portal means for the visit."""
    match = request.resolver_match
    if match is not None and request.method == "POST" and response.status_code == 302:
        if match.view_name == "portal:leave":
            visits.keep(visit, str(match.kwargs["code"]))
        elif match.view_name in ("portal:check", "portal:act"):
            visits.sent(visit)
    visits.note(visit, response)


def _closed(response: HttpResponse) -> HttpResponse:
    """The back button shows nothing."""
    response["Cache-Control"] = "no-store"
    return response
