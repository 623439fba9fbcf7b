"""Large type by a round trip, and the page for a failed CSRF check."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from zhunsheng.faces.ui.context import LARGE_TYPE_COOKIE, ui

_YEAR = 365 * 24 * 3600


@require_GET
def large_type(request: HttpRequest) -> HttpResponse:
    """Turn 大字版 on (``?on=1``) or off and go back to ``next`` (only within this site)."""
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    if request.GET.get("on") == "1":
        response.set_cookie(
            LARGE_TYPE_COOKIE,
            "1",
            max_age=_YEAR,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    else:
        response.delete_cookie(LARGE_TYPE_COOKIE, samesite="Lax")
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """``CSRF_FAILURE_VIEW``: nothing was saved; say how to go on. ``reason`` is for the log only."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """``handler500``: no database, no session, no context processors; only settings and a cookie."""
    return HttpResponse(render_to_string("500.html", ui(request)), status=500)


def landed(request: HttpRequest, url: str) -> HttpResponse:
    """Where to go after a successful form with files.

    The upload script cannot see where a redirect leads (it would load the page twice), so it is told by
    a header; everybody else is redirected.
    """
    if request.headers.get("X-Upload") == "1":
        return HttpResponse(headers={"X-Landed": url})
    return HttpResponseRedirect(url)
