"""What may be done with a matter now: the buttons of the workbench, the verbs of the API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhunsheng.kernel.procedure import checks
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.common import COMMON_ACTIONS
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.lib import clock

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Matter
    from zhunsheng.kernel.procedure.declaration import Action, Guard


@dataclass(frozen=True)
class Offer:
    """An action that stage and role allow; ``blocked`` is the first legal condition that does not hold yet."""

    action: Action
    blocked: Guard | None = None


def context_for(matter: Matter, action: Action, actor: Actor) -> Context:
    """The context of an act that is only being thought of: for forms, offers and previews."""
    return Context(procedure_of(matter), action, matter, actor, clock.now(), clock.today())


def offers(matter: Matter, actor: Actor) -> list[Offer]:
    """Actions open to ``actor``: the procedure's own in declared order, then the common ones; none that is moot."""
    procedure = procedure_of(matter)
    closed = procedure.stage_by_code[matter.stage].closed
    common = [a for a in COMMON_ACTIONS.values() if "**" in a.sources or not closed]
    found = []
    for action in (*procedure.open_at(matter.stage), *common):
        context = context_for(matter, action, actor)
        if not checks.may_show(context):
            continue
        blocked = next((g for g in action.guards if g.early and not g.holds(context)), None)
        if blocked is None or not blocked.moot:
            found.append(Offer(action, blocked))
    return found
