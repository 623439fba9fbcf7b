"""How often one address may do something; far above what a person does, far below what a machine tries.

Counted in Django's cache: with several processes and no shared cache, each counts for itself.
"""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

from zhunsheng.kernel.privacy.digests import lookup_digest

HOUR = 3600
#: (how many, in how many seconds) by what is done.
LIMITS = {
    "draft": (60, HOUR),
    "submit": (30, HOUR),
    "wrong-code": (20, HOUR // 2),
    "act": (60, HOUR),
    # A class or a hall answers a survey from behind one address.
    "answer": (200, HOUR),
}


def _key(request: HttpRequest, what: str) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    return f"portal:{what}:{lookup_digest(address or '-', 'address')[:32]}"


def exceeded(request: HttpRequest, what: str) -> bool:
    """Whether the address has used up its share."""
    most, _seconds = LIMITS[what]
    return int(cache.get(_key(request, what), 0)) >= most


def count(request: HttpRequest, what: str) -> None:
    """Count one."""
    key = _key(request, what)
    if not cache.add(key, 1, LIMITS[what][1]):
        try:
            cache.incr(key)
        except ValueError:
            cache.add(key, 1, LIMITS[what][1])
