"""Which columns a condition reads, and so which table of an inherited model can answer it alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, Q
from django.db.models.constants import LOOKUP_SEP

from zhunsheng.insight.indicators.declaration import Count, Leaf, Sum, Table
from zhunsheng.insight.indicators.periods import Period

#: Stands for columns that cannot be told from outside, such as those of a subquery.
UNKNOWN = "*"


def names_in(value: object) -> Iterator[str]:
    """The look-ups that a condition or expression reads."""
    match value:
        case Q():
            for child in value.children:
                yield from names_in(child)
        case (str() as lookup, right):
            yield lookup
            yield from _right_side(right)
        case F():
            yield _name(value)
        case _ if hasattr(value, "get_source_expressions"):
            yield from _expression(value)
        case _:
            yield UNKNOWN


def _name(reference: Any) -> str:
    """The look-up of an ``F``; the type stubs do not know it."""
    return str(reference.name)


def _right_side(value: object) -> Iterator[str]:
    if isinstance(value, F):
        yield _name(value)
    elif hasattr(value, "get_source_expressions"):
        yield from _expression(value)
    elif hasattr(value, "query"):
        yield UNKNOWN


def _expression(value: Any) -> Iterator[str]:
    sources = value.get_source_expressions()
    if hasattr(value, "query"):
        yield UNKNOWN
    for source in sources:
        if isinstance(source, F) or hasattr(source, "get_source_expressions"):
            yield from names_in(source)


def names_of(leaf: Leaf, period: Period) -> set[str]:
    """Everything that ``leaf`` reads."""
    found = set(names_in(leaf.condition(period)))
    if isinstance(leaf, Count) and leaf.distinct:
        found.add(leaf.distinct)
    if isinstance(leaf, Sum):
        found |= {leaf.of} if isinstance(leaf.of, str) else set(names_in(leaf.of))
    return found


def split(table: Table, names: set[str]) -> tuple[type[Model], bool]:
    """The model to ask, and whether its own columns suffice.

    The parent is asked when it has every column that is read and the table says how to find the rows there.
    """
    parents = list(table.model._meta.parents)
    if table.parent_rows is None or len(parents) != 1:
        return table.model, True
    columns = {name.split(LOOKUP_SEP, 1)[0] for name in names} - {"pk"}
    if all(_has(parents[0], name) for name in columns):
        return parents[0], True
    return table.model, columns <= {field.name for field in table.model._meta.local_fields}


def _has(model: type[Model], name: str) -> bool:
    """Whether ``name`` is a field of the model or a relation to it, the way down to a child excepted."""
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return found.concrete or not found.one_to_one
