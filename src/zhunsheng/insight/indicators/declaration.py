"""The words in which an indicator is declared.

See ``zhunsheng/domains/reconsideration/indicators.py`` for the model. Nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Aggregate, Model, Q
from django.db.models import Count as SqlCount
from django.db.models import Sum as SqlSum
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from zhunsheng.insight.indicators.periods import During, Moment, Period
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.statutes.catalog import catalog
from zhunsheng.kernel.statutes.cites import Cite
from zhunsheng.lib import clock

Cites = Cite | tuple[Cite, ...] | None
Condition = Q | Callable[[Period], Q]
_FIRST = date(1, 1, 1)
Read = Callable[["Leaf"], int]

#: What a drill-down shows of a row that is (or belongs to) a matter: record key → look-up from the matter.
MATTER_COLUMNS: Mapping[str, str] = {
    "id": "pk",
    "number": "number",
    "title": "title",
    "received_on": "received_on",
    "accepted_on": "accepted_on",
    "closed_on": "closed_on",
    "outcome": "outcome",
}


def cites_of(cite: Cites) -> tuple[Cite, ...]:
    """The articles that a declaration names, none to many."""
    if cite is None:
        return ()
    return (cite,) if isinstance(cite, Cite) else cite


def is_in_force(cite: Cite, day: date) -> bool:
    """Whether the cited version of the statute governs ``day``. An unknown one does not; the checks name it."""
    statute = catalog().statutes.get(cite.statute)
    version = statute.versions.get(cite.version) if statute else None
    if version is None or version.in_force_from > day:
        return False
    return version.in_force_to is None or version.in_force_to >= day


@dataclass(frozen=True, eq=False)
class Table:
    """What is counted: a model and how its rows reach what every indicator asks for.

    ``paths`` maps the common names (``place``, ``unit``, dimension codes) to look-ups where they differ from the name.
    ``matter`` is the look-up of the matter that a row belongs to (``pk`` when it is one, empty for a register);
    ``columns`` says what a drill-down shows of a register's row. ``begins`` is the date on which a row comes to be.

    ``parent_rows`` is for a model with a table of its own beside its parent's: the condition that finds the
    same rows in the parent. Indicators that need only parent columns are then counted there without a join, which
    was measured at 0.4 of the time on PostgreSQL.
    """

    model: type[Model]
    title: str
    paths: Mapping[str, str] = field(default_factory=dict)
    matter: str = "pk"
    columns: Mapping[str, str] = field(default_factory=lambda: MATTER_COLUMNS)
    begins: str = "received_on"
    base: Q = field(default_factory=Q)
    parent_rows: Q | None = None
    #: Of entries: who may see their list follows from it.
    register: Register | None = None

    def path(self, name: str) -> str:
        """The look-up of a common name."""
        return self.paths.get(name, name)


def entries(register: Register, **paths: str) -> Table:
    """The table of a register's entries; a drill-down shows the columns of its list. ``paths`` as in :class:`Table`."""
    names = dict.fromkeys(("code", *register.columns))
    return Table(
        register.model,
        register.title,
        paths={"place": "unit__place", **paths},
        matter="",
        columns={"id": "pk", **{name: register.model_fields[name].attname for name in names}},
        begins="valid_from",
        register=register,
    )


@dataclass(frozen=True, eq=False)
class Dimension:
    """A way to break indicators down: ``Dimension("respondent", "被申请人", of_rows(Unit))``.

    ``path`` is the look-up (default: the code; a table may have its own). ``names`` gives the labels of keys that
    occur; ``members`` lists the keys that a table shows even when nothing falls under them.
    """

    code: str
    title: str
    names: Callable[[Iterable[Any]], Mapping[Any, str]]
    path: str = ""
    members: tuple[Any, ...] = ()

    def path_in(self, table: Table) -> str:
        """The look-up of this dimension in ``table``."""
        return table.paths.get(self.code, self.path or self.code)


@dataclass(frozen=True, eq=False, kw_only=True)
class Indicator:
    """指标: what is common to every kind.

    ``code`` is domain and name (``reconsideration.accepted``); ``ref`` the F-number of the model report where there is
    one. ``basis`` says in Chinese what is counted and divided by what; ``cite`` names the article, or one for each
    version of the law, oldest first; ``source`` the document where no article does. ``listed=False`` is for parts that
    appear only in tables. ``least`` hides counts that are too small.
    """

    code: str
    title: str
    unit: str
    chapter: str
    basis: str
    ref: str = ""
    cite: Cites = None
    source: str = ""
    listed: bool = True
    #: Counts below this are not shown, nor any of less than a whole year: a number could point to one person.
    least: int = 0

    def source_on(self, day: date) -> str:
        """The article (under the law in force on ``day``) or document behind the definition, in words."""
        found = [cite for cite in cites_of(self.cite) if is_in_force(cite, day)]
        return found[-1].text if found else self.source

    @property
    def legal_source(self) -> str:
        """What :meth:`source_on` says today."""
        return self.source_on(clock.today())

    def leaves(self) -> tuple[Leaf, ...]:
        """The counts and sums that have to be asked of the database."""
        raise TypeError(f"{type(self).__name__} is no indicator that can be counted.")

    def worth(self, read: Read) -> Worth:
        """The value from those of the leaves."""
        raise TypeError(f"{type(self).__name__} is no indicator that can be counted.")

    def definition(self, on: date) -> dict[str, Any]:
        """Everything that fixes the meaning on a day, as plain values for freezing."""
        return {
            "code": self.code,
            "ref": self.ref,
            "title": self.title,
            "unit": self.unit,
            "chapter": self.chapter,
            "basis": self.basis,
            "source": self.source_on(on),
            "rule": self.rule,
        }

    @property
    def rule(self) -> str:
        """The definition as the machine reads it."""
        return ""


