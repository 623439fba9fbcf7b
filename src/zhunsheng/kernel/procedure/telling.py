"""Who is told of an act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.access.scope import is_barred
from zhunsheng.kernel.notices import services as notices
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Tell

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event
    from zhunsheng.kernel.matters.models import MatterLink


_silent: ContextVar[bool] = ContextVar("silent", default=False)


@contextmanager
def quiet() -> Iterator[None]:
    """Acts within notify nobody: history that is brought in would flood every inbox."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


def is_quiet() -> bool:
    """Whether acts notify nobody at present."""
    return _silent.get()


def tell_all(context: Context, event: Event) -> None:
    """Insert a notice for each person that the action's declarations name, and for each unit taking part."""
    if _silent.get():
        return
    for tell in context.action.tells:
        people, units = _addressees(context, tell)
        people = [one for one in people if not is_barred(one, context.matter)]
        if people or units:
            notices.tell(
                persons=people,
                units=units,
                kind=tell.kind,
                title=f"{context.matter.title}：{tell.text}",
                matter=context.matter,
                url=f"/desk/matters/{context.matter.pk}/",
                event_id=event.pk,
            )


def tell_receivers(links: Iterable[MatterLink]) -> None:
    """A notice to each unit to which something is handed on; it names the business, and nobody."""
    from zhunsheng.kernel.procedure.referral import title_of

    for link in links:
        if link.unit_id and not _silent.get():
            notices.tell(
                units=[link.unit_id],
                kind="referred",
                title=f"有一件{title_of(link)}等待接收",
                url="/desk/waiting/",
            )


def _addressees(context: Context, tell: Tell) -> tuple[list[Person], list[int]]:
    actor_id = context.actor.person.pk if context.actor.person else None
    if tell.to == "handler":
        handler = context.matter.handler
        return ([handler] if handler and handler.pk != actor_id else []), []
    if tell.to.startswith("role:"):
        return [p for p in _holders(context, tell.to.removeprefix("role:")) if p.pk != actor_id], []
    units = [p.unit_id for p in context.participants(tell.to) if p.unit_id]
    return [], units


def _holders(context: Context, role: str) -> list[Person]:
    return holders(role, context.matter.domain, context.matter.unit)


def holders(role: str, domain: str, unit: Unit) -> list[Person]:
    """People who hold ``role`` in a business for what belongs to ``unit``."""
    above = [int(pk) for pk in unit.path.strip("/").split("/") if pk]
    grants = Grant.objects.filter(
        Grant.current(), role=role, domain__in=(Grant.EVERY, domain), person__is_active=True
    ).select_related("person")
    return [
        grant.person
        for grant in grants
        if (grant.unit_id or grant.person.unit_id) in above
        or grant.scope in (Scope.ALL, Scope.PLACE_BELOW)
    ]
