"""The records behind a figure, narrowed to what a person may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import QuerySet

from zhunsheng.insight.indicators.counting import count, rows
from zhunsheng.insight.indicators.declaration import (
    Count,
    Dimension,
    Indicator,
    Leaf,
    Ratio,
    Table,
    Total,
)
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.registry import find
from zhunsheng.insight.indicators.scopes import EVERYWHERE, Scope
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.kernel.registers.access import scope_of
from zhunsheng.kernel.registers.content import Words
from zhunsheng.kernel.registers.declare import Register

MOST = 1000
"""Beyond this many rows no list counts exactly (design §3, access)."""


@dataclass(frozen=True)
class Listing:
    """The records behind a figure.

    ``rows`` are those the person may see, newest first. ``hidden`` is how many more there are: the figure itself is
    public, so whoever reads it must not take a shorter list for the whole. It is None when the visible ones were too
    many to count, and for confidential kinds broken down by a dimension, where a count could point to one case.
    """

    indicator: Indicator
    period: Period
    rows: list[dict[str, Any]]
    hidden: int | None

    @property
    def note(self) -> str:
        """What to tell the reader about records that are not listed."""
        if self.hidden is None:
            return "只列出您可以查阅的记录。"
        return f"另有{self.hidden}件不在您的查阅范围内，已计入数字。" if self.hidden else ""


def records(code: str, year: int, place: Place | None = None) -> list[dict[str, Any]]:
    """Every record behind a figure of a year, dates as ISO text: for the operator's command line.

    There is no access control here; pages use :func:`listed_for`. Raises ``UnknownIndicator`` and ``ValueError``.
    """
    found = find(code)
    listing = listed_for(None, found, Period.of_year(year), Scope(place))
    return [as_json(row) for row in listing.rows]


def listed_for(
    person: Person | None,
    indicator: Indicator,
    period: Period,
    scope: Scope = EVERYWHERE,
    where: Mapping[Dimension, Any] | None = None,
    *,
    part: str = "numerator",
    limit: int | None = None,
    offset: int = 0,
) -> Listing:
    """The records behind ``indicator`` that ``person`` may see (None: the operator, who sees all).

    ``where`` narrows to a cell of a breakdown. Of a ratio, ``part`` chooses numerator or denominator.
    """
    leaves = behind(indicator, part)
    table = leaves[0].table
    everything = queryset(leaves, period, scope, where)
    mine = everything if person is None else _seen_by(person, table, everything)
    law = ("procedure", "procedure_version") if table.matter else ()
    page = mine.order_by("-pk").values_list(*law, *table.columns.values())
    found = _rows(page[offset : _stop(offset, limit)], table)
    hidden = 0 if person is None else _hidden(leaves, everything, mine, period, scope, where)
    return Listing(indicator, period, found, hidden)


def _seen_by(person: Person, table: Table, rows: QuerySet[Any]) -> QuerySet[Any]:
    """``rows`` narrowed to what the person may see; rows that are neither matters nor entries are seen by all."""
    if table.matter:
        return visible(person, rows)
    if table.register is None:
        return rows
    condition = scope_of(person, table.register)
    return rows.none() if condition is None else rows.filter(condition)


def _stop(offset: int, limit: int | None) -> int | None:
    return None if limit is None else offset + limit


def behind(indicator: Indicator, part: str = "numerator") -> tuple[Leaf, ...]:
    """The leaves whose records explain an indicator; all of one table.

    Of a sum of counts, those that are added. Raises ``ValueError`` when they lie in different tables.
    """
    if isinstance(indicator, Ratio):
        return behind(indicator.numerator if part == "numerator" else indicator.denominator)
    if isinstance(indicator, Total):
        found = tuple(leaf for one in indicator.plus for leaf in behind(one))
    else:
        found = indicator.leaves()
    if len({leaf.table for leaf in found}) != 1:
        raise ValueError(f"“{indicator.title}”由不同台账的数字合成，请分别查看各部分的记录。")
    return found


def queryset(
    leaves: tuple[Leaf, ...],
    period: Period,
    scope: Scope = EVERYWHERE,
    where: Mapping[Dimension, Any] | None = None,
) -> QuerySet[Any]:
    """The rows counted by any of ``leaves``: matters where the table's rows belong to matters, else its own rows."""
    table = leaves[0].table
    found: QuerySet[Any] = rows(table, table.model).filter(
        reduce(or_, [leaf.condition(period) for leaf in leaves]), scope.condition(table)
    )
    for dimension, key in (where or {}).items():
        path = dimension.path_in(table)
        found = found.filter(**{f"{path}__isnull": True} if key is None else {path: key})
    if table.matter in ("", "pk"):
        return found
    return Matter.objects.filter(pk__in=found.order_by().values(table.matter))


def _rows(page: Iterable[tuple[Any, ...]], table: Table) -> list[dict[str, Any]]:
    if table.matter:
        return [_matter(values, table) for values in page]
    found = [dict(zip(table.columns, values, strict=True)) for values in page]
    return _in_words(found, table.register) if table.register else found


def _matter(values: tuple[Any, ...], table: Table) -> dict[str, Any]:
    code, version, *rest = values
    row = dict(zip(table.columns, rest, strict=True))
    procedure = procedures.get(f"{code}@{version}")
    outcome = procedure.outcome_by_code.get(row.get("outcome", "")) if procedure else None
    return row | {"outcome": outcome.title if outcome else row.get("outcome", "")}


def _in_words(rows: list[dict[str, Any]], register: Register) -> list[dict[str, Any]]:
    """Entries with names and labels in place of keys and codes."""
    words = Words(register)
    words.read(rows)
    return [
        {name: value if name == "id" else words.of(name, value) for name, value in row.items()}
        for row in rows
    ]


def as_json(row: Mapping[str, Any]) -> dict[str, Any]:
    """A record with its dates as ISO text."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()}


def _hidden(
    leaves: tuple[Leaf, ...],
    everything: QuerySet[Any],
    mine: QuerySet[Any],
    period: Period,
    scope: Scope,
    where: Mapping[Dimension, Any] | None,
) -> int | None:
    seen = mine[: MOST + 1].count()
    if seen > MOST:
        return None
    if where and leaves[0].table.matter and _is_confidential(leaves[0].table):
        return None
    if any(leaf.least for leaf in leaves):
        return None
    simple = not where and len(leaves) == 1 and isinstance(leaves[0], Count)
    total = count(leaves, [period], scope)[()][leaves[0], period] if simple else everything.count()
    return max(total - seen, 0)


def _is_confidential(table: Table) -> bool:
    return any(procedure.confidential for procedure in procedures if procedure.model is table.model)
