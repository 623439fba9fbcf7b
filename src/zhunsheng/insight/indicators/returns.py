"""Statutory returns (统计报表): cells declared as indicators, rows by a dimension, and rules that must balance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from zhunsheng.insight.indicators.counting import rows
from zhunsheng.insight.indicators.declaration import (
    Balance,
    Cites,
    Count,
    Dimension,
    Indicator,
    Leaf,
    Total,
)
from zhunsheng.insight.indicators.figures import Figure, figures_of, grouped
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.scopes import EVERYWHERE, Scope
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.kernel.modules import Registry
from zhunsheng.lib import xlsx
from zhunsheng.lib.hanzi import date_text


@dataclass(frozen=True, eq=False)
class Return:
    """报表: ``columns`` (heading and indicator) broken down by one of ``rows``; ``rules`` must hold in every row."""

    code: str
    title: str
    rows: tuple[Dimension, ...]
    columns: tuple[tuple[str, Indicator], ...]
    rules: tuple[Balance, ...] = ()
    cite: Cites = None
    source: str = ""


returns: Registry[Return] = Registry(Return, key=lambda one: one.code)


@dataclass(frozen=True)
class Line:
    """One row of a filled return."""

    key: Any
    label: str
    numbers: tuple[int | float | None, ...]


@dataclass(frozen=True)
class Imbalance:
    """A rule that does not hold: in the row ``label``, or in the total when ``key`` is :data:`WHOLE`."""

    rule: Balance
    key: Any
    label: str
    left: int
    right: int

    @property
    def difference(self) -> int:
        """Left minus right."""
        return self.left - self.right

    @property
    def explanation(self) -> str:
        """合计：上期结转＋本期受理＝67，审结＋期末未结＝64，相差3。"""
        left, right = (
            "＋".join(part.title for part in side) for side in (self.rule.left, self.rule.right)
        )
        return f"{self.label}：{left}＝{self.left}，{right}＝{self.right}，相差{abs(self.difference)}。"


class Whole:
    """The key of the total."""


WHOLE = Whole()
TOTAL = "合计"


@dataclass(frozen=True)
class Filled:
    """A return with its numbers."""

    definition: Return
    dimension: Dimension
    period: Period
    lines: tuple[Line, ...]
    total: Line
    imbalances: tuple[Imbalance, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading of the row labels and those of the columns."""
        return (self.dimension.title, *(heading for heading, _indicator in self.definition.columns))


def fill(
    definition: Return,
    period: Period,
    scope: Scope = EVERYWHERE,
    dimension: Dimension | None = None,
) -> Filled:
    """The return for a period, with every rule checked in every row and in the total.

    Two queries for each table that the columns need: one by row, one for the total (rates cannot be added up, and
    what was handed in has no rows).
    """
    by = dimension or definition.rows[0]
    parts = [part for rule in definition.rules for part in (*rule.left, *rule.right)]
    wanted = list(
        dict.fromkeys([*(indicator for _heading, indicator in definition.columns), *parts])
    )
    at = {indicator: place for place, indicator in enumerate(wanted)}
    whole = figures_of(wanted, period, scope)
    groups = grouped(wanted, period, [by], scope)
    shown = [at[indicator] for _heading, indicator in definition.columns]
    lines = [
        Line(group.key[0], group.labels[0], _numbers(group.figures, shown)) for group in groups
    ]
    imbalances = [
        imbalance
        for key, label, values in [
            *((group.key[0], group.labels[0], group.figures) for group in groups),
            (WHOLE, TOTAL, whole),
        ]
        for imbalance in broken(definition.rules, at, key, label, values)
    ]
    total = Line(WHOLE, TOTAL, _numbers(whole, shown))
    return Filled(definition, by, period, tuple(lines), total, tuple(imbalances))


def to_xlsx(filled: Filled) -> bytes:
    """The return as an Excel sheet: rows, total, cut-off, and the rules that do not hold."""
    first, *rest = filled.headings
    columns = [
        xlsx.Column("label", first, width=24),
        *(xlsx.Column(f"c{at}", heading, xlsx.Kind.NUMBER) for at, heading in enumerate(rest)),
    ]
    rows = [
        {"label": line.label} | {f"c{at}": number for at, number in enumerate(line.numbers)}
        for line in (*filled.lines, filled.total)
    ]
    notes = [f"统计期间：{filled.period.title}，截至{date_text(filled.period.end)}"]
    notes += [f"平衡关系不成立——{one.explanation}" for one in filled.imbalances]
    lines: list[Mapping[str, Any]] = [*rows, *({"label": note} for note in notes)]
    return marked(lines, columns, filled.definition.title)


def _numbers(values: Sequence[Figure], shown: Sequence[int]) -> tuple[int | float | None, ...]:
    return tuple(values[place].value for place in shown)


def broken(
    rules: Sequence[Balance],
    at: Mapping[Indicator, int],
    key: Any,
    label: str,
    values: Sequence[Figure],
) -> list[Imbalance]:
    """The rules that do not hold among ``values``; ``at`` says where each indicator stands."""
    found = []
    for rule in rules:
        left = sum(values[at[part]].worth.number for part in rule.left)
        right = sum(values[at[part]].worth.number for part in rule.right)
        if left != right:
            found.append(Imbalance(rule, key, label, left, right))
    return found


def check(rules: Sequence[Balance], period: Period, scope: Scope = EVERYWHERE) -> list[Imbalance]:
    """The rules that do not hold as a whole; one query for each table."""
    parts = list(dict.fromkeys(part for rule in rules for part in (*rule.left, *rule.right)))
    values = figures_of(parts, period, scope)
    at = {part: place for place, part in enumerate(parts)}
    return broken(rules, at, WHOLE, TOTAL, values)


def offenders(rule: Balance, period: Period, scope: Scope = EVERYWHERE) -> QuerySet[Any]:
    """The rows that one side of a rule counts more often than the other: the records to correct.

    Raises ``ValueError`` when the rule is not made of counts over one table.
    """
    terms = [pair for part in rule.left for pair in _terms(part, 1)]
    terms += [pair for part in rule.right for pair in _terms(part, -1)]
    tables = {leaf.table for leaf, _sign in terms}
    if len(tables) != 1:
        raise ValueError(f"“{rule.title}”的各项来自不同的台账，不能逐条核对。")
    (table,) = tables
    weighed = sum(
        (
            Case(
                When(leaf.condition(period), then=Value(sign)),
                default=Value(0),
                output_field=IntegerField(),
            )
            for leaf, sign in terms
        ),
        start=Value(0, output_field=IntegerField()),
    )
    found: QuerySet[Any] = (
        rows(table, table.model).filter(scope.condition(table)).annotate(weight=weighed)
    )
    return found.exclude(weight=0).order_by("pk")


def _terms(part: Indicator, sign: int) -> Iterator[tuple[Leaf, int]]:
    """The counts of one side with their signs."""
    match part:
        case Count(distinct=""):
            yield part, sign
        case Total():
            for one in part.plus:
                yield from _terms(one, sign)
            for one in part.minus:
                yield from _terms(one, -sign)
        case _:
            raise ValueError(f"“{part.title}”不是按记录计数的指标，不能逐条核对。")
