"""The words in which a procedure is declared. A procedure is data; the engine reads it.

See ``zhunsheng/domains/reconsideration/procedures`` for the model and docs/add-a-domain.md for the walk through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhunsheng.kernel.documents.checking import Rule
    from zhunsheng.kernel.ledger.models import Event
    from zhunsheng.kernel.matters.models import Matter
    from zhunsheng.kernel.numbers.issue import Pattern
    from zhunsheng.kernel.orgs.models import Unit
    from zhunsheng.kernel.procedure.context import Context
    from zhunsheng.kernel.procedure.forms import ActionForm
    from zhunsheng.kernel.statutes.cites import Cite

ANY_OPEN = "*"
PUBLIC = "public"
SYSTEM = "system"


def public_as(audience: str) -> str:
    """The role of citizens whose receipt was given to ``audience`` (the other side of a dispute)."""
    return f"{PUBLIC}:{audience}"


def is_public(role: str) -> bool:
    """Whether a role is that of a citizen, whichever side they stand on."""
    return role.partition(":")[0] == PUBLIC


@dataclass(frozen=True)
class Stage:
    """阶段: where a matter stands.

    ``step`` is the step of the stage bar under which it shows; ``public`` tells the citizen what happens next and
    what they must do. At a ``closed`` stage the matter is concluded; at a ``final`` one nothing is left to do.
    """

    code: str
    title: str
    step: str
    public: str
    closed: bool = False
    final: bool = False
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """结案方式: one of the statute's closed list. ``groups`` are the statistical groups it counts in."""

    code: str
    title: str
    cite: Cite
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Guard:
    """A legal condition of a *new* act. A recorded fact (back entry) that breaks it is taken, marked and counted."""

    code: str
    holds: Callable[[Context], bool]
    message: str
    remedy: str
    cite: Cite | None = None
    #: Whether it can be asked before the form is filled, so that pages show the action as blocked.
    early: bool = False
    #: An early condition without which the act has no object (nothing is left to do): then it is not offered at all.
    moot: bool = False


def always(_context: Context) -> bool:
    """The default condition of a clock operation or a document."""
    return True


@dataclass(frozen=True)
class ClockOp:
    """One effect of an action on the matter's clocks.

    ``op``: start, meet, pause, resume, extend, cancel, convert. ``on`` names the field that holds the date
    (default: the day of the act). ``when`` reads the act's context; what it decided stands in the event, so a
    replay never asks again. A leading clock gives the matter its ``due_on``.
    """

    op: str
    limit: str
    on: str = "occurred"
    when: Callable[[Context], bool] = always
    leading: bool = False
    amount: str = ""
    kind: str = "pause"
    #: Of a conversion: the limit whose clock gives way.
    instead_of: str = ""
    reason: str = ""
    cite: Cite | None = None


def start(
    limit: str,
    *,
    on: str = "occurred",
    leading: bool = False,
    amount: str = "",
    when: Any = always,
) -> ClockOp:
    """Start the clock of ``limit``; the start day is not counted.

    ``amount`` names the field that holds a period which a decision or notice set itself; empty, the law's applies.
    """
    return ClockOp("start", limit, on=on, leading=leading, amount=amount, when=when)


def meet(limit: str, *, on: str = "occurred", when: Any = always) -> ClockOp:
    """Stop the clock because what it waits for was done."""
    return ClockOp("meet", limit, on=on, when=when)


def pause(
    limit: str,
    *,
    on: str = "occurred",
    kind: str = "pause",
    reason: str = "",
    cite: Cite | None = None,
    when: Any = always,
) -> ClockOp:
    """Stop counting (中止, or an excluded time when ``kind="exclusion"``) until resumed."""
    return ClockOp("pause", limit, on=on, kind=kind, reason=reason, cite=cite, when=when)


def resume(limit: str, *, on: str = "occurred", kind: str = "pause", when: Any = always) -> ClockOp:
    """Count again after a pause, or after an excluded time when ``kind="exclusion"``."""
    return ClockOp("resume", limit, on=on, kind=kind, when=when)


def extend(limit: str, *, amount: str, on: str = "occurred", when: Any = always) -> ClockOp:
    """Lengthen by the number in form field ``amount``; the legal maximum is checked."""
    return ClockOp("extend", limit, on=on, amount=amount, when=when)


def convert(old: str, new: str, *, when: Any = always) -> ClockOp:
    """The open clock of ``old`` gives way to one of ``new`` from the same day on, and what did not count stays out."""
    return ClockOp("convert", new, instead_of=old, when=when)


def cancel(limit: str, *, when: Any = always) -> ClockOp:
    """The clock has lost its object; it is neither met nor missed."""
    return ClockOp("cancel", limit, when=when)


@dataclass(frozen=True)
class Generates:
    """A document that an action makes from a template and the matter's facts, frozen at that moment.

    ``number`` takes a 文号 at once (the document is issued by this act); without it the document stays a draft until
    issued. ``audience``: who may read it besides the house.
    """

    kind: str
    title: str
    template: str
    audience: tuple[str, ...] = ()
    number: Pattern | None = None
    issue: bool = True
    when: Callable[[Context], bool] = always
    #: What the document must pass before it is issued; a defect refuses the act with its reason.
    rules: tuple[Rule, ...] = ()
    #: The organ in whose series the number is taken, where it is not the one that handles the matter.
    by: Callable[[Context], Unit] | None = None


