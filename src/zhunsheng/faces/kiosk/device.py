"""Which machine this browser is: a signed cookie, set once by whoever sets the machine up."""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest, HttpResponseBase

COOKIE = "zhunsheng_kiosk"
SALT = "zhunsheng.kiosk"
YEARS = 5 * 365 * 24 * 3600


def serial_of(request: HttpRequest) -> str:
    """The machine's serial number; empty for any other browser."""
    try:
        return str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT))
    except signing.BadSignature:
        return ""


def remember(request: HttpRequest, response: HttpResponseBase, serial: str) -> None:
    """This browser is that machine from now on."""
    response.set_cookie(
        COOKIE,
        signing.dumps(serial, salt=SALT),
        max_age=YEARS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def forget(response: HttpResponseBase) -> None:
    """This browser is an ordinary one again."""
    response.delete_cookie(COOKIE, samesite="Lax")
