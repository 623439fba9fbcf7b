"""Tables of a docx: fixed widths, a repeated head row, merged cells."""

from __future__ import annotations

from itertools import accumulate, pairwise
from xml.etree.ElementTree import Element

from zhunsheng.kernel.documents.layout import page
from zhunsheng.kernel.documents.layout.codes import runs_of
from zhunsheng.kernel.documents.layout.tree import Cell, Code, Table, placed
from zhunsheng.kernel.documents.layout.wordlines import align, runs
from zhunsheng.kernel.documents.layout.wordstyles import AREA
from zhunsheng.kernel.documents.layout.wordxml import paragraph, twips, w

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(block: Table) -> Element:
    """A bordered table as wide as the type area."""
    ends = [0, *(round(end * AREA / sum(block.widths)) for end in accumulate(block.widths))]
    columns = [end - start for start, end in pairwise(ends)]
    properties = w(
        "tblPr",
        w("tblW", w=AREA, type="dxa"),
        w("tblBorders", *(w(side, val="single", sz=4, space=0, color="000000") for side in _SIDES)),
        w("tblLayout", type="fixed"),
    )
    head = (block.header,) if block.header else ()
    rows = [_row(places, columns, block, header=True) for places in placed(head)]
    rows += [_row(places, columns, block) for places in placed(block.rows)]
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=one) for one in columns)), *rows)


SQUARE = 57
"""The side of a square of a code in twips: one millimetre."""


def code(block: Code) -> Element:
    """A code as a table of squares without rules, in the middle of the line: no picture, the same bytes everywhere."""
    size = len(block.rows)
    properties = w(
        "tblPr",
        w("tblW", w=size * SQUARE, type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
    )
    columns = (w("gridCol", w=SQUARE) for _ in range(size))
    return w("tbl", properties, w("tblGrid", *columns), *map(_squares, block.rows))


def _squares(row: str) -> Element:
    height = w("trPr", w("cantSplit"), w("trHeight", val=SQUARE, hRule="exact"))
    cells = []
    for count, black in runs_of(row):
        properties = w(
            "tcPr",
            w("tcW", w=count * SQUARE, type="dxa"),
            w("gridSpan", val=count) if count > 1 else None,
            w("shd", val="clear", color="auto", fill="000000") if black else None,
        )
        tight = w("spacing", before=0, after=0, line=SQUARE, lineRule="exact")
        cells.append(w("tc", properties, paragraph("TableText", [], tight)))
    return w("tr", height, *cells)


def _row(
    places: list[tuple[int, Cell, bool]], columns: list[int], block: Table, header: bool = False
) -> Element:
    height = twips(block.row_height * page.POINTS_PER_MM)
    properties = w(
        "trPr",
        w("cantSplit"),
        w("trHeight", val=height, hRule="atLeast") if height else None,
        w("tblHeader") if header else None,
    )
    style = "TableHead" if header else "TableText"
    cells = (
        _cell(cell, sum(columns[at : at + cell.colspan]), begun, style)
        for at, cell, begun in places
    )
    return w("tr", properties, *cells)


def _cell(cell: Cell, width: int, begun: bool, style: str) -> Element:
    """One cell; ``begun`` where it only continues a cell of a row above."""
    merge = w("vMerge") if begun else w("vMerge", val="restart") if cell.rowspan > 1 else None
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.colspan) if cell.colspan > 1 else None,
        merge,
        w("vAlign", val="center"),
    )
    side = align(cell.align) if style == "TableText" else None
    return w("tc", properties, paragraph(style, [] if begun else runs(cell.line), side))
