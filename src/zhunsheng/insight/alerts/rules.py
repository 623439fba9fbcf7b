"""The words in which an alert rule is declared, and the rules over clocks that every business needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from django.db.models import DateField, F, Model, Q, Value
from django.db.models.lookups import LessThanOrEqual

from zhunsheng.insight.indicators.expressions import Days
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.modules import Registry
from zhunsheng.kernel.registers.declare import Register

if TYPE_CHECKING:
    from zhunsheng.kernel.statutes.cites import Cite

Tone = Literal["yellow", "red"]
SOON = timedelta(days=3)
FIFTH = 5
#: No statutory limit leaves more than this many days in its last fifth; it bounds the look-up by due date.
HORIZON = timedelta(days=400)


@dataclass(frozen=True, eq=False)
class AlertRule:
    """预警规则: the rows of ``source`` for which ``when`` (given today) holds.

    ``matter`` is the look-up of the matter; empty for a register, whose rows then need ``unit`` and are named by
    ``label``. ``limit`` and ``due`` are look-ups of the limit's code and last day; ``about`` of the unit whose doing it
    is. With ``to_handler`` the alert belongs to who handles the matter, else to the unit that is responsible. ``todo``
    says what to do.
    """

    code: str
    title: str
    tone: Tone
    source: type[Model]
    when: Callable[[date], Q]
    todo: str
    matter: str = "pk"
    unit: str = "unit"
    limit: str = ""
    due: str = ""
    about: str = ""
    label: str = ""
    to_handler: bool = True
    cite: Cite | None = None
    #: Of entries: where they are opened and who may settle follows from it.
    register: Register | None = None
    #: Of rows that are neither matters nor entries: their page on the workbench, from their key.
    url: Callable[[int], str] | None = None

    def path(self, name: str) -> str:
        """The look-up of a column of the matter."""
        return name if self.matter == "pk" else f"{self.matter}__{name}"


@dataclass(frozen=True, eq=False)
class ViolationRule:
    """A rule over what was recorded: a back entry that carries marked violations (design §9: facts are never refused).

    The fact stays, so the alert stays until somebody settles it or the act is undone.
    """

    code: str
    title: str
    todo: str
    tone: Tone = "red"
    domains: tuple[str, ...] = field(default_factory=tuple)


rules: Registry[AlertRule] = Registry(AlertRule, key=lambda rule: rule.code)
violation_rules: Registry[ViolationRule] = Registry(ViolationRule, key=lambda rule: rule.code)


def is_due_soon(today: date) -> Q:
    """A running clock with three days or a fifth of its time left (the amber of every countdown)."""
    left = Days(F("due_on"), Value(today, output_field=DateField()))
    whole = Days(F("due_on"), F("started_on"))
    close = Q(due_on__lte=today + SOON) | Q(LessThanOrEqual(left * FIFTH, whole))
    return Q(state=Clock.State.RUNNING, due_on__gte=today, due_on__lte=today + HORIZON) & close


def is_overdue(today: date) -> Q:
    """A running clock whose last day has passed."""
    return Q(state=Clock.State.RUNNING, due_on__lt=today)


def due_soon(
    code: str, limits: tuple[str, ...], todo: str, *, title: str = "即将到期", about: str = ""
) -> AlertRule:
    """A yellow rule: one of ``limits`` ends soon."""
    return AlertRule(
        code,
        title,
        "yellow",
        Clock,
        lambda today: is_due_soon(today) & Q(code__in=limits),
        todo,
        matter="matter",
        limit="code",
        due="due_on",
        about=about,
    )


def overdue(
    code: str,
    limits: tuple[str, ...],
    todo: str,
    *,
    title: str = "已经逾期",
    about: str = "",
    cite: Cite | None = None,
) -> AlertRule:
    """A red rule: one of ``limits`` has ended and what it waits for is not done."""
    return AlertRule(
        code,
        title,
        "red",
        Clock,
        lambda today: is_overdue(today) & Q(code__in=limits),
        todo,
        matter="matter",
        limit="code",
        due="due_on",
        about=about,
        cite=cite,
    )


def over_matters(
    code: str,
    title: str,
    todo: str,
    *,
    tone: Tone,
    when: Callable[[date], Q],
    model: type[Matter] = Matter,
    about: str = "",
    due: str = "",
    to_handler: bool = True,
    cite: Cite | None = None,
) -> AlertRule:
    """A rule over matters of one kind."""
    return AlertRule(
        code,
        title,
        tone,
        model,
        when,
        todo,
        about=about,
        due=due,
        to_handler=to_handler,
        cite=cite,
    )


def over_entries(
    code: str,
    title: str,
    todo: str,
    register: Register,
    *,
    tone: Tone,
    when: Callable[[date], Q],
    label: str = "code",
    due: str = "",
    cite: Cite | None = None,
) -> AlertRule:
    """A rule over entries of a register that have a unit; the alert belongs to that unit."""
    return AlertRule(
        code,
        title,
        tone,
        register.model,
        lambda today: when(today) & Q(unit__isnull=False),
        todo,
        matter="",
        label=label,
        due=due,
        cite=cite,
        register=register,
    )
