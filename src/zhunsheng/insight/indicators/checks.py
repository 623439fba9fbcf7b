"""System checks: every indicator says what it is, and the articles that it cites exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldError

from zhunsheng.insight.indicators.declaration import Indicator, Leaf, cites_of
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.registry import balances, indicators
from zhunsheng.insight.indicators.returns import returns
from zhunsheng.insight.indicators.tables import (
    CellIndicator,
    StatutoryTable,
    cell_indicators,
    slots_of,
    tables,
)
from zhunsheng.kernel.statutes.checks import unknown_cites
from zhunsheng.lib import clock

#: Codes are names in report templates, so each part is an identifier.
CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
REF = re.compile(r"F\d{3}")
CHAPTER = re.compile(r"\d+(\.\d+)*")


def check_indicators(
    app_configs: Sequence[AppConfig] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Check all registered indicators and balance rules."""
    known = list(indicators)
    problems = [problem for one in known for problem in problems_of(one)]
    problems += _doubled(one.ref for one in known if one.ref)
    problems += [problem for table in tables for problem in misshapen(table)]
    problems += [problem for one in cell_indicators for problem in _homeless(one)]
    return problems + unknown_cites(
        (f"indicator {one.code}", cite)
        for one in [*known, *balances, *returns, *tables]
        for cite in cites_of(one.cite)
    )


def problems_of(indicator: Indicator) -> list[CheckMessage]:
    """What is missing or wrong in one declaration."""
    where = f"indicator {indicator.code!r}"
    found: list[CheckMessage] = [
        Error(f"{where} has no {name}", id="indicators.E001")
        for name in ("title", "unit", "basis", "chapter")
        if not getattr(indicator, name)
    ]
    if not CODE.fullmatch(indicator.code):
        found.append(Error(f"{where}: codes look like business.name", id="indicators.E002"))
    if indicator.ref and not REF.fullmatch(indicator.ref):
        found.append(Error(f"{where}: {indicator.ref!r} is no F-number", id="indicators.E003"))
    if indicator.chapter and not CHAPTER.fullmatch(indicator.chapter):
        found.append(Error(f"{where}: {indicator.chapter!r} is no chapter", id="indicators.E004"))
    return found + [problem for leaf in indicator.leaves() for problem in _unreadable(leaf)]


def _unreadable(leaf: Leaf) -> list[CheckMessage]:
    """A condition or dimension that names a column which is not there (found without asking the database)."""
    today = Period(clock.today(), clock.today())
    paths = [dimension.path_in(leaf.table) for dimension in leaf.by]
    try:
        queryset = leaf.table.model._default_manager.filter(leaf.condition(today), leaf.table.base)
        str(queryset.values(*paths, *([leaf.table.matter] if leaf.table.matter else [])).query)
    except FieldError as error:
        return [Error(f"indicator {leaf.code!r}: {error}", id="indicators.E005")]
    return []


def misshapen(table: StatutoryTable) -> list[CheckMessage]:
    """A row with more or fewer cells than columns, or a cell that cannot be broken down by the table's columns."""
    where = f"table {table.code!r}"
    found: list[CheckMessage] = [
        Error(f"{where}: row {row.path} has {len(row.cells)} cells", id="indicators.E007")
        for block in table.blocks
        for row in block.rows
        if isinstance(row.cells, tuple) and len(row.cells) != len(block.columns)
    ]
    if table.by is not None:
        found += [
            Error(f"{where}: {leaf.code} knows no {table.by.code}", id="indicators.E008")
            for one in table.indicators
            for leaf in one.leaves()
            if table.by not in leaf.by
        ]
    return found


def _homeless(one: CellIndicator) -> list[CheckMessage]:
    """An indicator brought for a cell that is not there."""
    table = tables.get(one.table)
    if table is not None and one.slot in slots_of(table):
        return []
    return [Error(f"no table has a cell {one.table}/{one.slot}", id="indicators.E009")]


def _doubled(refs: Iterable[str]) -> list[CheckMessage]:
    seen: set[str] = set()
    return [
        Error(f"two indicators claim {ref}", id="indicators.E006")
        for ref in refs
        if ref in seen or seen.add(ref)  # type: ignore[func-returns-value]
    ]
