"""Official yearly tables in their printed shape: every cell an indicator, every cell opens its records.

A :class:`~zhunsheng.insight.indicators.returns.Return` breaks many columns down by a dimension that its reader
chooses. A statutory table is printed the other way round: its rows are the law's own list, its columns a closed list of
kinds, and its head spans rows and columns. Both share balance rules and pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zhunsheng.insight.indicators.declaration import Balance, Cites, Dimension, Indicator
from zhunsheng.insight.indicators.figures import Figure, figures_of, grouped
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.returns import TOTAL, WHOLE, Imbalance, broken
from zhunsheng.insight.indicators.scopes import EVERYWHERE, Scope
from zhunsheng.kernel.exchange.files import invented
from zhunsheng.kernel.modules import Registry
from zhunsheng.lib.hanzi import date_text
from zhunsheng.lib.xlsx import Block as Form
from zhunsheng.lib.xlsx import Box, write_form


@dataclass(frozen=True)
class Slot:
    """A cell for which another business brings the indicator (:class:`CellIndicator`); till then it stays empty."""

    code: str
    title: str


@dataclass(frozen=True)
class CellIndicator:
    """The indicator of one slot of one table; the business that has the records lists it in its module."""

    table: str
    slot: str
    indicator: Indicator


@dataclass(frozen=True)
class Column:
    """A column under its headings from the top; neighbours that share headings share the cell.

    ``key`` is a member of the table's dimension; without it the column shows the whole. A wide column lines up with
    several of another block.
    """

    path: tuple[str, ...]
    key: Any = WHOLE
    width: int = 1


Cell = Indicator | Slot


@dataclass(frozen=True)
class Row:
    """A row under its labels from the left; ``cells`` is one indicator for all columns, or one cell for each."""

    path: tuple[str, ...]
    cells: Indicator | tuple[Cell, ...]


@dataclass(frozen=True)
class Block:
    """A part of a table with a head of its own: ``heading`` over everything, ``corner`` above the labels."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    corner: str = ""
    heading: str = ""


@dataclass(frozen=True, eq=False)
class StatutoryTable:
    """法定统计表. ``by`` is the dimension of its columns; ``rules`` must hold in every column and in the total."""

    code: str
    title: str
    blocks: tuple[Block, ...]
    by: Dimension | None = None
    rules: tuple[Balance, ...] = ()
    cite: Cites = None
    source: str = ""
    order: int = 100

    def slots(self) -> Iterator[Slot]:
        """The cells that other businesses fill."""
        for cell in self._cells():
            if isinstance(cell, Slot):
                yield cell

    def _cells(self) -> Iterator[Cell]:
        for block in self.blocks:
            for row in block.rows:
                yield from row.cells if isinstance(row.cells, tuple) else (row.cells,)

    def indicator(self, cell: Cell) -> Indicator | None:
        """What a cell counts; None for a slot that nobody fills."""
        if isinstance(cell, Indicator):
            return cell
        found = cell_indicators.get(f"{self.code}/{cell.code}")
        return found.indicator if found else None

    @property
    def indicators(self) -> list[Indicator]:
        """Everything that has to be counted, the parts of the rules included."""
        cells = [self.indicator(cell) for cell in self._cells()]
        parts = [part for rule in self.rules for part in (*rule.left, *rule.right)]
        return list(dict.fromkeys([*filter(None, cells), *parts]))


tables: Registry[StatutoryTable] = Registry(StatutoryTable, key=lambda one: one.code)
cell_indicators: Registry[CellIndicator] = Registry(
    CellIndicator, key=lambda one: f"{one.table}/{one.slot}"
)


@dataclass(frozen=True)
class Value:
    """One filled cell: its figure (None where there is no indicator) and what names it in an address."""

    cell: Cell
    key: Any
    figure: Figure | None

    @property
    def content(self) -> int | float | None:
        """What is printed; nothing where nothing is counted, never a made-up 0."""
        return self.figure.value if self.figure else None


Placed = tuple[Box, Value | None]


@dataclass(frozen=True)
class FilledTable:
    """A statutory table with its numbers."""

    definition: StatutoryTable
    period: Period
    values: tuple[tuple[tuple[Value, ...], ...], ...]
    imbalances: tuple[Imbalance, ...]
    #: What stands in the total and in no column, in words.
    leftovers: tuple[str, ...] = ()
    scope: Scope = EVERYWHERE

    @property
    def empty(self) -> tuple[str, ...]:
        """Titles of the cells for which nothing is recorded here."""
        cells = (value for block in self.values for row in block for value in row)
        titles = (
            value.cell.title
            for value in cells
            if value.figure is None and isinstance(value.cell, Slot)
        )
        return tuple(dict.fromkeys(titles))

    @cached_property
    def grid(self) -> list[list[list[Placed]]]:
        """For each block its rows of boxes, in the official shape."""
        pairs = zip(self.definition.blocks, self.values, strict=True)
        return [_lay_out(block, rows) for block, rows in pairs]

    @property
    def notes(self) -> list[str]:
        """What has to be said below the table."""
        found = [f"统计期间：{self.period.title}，截至{date_text(self.period.end)}"]
        if self.scope.names:
            found.append(f"统计范围：{self.scope}")
        found += [f"勾稽关系不成立——{one.explanation}" for one in self.imbalances]
        found += self.leftovers
        if self.empty:
            found.append(f"留空的项目在本系统里还没有记录，请按实际填报：{'、'.join(self.empty)}。")
        return found


