"""Tables of a docx: fixed widths, a repeated head row, merged cells."""

from __future__ import annotations

from itertools import accumulate, pairwise
from xml.etree.ElementTree import Element

from zhunsheng.kernel.documents.layout import page
from zhunsheng.kernel.documents.layout.tree import Cell, Table, placed
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
