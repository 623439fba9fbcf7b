"""Tables: Markdown tables with merged cells, for forms as well as for figures.

A cell that holds only ``<`` is joined to the cell on its left, one that holds only ``^`` to the cell above.
A head row without any text is left out. Both marks count only when the template writes them: in a value they
are protected and stay text.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from markdown_it.token import Token

from zhunsheng.kernel.documents.layout.errors import TemplateProblem
from zhunsheng.kernel.documents.layout.inlines import line_of, soft
from zhunsheng.kernel.documents.layout.tree import Align, Cell, Inline, Table, width

_NARROWEST, _WIDEST = 4, 24
_ALIGN: dict[str, Align] = {"text-align:center": "center", "text-align:right": "end"}


@dataclass(eq=False)
class _Slot:
    """One place of the grid; ``owner`` is the place whose cell covers it."""

    token: Token
    align: Align
    owner: _Slot | None = None
    colspan: int = 1
    rowspan: int = 1

    @property
    def mark(self) -> str:
        return self.token.content.strip()


def table_of(tokens: list[Token]) -> Table:
    """The table that the tokens between ``table_open`` and ``table_close`` describe."""
    head, body = _grid(tokens)
    columns = len(head[0])
    if not any(slot.mark for slot in head[0]):
        head = []
    for grid in (head, body):
        _merge(grid)
    header = _cells(head[0]) if head else ()
    rows = tuple(_cells(row) for row in body)
    return Table(header, rows, widths=_widths(head + body, columns))


def _widths(grid: list[list[_Slot]], columns: int) -> tuple[int, ...]:
    """Shares after the longest words of each column, within bounds; the template may set others."""
    widths = [_NARROWEST] * columns
    for row in grid:
        for column, slot in enumerate(row):
            if slot.colspan == 1 and slot.owner is None:
                longest = max(map(_longest, line_of(slot.token)), default=0)
                widths[column] = min(max(widths[column], longest), _WIDEST)
    return tuple(widths)


def _longest(inline: Inline) -> int:
    return ceil(width([inline])) + 1


def _grid(tokens: list[Token]) -> tuple[list[list[_Slot]], list[list[_Slot]]]:
    head: list[list[_Slot]] = []
    body: list[list[_Slot]] = []
    rows = head
    for at, token in enumerate(tokens):
        match token.type:
            case "tbody_open":
                rows = body
            case "tr_open":
                rows.append([])
            case "th_open" | "td_open":
                align = _ALIGN.get(str(token.attrs.get("style", "")), "start")
                rows[-1].append(_Slot(tokens[at + 1], align))
    return head, body


def _merge(grid: list[list[_Slot]]) -> None:
    for y, row in enumerate(grid):
        for x, slot in enumerate(row):
            if slot.mark == "<":
                slot.owner = _owner(row[x - 1] if x else None, "<", "左边")
                if slot.owner in row:
                    slot.owner.colspan = x - row.index(slot.owner) + 1
            elif slot.mark == "^":
                slot.owner = _owner(grid[y - 1][x] if y else None, "^", "上边")
                slot.owner.rowspan = y - _row_of(grid, slot.owner) + 1
    _check_rectangles(grid)


def _owner(neighbour: _Slot | None, mark: str, side: str) -> _Slot:
    if neighbour is None:
        raise TemplateProblem(f"表格的“{mark}”{side}没有单元格可以合并。", "请改正表格。")
    return neighbour.owner or neighbour


def _row_of(grid: list[list[_Slot]], slot: _Slot) -> int:
    return next(y for y, row in enumerate(grid) if slot in row)


def _check_rectangles(grid: list[list[_Slot]]) -> None:
    for y, row in enumerate(grid):
        for x, slot in enumerate(row):
            if slot.owner is None and any(
                other is not slot and other.owner is not slot
                for covered in grid[y : y + slot.rowspan]
                for other in covered[x : x + slot.colspan]
            ):
                raise TemplateProblem(
                    f"表格中与“{slot.mark}”合并的单元格不是矩形。", "请改正表格。"
                )


def _cells(row: list[_Slot]) -> tuple[Cell, ...]:
    return tuple(
        Cell(soft(line_of(slot.token)), slot.align, slot.colspan, slot.rowspan)
        for slot in row
        if slot.owner is None
    )
