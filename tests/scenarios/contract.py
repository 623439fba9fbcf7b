"""What every declared procedure keeps, derived from its declaration alone.

``test_contract.py`` holds each registered procedure and version to it; a new business gets it for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import DateField, ForeignKey, Model

from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.access.roles import roles
from zhunsheng.kernel.access.scope import CONSULTED
from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure import statements
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.common import COMMON_ACTIONS
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    ANY_OPEN,
    PUBLIC,
    SYSTEM,
    Action,
    Procedure,
    is_public,
    public_as,
)
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.kernel.procedure.record import sentence
from zhunsheng.kernel.procedure.refusals import NotAllowed, Refused, WrongStage
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.lib import clock

DAY = date(2020, 1, 1)
#: Empty without harm.
TEXTS = ("CharField", "TextField")


@dataclass
class ProcedureContract:
    """One procedure, a house to act in, and the questions that tests ask."""

    procedure: Procedure
    unit: Unit
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def actions(self) -> list[Action]:
        """The procedure's own actions and the common ones."""
        return [*self.procedure.actions, *COMMON_ACTIONS.values()]

    @cached_property
    def made_up(self) -> dict[str, Any]:
        """Something for every column that the business's own table cannot do without."""
        return required(self.procedure.model, self.unit)

    def matter(self, stage: str, **more: Any) -> Any:
        """A matter that stands at a stage, by whatever way it came there."""
        closed = self.procedure.stage_by_code[stage].closed
        matter = self.procedure.model(
            domain=self.procedure.domain,
            procedure=self.procedure.code,
            procedure_version=self.procedure.version,
            title="契约",
            organ=self.unit,
            unit=self.unit,
            stage=stage,
            received_on=DAY,
            acted_on=DAY,
            closed_on=DAY if closed else None,
            restricted=self.procedure.confidential,
            **{**self.made_up, **more},
        )
        statements.insert(matter)
        return matter

    def person(self, role: str) -> Person:
        """Somebody who holds one role everywhere in this business, and no other."""
        if role not in self.people:
            person = Person.objects.create_user(f"c-{role}", name=role, unit=self.unit)
            Grant.objects.create(
                person=person,
                role=role,
                domain=self.procedure.domain,
                scope=Scope.UNIT if roles[role].participates_as else Scope.ALL,
                starts_on=DAY,
            )
            self.people[role] = person
        return self.people[role]

    def is_open(self, action: Action, stage: str) -> bool:
        """Whether the declaration opens the action at a stage."""
        closed = self.procedure.stage_by_code[stage].closed
        anywhere = "**" in action.sources or (ANY_OPEN in action.sources and not closed)
        return anywhere or stage in action.sources

    def stage_of(self, action: Action) -> str:
        """Some stage at which the action is open."""
        return next(s for s in self.procedure.stage_by_code if self.is_open(action, s))

    def wrongly_staged(self) -> Iterator[str]:
        """Acts that a stage did not refuse, or that left something when it did."""
        for stage in self.procedure.stage_by_code:
            matter = self.matter(stage)
            for action in self.actions:
                if not self.is_open(action, stage):
                    yield from unlike(WrongStage, matter, action, Actor.system())
            if traces(matter):
                yield f"{stage}: something was left behind"

    def wrongly_allowed(self) -> Iterator[str]:
        """Acts that somebody did without one of the action's roles, or that left something when refused."""
        others = {role.code: Actor.staff(self.person(role.code)) for role in roles}
        others[PUBLIC] = Actor.public()
        others[public_as("other")] = Actor.public(side="other")
        for action in self.actions:
            matter = self.matter(self.stage_of(action))
            for role, actor in others.items():
                if role not in action.roles:
                    yield from unlike(NotAllowed, matter, action, actor)
            if traces(matter):
                yield f"{action.code}: something was left behind"

    def wrongly_refused(self) -> Iterator[str]:
        """Named roles that may not do what the declaration gives them."""
        from zhunsheng.kernel.procedure import checks

        for action in self.actions:
            matter = self.matter(self.stage_of(action))
            for code in set(action.roles) - {SYSTEM, CONSULTED}:
                if is_public(code):
                    continue
                if part := roles[code].participates_as:
                    matter.participants.create(role=part, unit=self.unit)
                if not checks.permitted(
                    self.context(matter, action, Actor.staff(self.person(code)))
                ):
                    yield f"{action.code} by {code}"

    def context(self, matter: Any, action: Action, actor: Actor) -> Context:
        """An act that is only being thought of."""
        return Context(self.procedure, action, matter, actor, clock.now(), clock.today())

    def edges(self) -> dict[str, set[str]]:
        """From each stage, the stages that one of its actions leads to."""
        found: dict[str, set[str]] = {stage: set() for stage in self.procedure.stage_by_code}
        for action in self.procedure.actions:
            targets = {action.target} if isinstance(action.target, str) else set(action.targets)
            for stage in found:
                if self.is_open(action, stage):
                    found[stage] |= targets
        return found

    def reached(self) -> set[str]:
        """Every stage to which a matter can come from filing."""
        edges, found, fresh = self.edges(), set(), {self.procedure.initial}
        while fresh:
            found |= fresh
            fresh = set().union(*(edges[stage] for stage in fresh)) - found
        return found

    def without_end(self) -> set[str]:
        """Stages from which no final stage can be reached."""
        edges = self.edges()
        ending = {stage.code for stage in self.procedure.stages if stage.final}
        while fresh := {s for s, to in edges.items() if to & ending} - ending:
            ending |= fresh
        return set(edges) - ending

    def given_outcomes(self) -> set[str]:
        """Outcomes that some action gives."""
        found = set()
        for action in self.procedure.actions:
            source = action.sets.get("outcome", "")
            if isinstance(source, str) and source.startswith("="):
                found.add(source[1:])
            form = self.form(action)
            if form is not None and "outcome" in form.fields:
                found |= {code for code, _title in form.fields["outcome"].choices if code}
        return found

    def form(self, action: Action) -> Any:
        """The action's empty form for a matter where it is open."""
        if action.form is None:
            return None
        filing = action is self.procedure.filing
        matter = self.matter(self.procedure.initial if filing else self.stage_of(action))
        return action.form(data={}, context=self.context(matter, action, Actor.system()))

    def told(self, action: Action) -> str:
        """The timeline's sentence of an act whose answers are all empty."""
        from zhunsheng.kernel.procedure.forms import ActionForm

        form = self.form(action) or ActionForm(data={})
        stage = self.procedure.initial if not action.sources else self.stage_of(action)
        context = self.context(self.matter(stage), action, Actor.staff(self.person("chief")))
        return sentence(context, form)


