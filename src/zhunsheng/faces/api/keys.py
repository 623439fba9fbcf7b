"""Who asks: the key in the Authorization header, its scopes and its rate."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from zhunsheng.faces.api import clients
from zhunsheng.faces.api.models import ApiClient
from zhunsheng.faces.api.problems import Stopped
from zhunsheng.kernel.procedure.actors import Actor

RATE = "600/m"
"""Requests of one key and one web worker."""


class Key(HttpBearer):
    """A client's key as a bearer token."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiClient | None:
        """The client, or None."""
        return clients.find(token)


class KeyThrottle(SimpleRateThrottle):
    """Counts the requests of one key."""

    scope = "key"

    def get_cache_key(self, request: HttpRequest) -> str | None:
        """One count for each client."""
        return f"api:{client_of(request).pk}"


def client_of(request: HttpRequest) -> ApiClient:
    """The client that asks."""
    return cast(ApiClient, request.auth)  # type: ignore[attr-defined]


def require(request: HttpRequest, scope: str) -> Actor:
    """The client as an actor. Raises :class:`Stopped` when its key lacks ``scope``."""
    client = client_of(request)
    if scope not in client.scopes:
        title = ApiClient.Scope(scope).label
        raise Stopped(403, "scope", f"这个密钥不能用于{title}。", "请管理员发放有这项范围的密钥。")
    return Actor.staff(client.person, client=f"api:{client.pk}")
