"""Many indicators in as few queries as there are tables: one conditional aggregate for each.

A model with a table of its own beside its parent's (multi-table inheritance) is asked up to three times: what needs
only parent columns from the parent, what needs only its own from the child, and the rest from both joined. Rows
outside every period asked for are left out at once. Both were measured; see docs/figures.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q

from zhunsheng.insight.indicators.declaration import Dimension, Leaf, Table
from zhunsheng.insight.indicators.needs import names_in, names_of, split
from zhunsheng.insight.indicators.periods import During, Moment, Period
from zhunsheng.insight.indicators.scopes import EVERYWHERE, Scope

Asked = tuple[Leaf, Period]
Key = tuple[Any, ...]
Counts = dict[Key, dict[Asked, int]]

AT_ONCE = 150
"""Aggregates in one query: far below SQLite's limit of 2,000 columns, and the plan stays readable."""


def count(
    leaves: Iterable[Leaf],
    periods: Sequence[Period],
    scope: Scope = EVERYWHERE,
    by: Sequence[Dimension] = (),
) -> Counts:
    """The value of every leaf in every period, by the keys of the dimensions (``()`` without any).

    A key that has no rows is missing; a leaf that has none under a key counts 0. One query for each table (up to
    three for an inherited model), however many leaves and periods.
    """
    found: Counts = defaultdict(dict)
    if not by:
        found[()] = {}
    for (table, model, _alone), asked in _plan(
        list(dict.fromkeys(leaves)), periods, scope, by
    ).items():
        for start in range(0, len(asked), AT_ONCE):
            part = asked[start : start + AT_ONCE]
            for key, values in _run(table, model, part, scope, by):
                found[key].update(zip(part, values, strict=True))
    return dict(found)


def _plan(
    leaves: list[Leaf], periods: Sequence[Period], scope: Scope, by: Sequence[Dimension]
) -> dict[tuple[Table, type[Model], bool], list[Asked]]:
    """What to ask of which table; an inherited model's own columns are kept apart from joined ones."""
    plan: dict[tuple[Table, type[Model], bool], list[Asked]] = defaultdict(list)
    for leaf in leaves:
        table = leaf.table
        common = {table.path(name) for name in scope.names}
        common |= {dimension.path_in(table) for dimension in by} | set(names_in(table.base))
        model, alone = split(table, names_of(leaf, periods[0]) | common)
        plan[table, model, alone] += [(leaf, period) for period in periods]
    return plan


def rows(table: Table, model: type[Model]) -> Any:
    """All rows of ``table``, read from ``model`` (itself or its parent)."""
    base = table.base
    if model is not table.model and table.parent_rows is not None:
        base &= table.parent_rows
    return model._default_manager.filter(base)


def _run(
    table: Table, model: type[Model], asked: Sequence[Asked], scope: Scope, by: Sequence[Dimension]
) -> Iterator[tuple[Key, list[int]]]:
    queryset = rows(table, model).filter(scope.condition(table)).filter(narrow(asked))
    aggregates = {
        f"figure_{at}": leaf.aggregate(leaf.condition(period))
        for at, (leaf, period) in enumerate(asked)
    }
    if not by:
        yield (), list(queryset.aggregate(**aggregates).values())
        return
    paths = [dimension.path_in(table) for dimension in by]
    grouped = queryset.order_by().values(*paths).annotate(**aggregates)
    for row in grouped.values_list(*paths, *aggregates):
        yield tuple(row[: len(paths)]), list(row[len(paths) :])


def narrow(asked: Sequence[Asked]) -> Q:
    """The rows that can count for anything asked; an empty condition when that is every row."""
    periods: dict[Moment, list[Period]] = defaultdict(list)
    for leaf, period in asked:
        periods[leaf.moment].append(period)
    parts = [part for moment, spans in periods.items() for part in _parts(moment, spans)]
    return reduce(or_, parts) if all(parts) else Q()


def _parts(moment: Moment, spans: list[Period]) -> Iterator[Q]:
    if isinstance(moment, During):
        spans = [Period(min(spans).start, max(span.end for span in spans))]
    for span in dict.fromkeys(spans):
        yield moment.condition(span)
