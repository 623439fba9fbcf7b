"""The measures of GB/T 9704-2012, in millimetres and points."""

from __future__ import annotations

from collections.abc import Sequence

from zhunsheng.kernel.documents.layout.tree import Line, width

PAGE = (210, 297)
MARGIN_TOP, MARGIN_LEFT = 37, 28
AREA = (156, 225)
"""版心: the type area, 22 lines of 28 characters."""

LINES, CHARACTERS = 22, 28
BODY, TITLE, SMALL, TABLE, NOTE = 16.0, 22.0, 14.0, 12.0, 12.0
"""3号, 2号, 4号, 小4号."""

LINE_PITCH = 28.95
TITLE_PITCH = 34.0
IMPRINT_PITCH = 24.0
_RULE, _PADDING = 6.0, 12.0
POINTS_PER_MM = 72 / 25.4
CHARACTER = AREA[0] * POINTS_PER_MM / CHARACTERS
"""The width of one character of the grid, a little less than the 16 points of the face."""

SEAL_INDENT = 4
"""成文日期右空四字 when a seal is put on, two characters when not (7.3.5)."""

PLAIN_INDENT = 2
MASTHEAD_TOP = 35
RED = "C8102E"


def masthead_size(text: str) -> float:
    """The size of a red head in points: as large as fits one line of the type area, 22 mm at most."""
    width = AREA[0] * POINTS_PER_MM
    return min(62.0, width / max(len(text), 1) * 0.96)


def signature_indents(widths: list[float], sealed: bool) -> list[float]:
    """How far each 落款 line keeps from the right edge, in characters; the last line is the date.

    With a seal the organ stands centred over the date, which keeps four characters off the edge; without
    one the organ keeps two characters and the date begins two characters further right (7.3.5).
    """
    if not sealed:
        return _unsealed(widths)
    date = widths[-1]
    indent = max(SEAL_INDENT, (max(widths) - date) / 2)
    return [indent + (date - width) / 2 for width in widths]


def _unsealed(widths: list[float]) -> list[float]:
    """Every line begins with the organ's; the date two characters later, both inside the right edge."""
    if len(widths) == 1:
        return [PLAIN_INDENT]
    organ, date = max(widths[:-1]), widths[-1] + 2
    left = max(organ, date) + PLAIN_INDENT
    return [left - width for width in widths[:-1]] + [left - date]


def imprint_top(lines: Sequence[tuple[Line, Line]]) -> float:
    """Where the 版记 begins, in points from the top of the page, so that it ends with the type area.

    Word could put it at the bottom by itself; LibreOffice and WPS only know a position.
    """
    area = (MARGIN_TOP + AREA[1]) * POINTS_PER_MM
    per_line = AREA[0] * POINTS_PER_MM / SMALL - 2
    rows = sum(max(1, -(-(width(left) + width(right)) // per_line)) for left, right in lines)
    return area - rows * IMPRINT_PITCH - (len(lines) - 1) * _RULE - _PADDING
