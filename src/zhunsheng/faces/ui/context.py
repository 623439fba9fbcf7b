"""What every page knows: large type, demonstration, whom to call."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

LARGE_TYPE_COOKIE = "large_type"


def ui(request: HttpRequest) -> dict[str, Any]:
    """Context processor.

    Reads the settings ``DEMONSTRATION`` (bool), ``HOTLINE``, ``HOTLINE_HOURS`` and ``SITE_OWNER`` (text).
    """
    return {
        # A face that dresses the portal in another way (a kiosk) names its own base.
        "portal_base": getattr(request, "portal_base", "ui/portal_base.html"),
        "large_type": request.COOKIES.get(LARGE_TYPE_COOKIE) == "1",
        "demonstration": bool(getattr(settings, "DEMONSTRATION", False)),
        "hotline": getattr(settings, "HOTLINE", "12348"),
        "hotline_hours": getattr(settings, "HOTLINE_HOURS", "工作日 9:00–12:00，13:30–17:30"),
        "site_owner": getattr(settings, "SITE_OWNER", "区司法局主办"),
    }
