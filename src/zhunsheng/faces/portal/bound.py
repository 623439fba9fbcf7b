"""Which matter this session may see: the one whose receipt and query code were given, for half an hour.

A public actor may do on any matter what the declaration leaves to the public; that it is *this* person's matter is
asked here and nowhere else. Addresses of the case pages name no matter, so there is nothing to guess.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from zhunsheng.faces.portal.declare import PublicService, service_for
from zhunsheng.kernel.ledger.models import Receipt
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.lib import clock

SLOT = "portal_case"
SECONDS = 30 * 60


@dataclass(frozen=True)
class Case:
    """What this session may see: the matter, and the service in the words of the side whose receipt it holds.

    ``side`` is empty for the applicant.
    """

    matter: Matter
    service: PublicService | None
    side: str = ""

    @property
    def audience(self) -> str:
        """Whose documents and events are shown."""
        return self.side or (self.service.audience if self.service else "applicant")

    @property
    def mine(self) -> str:
        """What this side calls the matter."""
        return self.service.mine if self.service else "我的申请"

    def actor(self, session: str = "") -> Actor:
        """The citizen as the engine takes one."""
        return Actor.public(session, side=self.side)


def bind(request: HttpRequest, receipt: Receipt) -> None:
    """Let this session see the receipt's matter; the session gets a new key."""
    request.session.cycle_key()
    request.session[SLOT] = {"receipt": receipt.code, "until": _now() + SECONDS}


def release(request: HttpRequest) -> None:
    """End it."""
    request.session.pop(SLOT, None)


def remember(request: HttpRequest, name: str, value: Any) -> None:
    """Keep something as long as this session sees the case; the next opening of the receipt begins without it."""
    slot = request.session.get(SLOT)
    if slot:
        request.session[SLOT] = slot | {name: value}


def remembered(request: HttpRequest, name: str) -> Any:
    """What :func:`remember` has kept; None when there is nothing."""
    return (request.session.get(SLOT) or {}).get(name)


def case_of(request: HttpRequest) -> Case | None:
    """The matter that this session may see, with its own kind's fields; None when there is none or time is up.

    Every page renews the half hour, at most once a minute.
    """
    slot = request.session.get(SLOT)
    if not slot:
        return None
    if slot["until"] < _now():
        release(request)
        return None
    receipt = Receipt.objects.select_related("event").filter(code=slot["receipt"]).first()
    if receipt is None or receipt.event.stream != "matter":
        return None
    if slot["until"] - _now() < SECONDS - 60:
        request.session[SLOT] = slot | {"until": _now() + SECONDS}
    return _case(receipt)


def own_matter(request: HttpRequest) -> Any:
    """The matter of who brought it; None for the other side, for a session without a case, or when time is up."""
    seen = case_of(request)
    return seen.matter if seen and not seen.side else None


def _case(receipt: Receipt) -> Case:
    """The act that a receipt proves says to whom it was given."""
    event = receipt.event
    plain = Matter.objects.get(pk=event.subject_id)
    procedure = procedure_of(plain)
    action = procedure.action_by_code.get(event.action)
    side = action.receipt_for if action else ""
    service = service_for(plain.procedure)
    if service is not None and side:
        service = service.sides.get(side) or replace(service, audience=side, facts=lambda _: ())
    return Case(procedure.model.objects.get(pk=plain.pk), service, side)


def _now() -> int:
    return int(clock.now().timestamp())