@dataclass(frozen=True)
class Accepts:
    """Files that may (or must) come with an action."""

    kind: str
    title: str
    required: bool = False
    many: bool = True
    audience: tuple[str, ...] = ()
    help: str = ""


INSTRUCTION = Accepts(
    "instruction", "批示扫描件", many=False, help="领导签批的原件，扫描或者拍照。"
)
"""What comes with any act that a secretary records for a leader."""


@dataclass(frozen=True)
class Tell:
    """A notice to people: ``to`` is a participant role, ``handler``, or ``role:chief`` and the like."""

    to: str
    kind: str
    text: str


Effect = Callable[["Context"], None]


@dataclass(frozen=True)
class Action:
    """办理: what may be done at some stages, by whom, with which form, documents, clocks and effect.

    A form field named like a field of the matter is written to it. ``sets`` adds fields from the form
    (``"accepted_on": "occurred"``); a callable gets the context. ``sentence`` is the timeline's text with slots
    (``{actor}`` and the fields' shown values). ``automatic`` names a limit: when its clock ends the system acts.
    """

    code: str
    title: str
    sources: tuple[str, ...]
    roles: tuple[str, ...]
    sentence: str
    cite: Cite | None = None
    target: str | Callable[[Context], str] | None = None
    #: The stages among which a computed ``target`` chooses.
    targets: tuple[str, ...] = ()
    form: type[ActionForm] | None = None
    sets: Mapping[str, str | Callable[[Context], Any]] = field(default_factory=dict)
    guards: tuple[Guard, ...] = ()
    clocks: tuple[ClockOp, ...] = ()
    accepts: tuple[Accepts, ...] = ()
    generates: tuple[Generates, ...] = ()
    tells: tuple[Tell, ...] = ()
    #: Before the row is written (filing only): completes the new matter in memory.
    prepare: Effect | None = None
    effect: Effect | None = None
    #: When one of its answers (or its day, ``occurred``) was corrected: carries the value to what the effect made.
    mend: Callable[[Context, str, Any], None] | None = None
    #: After the event and its files are written: what refers to them by key.
    after: Callable[[Context, Event], None] | None = None
    automatic: str = ""
    destructive: bool = False
    closes: bool = False
    group: str = ""
    audience: tuple[str, ...] = ()
    help: str = ""
    undoable: bool = True
    #: Gives the applicant a new receipt with a new query code; the old ones stay good.
    reissues_receipt: bool = False
    #: Gives somebody besides the applicant a receipt with a query code of their own: who holds it reads what is meant
    #: for this audience and does what is left to ``public_as`` it. It proves this act.
    receipt_for: str = ""


@dataclass(frozen=True)
class Procedure:
    """程序: stages, actions, clocks, documents and outcomes of one kind of matter under one version of its law.

    ``in_force_from``/``to`` bound the trigger dates for which this version is chosen. ``steps`` are the titles of the
    stage bar, in order. ``filing`` is the action that makes the matter.
    """

    code: str
    version: str
    title: str
    law: str
    model: type[Matter]
    initial: str
    filing: Action
    stages: tuple[Stage, ...]
    actions: tuple[Action, ...]
    outcomes: tuple[Outcome, ...]
    steps: tuple[tuple[str, str], ...]
    number: Pattern | None = None
    in_force_from: str = "1949-10-01"
    in_force_to: str = "9999-12-31"
    confidential: bool = False
    public_filing: bool = False
    #: Does more when a matter to which this one led was taken, declined or has ended: the context of the common act
    #: ``branch`` has ``link``, ``result`` (taken, declined, ended) and ``text`` in its data.
    heard: Effect | None = None
    #: What the document templates may use, from the act's context.
    facts: Callable[[Context], dict[str, Any]] | None = None

    @property
    def domain(self) -> str:
        """The business to which the procedure belongs: the first word of its code."""
        return self.code.split(".", 1)[0]

    @cached_property
    def stage_by_code(self) -> dict[str, Stage]:
        """Stages by code."""
        return {stage.code: stage for stage in self.stages}

    @cached_property
    def action_by_code(self) -> dict[str, Action]:
        """Actions by code, the filing one included."""
        return {action.code: action for action in (self.filing, *self.actions)}

    @cached_property
    def outcome_by_code(self) -> dict[str, Outcome]:
        """Outcomes by code."""
        return {outcome.code: outcome for outcome in self.outcomes}

    def outcomes_in(self, group: str) -> tuple[str, ...]:
        """Codes of the outcomes that count in a statistical group."""
        return tuple(outcome.code for outcome in self.outcomes if group in outcome.groups)

    def open_at(self, stage: str) -> list[Action]:
        """Actions whose declaration opens them at ``stage``, in declared order."""
        closed = self.stage_by_code[stage].closed
        return [
            action
            for action in self.actions
            if stage in action.sources or (ANY_OPEN in action.sources and not closed)
        ]
