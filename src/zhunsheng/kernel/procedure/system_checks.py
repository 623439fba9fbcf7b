"""Django system checks over every declared procedure: what is wrong is said at start, not at the counter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Formatter
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from zhunsheng.kernel.access.roles import roles
from zhunsheng.kernel.access.scope import CONSULTED
from zhunsheng.kernel.documents import templates
from zhunsheng.kernel.procedure.common import COMMON_ACTIONS
from zhunsheng.kernel.procedure.declaration import (
    ANY_OPEN,
    SYSTEM,
    Action,
    Procedure,
    is_public,
)
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.kernel.statutes.checks import unknown_cites, unknown_limits

_EVERYWHERE = {ANY_OPEN, "**"}


def check_procedures(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Cited articles and limits exist; stages, roles, sentences and templates fit together."""
    found: list[CheckMessage] = []
    for procedure in procedures:
        name = f"{procedure.code}@{procedure.version}"
        found += [Error(f"{name}: {fault}", id="procedure.E001") for fault in faults(procedure)]
        found += unknown_cites(_cites(procedure))
        found += unknown_limits(
            (f"{name} {action.code}", op.limit, procedure.version)
            for action in procedure.action_by_code.values()
            for op in action.clocks
        )
    return found


def faults(procedure: Procedure) -> Iterator[str]:
    """What in a declaration does not fit, in English for developers."""
    stages = set(procedure.stage_by_code)
    steps = {code for code, _title in procedure.steps}
    if len(stages) != len(procedure.stages):
        yield "a stage code is used twice"
    if len(procedure.action_by_code) != len(procedure.actions) + 1:
        yield "an action code is used twice"
    yield from (
        f"stage {s.code}: unknown step {s.step}" for s in procedure.stages if s.step not in steps
    )
    yield from (
        f"action {code} hides a common action"
        for code in COMMON_ACTIONS
        if code in procedure.action_by_code
    )
    if procedure.initial not in stages:
        yield f"unknown initial stage {procedure.initial}"
    for action in procedure.action_by_code.values():
        yield from (f"action {action.code}: {fault}" for fault in _action_faults(action, stages))


def _action_faults(action: Action, stages: set[str]) -> Iterator[str]:
    yield from (f"unknown stage {s}" for s in action.sources if s not in stages | _EVERYWHERE)
    if isinstance(action.target, str) and action.target not in stages:
        yield f"unknown target {action.target}"
    if callable(action.target) and not action.targets:
        yield "a computed target does not say among which stages it chooses"
    yield from (f"unknown target {s}" for s in action.targets if s not in stages)
    if not action.roles:
        yield "nobody may do it"
    yield from (
        f"unknown role {r}"
        for r in action.roles
        if r not in roles and not is_public(r) and r not in (SYSTEM, CONSULTED)
    )
    fields = action.form.base_fields if action.form else {}
    clear = {n for n in fields if action.form is not None and action.form.shows_clear(n)}
    slots = {slot for _text, slot, _spec, _conversion in Formatter().parse(action.sentence) if slot}
    yield from (
        f"the sentence shows {slot}, which is no clear field" for slot in slots - clear - {"actor"}
    )
    for spec in action.generates:
        try:
            templates.find(spec.template)
        except templates.NoTemplate:
            yield f"no template {spec.template}"


def _cites(procedure: Procedure) -> Iterator[tuple[str, Any]]:
    for action in procedure.action_by_code.values():
        where = f"{procedure.code}@{procedure.version} {action.code}"
        found = [action.cite, *(g.cite for g in action.guards), *(op.cite for op in action.clocks)]
        yield from ((where, cite) for cite in found if cite is not None)
    for outcome in procedure.outcomes:
        yield f"{procedure.code}@{procedure.version} {outcome.code}", outcome.cite
