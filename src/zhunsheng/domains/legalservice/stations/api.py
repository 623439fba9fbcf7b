"""``POST /api/v1/terminals/{serial}/heartbeat``: each terminal with a key of its own; nothing but that it works."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja import Field, Router, Schema
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from zhunsheng.domains.legalservice.stations import beats
from zhunsheng.domains.legalservice.stations.models import Terminal
from zhunsheng.faces.api.declare import ApiRoutes

RATE = "20/m"
EVERY = 300
router = Router(tags=["公共法律服务终端"])


class TerminalKey(HttpBearer):
    """The key of the very terminal that the address names."""

    def authenticate(self, request: HttpRequest, token: str) -> Terminal | None:
        """The terminal, or None."""
        match = request.resolver_match
        return beats.known(str(match.kwargs.get("serial", "")), token) if match else None


class TerminalThrottle(SimpleRateThrottle):
    """Counts the beats of one terminal."""

    scope = "terminal"

    def get_cache_key(self, request: HttpRequest) -> str | None:
        """One count for each terminal."""
        return f"terminal:{_terminal(request).pk}"


def _terminal(request: HttpRequest) -> Terminal:
    return cast(Terminal, request.auth)  # type: ignore[attr-defined]


class Beat(Schema):
    """What a terminal says."""

    software: str = Field("", max_length=40, description="软件版本")


class Taken(Schema):
    """When it was heard, and after how many seconds to speak again."""

    at: str = Field(description="收到的时间")
    next: int = Field(description="几秒以后再报")


@router.post(
    "/{serial}/heartbeat",
    auth=TerminalKey(),
    throttle=[TerminalThrottle(RATE)],
    response=Taken,
    summary="报一次心跳",
)
def heartbeat(request: HttpRequest, serial: str, beat: Beat) -> Taken:
    """终端每五分钟报一次；密钥是这台终端自己的，在工作台上发。不收姓名、图像、声音。"""
    at = beats.take(_terminal(request).pk, beat.software)
    return Taken(at=at.isoformat(timespec="seconds"), next=EVERY)


ROUTES = ApiRoutes("/terminals", router)