@dataclass(frozen=True)
class Worth:
    """The value of an indicator before rounding: a number, or a fraction to be multiplied by ``factor``.

    ``parts`` are numbers that are told one beside the other (1+6+7+7); ``number`` is then their sum.
    """

    number: int
    divisor: int | None = None
    factor: int = 1
    decimals: int = 0
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Leaf(Indicator):
    """An indicator that is one aggregate over one table."""

    table: Table
    when: Condition = field(default_factory=Q)
    period: str | Moment
    #: Which dimensions make sense for it.
    by: tuple[Dimension, ...] = ()

    @cached_property
    def moment(self) -> Moment:
        """The rule that ties rows to a period; a bare field name means a flow dated by it."""
        return During(self.period) if isinstance(self.period, str) else self.period

    def leaves(self) -> tuple[Leaf, ...]:
        """See :class:`Indicator`."""
        return (self,)

    def condition(self, period: Period) -> Q:
        """The rows counted for ``period``."""
        extra = self.when if isinstance(self.when, Q) else self.when(period)
        return self.moment.condition(period) & extra

    def aggregate(self, condition: Q) -> Aggregate | Coalesce:
        """The conditional aggregate."""
        raise TypeError(f"{type(self).__name__} is no aggregate.")

    @property
    def rule(self) -> str:
        """See :class:`Indicator`."""
        today = Period(_FIRST, _FIRST)
        extra = self.when if isinstance(self.when, Q) else self.when(today)
        return f"{self.table.model._meta.label}: {self.moment.text}; {extra}"


@dataclass(frozen=True, eq=False, kw_only=True)
class Count(Leaf):
    """How many rows; ``distinct`` is a look-up whose different values are counted instead."""

    distinct: str = ""
    unit: str = "件"

    def worth(self, read: Read) -> Worth:
        """See :class:`Indicator`."""
        return Worth(read(self))

    def aggregate(self, condition: Q) -> Aggregate:
        """See :class:`Leaf`."""
        return SqlCount(self.distinct or "pk", distinct=bool(self.distinct), filter=condition)


@dataclass(frozen=True, eq=False, kw_only=True)
class Sum(Leaf):
    """The sum of a whole-number column or expression; ``scale`` turns 分 into 万元 (1_000_000) and the like."""

    of: str | Combinable
    needs: tuple[str, ...] = ()
    scale: int = 1
    decimals: int = 0

    def worth(self, read: Read) -> Worth:
        """See :class:`Indicator`."""
        if self.scale == 1:
            return Worth(read(self))
        return Worth(read(self), self.scale, decimals=self.decimals)

    def aggregate(self, condition: Q) -> Coalesce:
        """See :class:`Leaf`."""
        return Coalesce(SqlSum(self.of, filter=condition), 0)


@dataclass(frozen=True, eq=False, kw_only=True)
class Total(Indicator):
    """Counts added up and taken off, such as 审理案件总数 = 上期结转 + 本期受理."""

    plus: tuple[Indicator, ...]
    minus: tuple[Indicator, ...] = ()
    unit: str = "件"

    def leaves(self) -> tuple[Leaf, ...]:
        """See :class:`Indicator`."""
        return tuple(leaf for part in (*self.plus, *self.minus) for leaf in part.leaves())

    def worth(self, read: Read) -> Worth:
        """See :class:`Indicator`."""
        gained = sum(part.worth(read).number for part in self.plus)
        return Worth(gained - sum(part.worth(read).number for part in self.minus))

    @property
    def rule(self) -> str:
        """See :class:`Indicator`."""
        less = "".join(f" - {part.code}" for part in self.minus)
        return " + ".join(part.code for part in self.plus) + less


@dataclass(frozen=True, eq=False, kw_only=True)
class Together(Indicator):
    """Counts of one table that are told one beside the other, as people say them: “1+6+7+7”."""

    parts: tuple[Leaf, ...]
    unit: str = "个"

    def leaves(self) -> tuple[Leaf, ...]:
        """See :class:`Indicator`."""
        return self.parts

    def worth(self, read: Read) -> Worth:
        """See :class:`Indicator`."""
        numbers = tuple(read(part) for part in self.parts)
        return Worth(sum(numbers), parts=numbers)

    @property
    def rule(self) -> str:
        """See :class:`Indicator`."""
        return " beside ".join(part.code for part in self.parts)


@dataclass(frozen=True, eq=False, kw_only=True)
class Ratio(Indicator):
    """One indicator over another, rounded half up at the end and never before.

    Of many districts a ratio is computed afresh from the sums of its parts. ``factor`` is 100 for a percentage.
    """

    numerator: Indicator
    denominator: Indicator
    unit: str = "%"
    factor: int = 100
    decimals: int = 1

    def leaves(self) -> tuple[Leaf, ...]:
        """See :class:`Indicator`."""
        return (*self.numerator.leaves(), *self.denominator.leaves())

    def worth(self, read: Read) -> Worth:
        """See :class:`Indicator`."""
        top, bottom = self.numerator.worth(read), self.denominator.worth(read)
        return Worth(top.number, bottom.number, self.factor, self.decimals)

    @property
    def rule(self) -> str:
        """See :class:`Indicator`."""
        return f"{self.factor} * {self.numerator.code} / {self.denominator.code}"


@dataclass(frozen=True, eq=False)
class Balance:
    """平衡关系: two sides that must be equal, such as 上期结转 + 本期新收 = 已结 + 未结."""

    code: str
    title: str
    left: tuple[Indicator, ...]
    right: tuple[Indicator, ...]
    cite: Cites = None

    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves of both sides."""
        return tuple(leaf for part in (*self.left, *self.right) for leaf in part.leaves())