def fill_table(
    definition: StatutoryTable, period: Period, scope: Scope = EVERYWHERE
) -> FilledTable:
    """The table for a period, every rule checked in every column and in the total.

    Two queries for each model that the cells need: one by column, one for the total.
    """
    wanted = definition.indicators
    at = {indicator: place for place, indicator in enumerate(wanted)}
    whole = figures_of(wanted, period, scope)
    by = definition.by
    groups = grouped(wanted, period, [by], scope) if by else []
    found: dict[Any, Sequence[Figure]] = {group.key[0]: group.figures for group in groups}
    labels = {group.key[0]: group.labels[0] for group in groups}
    imbalances = [
        one
        for key, figures in [*found.items(), (WHOLE, whole)]
        for one in broken(definition.rules, at, key, labels.get(key, TOTAL), figures)
    ]
    found[WHOLE] = whole

    def value(cell: Cell, key: Any) -> Value:
        indicator = definition.indicator(cell)
        if indicator is None:
            return Value(cell, key, None)
        figures = found.get(key)
        nothing = Figure(indicator, period, indicator.worth(lambda _leaf: 0), scope=scope)
        return Value(cell, key, figures[at[indicator]] if figures else nothing)

    values = tuple(
        tuple(tuple(value(cell, key) for cell, key in _row(block, row)) for row in block.rows)
        for block in definition.blocks
    )
    left = tuple(_leftovers(definition, values))
    return FilledTable(definition, period, values, tuple(imbalances), left, scope)


def _row(block: Block, row: Row) -> Iterator[tuple[Cell, Any]]:
    cells = row.cells if isinstance(row.cells, tuple) else (row.cells,) * len(block.columns)
    for cell, column in zip(cells, block.columns, strict=True):
        yield cell, column.key


def _leftovers(
    definition: StatutoryTable, values: tuple[tuple[tuple[Value, ...], ...], ...]
) -> Iterator[str]:
    """Rows whose columns do not add up to the total: rows without a kind, or figures that a unit handed in."""
    for block, rows in zip(definition.blocks, values, strict=True):
        for row, cells in zip(block.rows, rows, strict=True):
            parts = [one.content or 0 for one in cells if one.key is not WHOLE]
            wholes = [one.content or 0 for one in cells if one.key is WHOLE]
            if parts and wholes and sum(parts) != wholes[0]:
                yield (
                    f"“{row.path[-1]}”总计{wholes[0]}，各列之和{sum(parts)}："
                    f"其余的没有填{definition.by.title if definition.by else '类别'}，或者是单位填报的。"
                )


def to_form(filled: FilledTable) -> bytes:
    """The table as an Excel sheet in its official shape; in the model district it says that it is invented."""
    blocks: list[Form] = [[[box for box, _value in row] for row in block] for block in filled.grid]
    return write_form(blocks, title=filled.definition.title, notes=[*invented(), *filled.notes])


def _lay_out(block: Block, values: Sequence[Sequence[Value]]) -> list[list[Placed]]:
    labels = max(len(row.path) for row in block.rows)
    return [*_head(block, labels), *_body(block, labels, values)]


def _head(block: Block, labels: int) -> Iterator[list[Placed]]:
    columns = block.columns
    deep = max(len(column.path) for column in columns)
    paths = [column.path for column in columns]
    if block.heading:
        wide = labels + sum(column.width for column in columns)
        yield [(Box(block.heading, 1, wide, "head"), None)]
    for level in range(deep):
        boxes: list[Placed] = []
        if level == 0 and labels:
            boxes.append((Box(block.corner, deep, labels, "head"), None))
        for start, many in _runs(paths, level):
            path = paths[start]
            down = deep - level if len(path) == level + 1 else 1
            wide = sum(column.width for column in columns[start : start + many])
            boxes.append((Box(path[level], down, wide, "head"), None))
        yield boxes


def _body(block: Block, labels: int, values: Sequence[Sequence[Value]]) -> Iterator[list[Placed]]:
    paths = [row.path for row in block.rows]
    begins = {
        (start, level): height for level in range(labels) for start, height in _runs(paths, level)
    }
    for number, (path, cells) in enumerate(zip(paths, values, strict=True)):
        boxes: list[Placed] = [
            (Box(text, height, labels - level if level + 1 == len(path) else 1, "label"), None)
            for level, text in enumerate(path)
            if (height := begins.get((number, level)))
        ]
        yield boxes + [
            (Box(value.content, columns=column.width), value)
            for value, column in zip(cells, block.columns, strict=True)
        ]


def _runs(paths: Sequence[tuple[str, ...]], level: int) -> Iterator[tuple[int, int]]:
    """Where neighbours begin that share everything up to ``level``, and how many they are."""
    start = 0
    while start < len(paths):
        if len(paths[start]) <= level:
            start += 1
            continue
        end = start + 1
        while end < len(paths) and paths[end][: level + 1] == paths[start][: level + 1]:
            end += 1
        yield start, end - start
        start = end


def slots_of(table: StatutoryTable) -> dict[str, Slot]:
    """The slots of a table by code."""
    return {slot.code: slot for slot in table.slots()}