def required(model: type[Model], unit: Unit) -> dict[str, Any]:
    """Values for the columns of a model's own table that may not be empty; what they point to is made up as well."""
    found: dict[str, Any] = {}
    for one in model._meta.local_fields:
        if one.null or one.primary_key or one.has_default() or one.get_internal_type() in TEXTS:
            continue
        if one.related_model is Unit:
            found[one.name] = unit
        elif isinstance(one, ForeignKey):
            found[one.name] = made_up(one.related_model, unit)
        else:
            found[one.name] = DAY if isinstance(one, DateField) else 1
    return found


def made_up(model: type[Model], unit: Unit) -> Any:
    """Some row of a model; of a kind of matters, one that stands at its first stage."""
    if not issubclass(model, Matter):
        row = model(**required(model, unit))
        compiled.insert(row)
        return row
    procedure = next(one for one in procedures if one.model is model)
    return ProcedureContract(procedure, unit).matter(procedure.initial)


def unlike(refusal: type[Refused], matter: Any, action: Action, actor: Actor) -> Iterator[str]:
    """What the answer to an act has that the expected refusal has not."""
    where = f"{action.code} at {matter.stage} by {actor.label}"
    try:
        perform(matter, action.code, actor)
    except refusal as answer:
        if not (answer.message and answer.remedy):
            yield f"{where}: no message or remedy"
    except Refused as answer:
        yield f"{where}: {answer.code}"
    else:
        yield f"{where}: done"


def traces(matter: Any) -> bool:
    """Whether an event was written or the row changed."""
    row = Matter.objects.get(pk=matter.pk)
    changed = (row.stage, row.version, row.outcome) != (matter.stage, matter.version, "")
    return changed or Event.objects.filter(stream="matter", subject_id=matter.pk).exists()
