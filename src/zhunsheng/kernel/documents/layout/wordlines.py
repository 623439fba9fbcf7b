"""Runs of text, blanks and content controls of a docx."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from zhunsheng.kernel.documents.layout.tree import Blank, Break, Inline, Line, Link, Text
from zhunsheng.kernel.documents.layout.wordxml import run, text, w

ALIGN = {"center": "center", "end": "right"}
"""Word's words for our alignments; the start needs none."""


def align(where: str) -> Element | None:
    """The paragraph property of an alignment."""
    return w("jc", val=ALIGN[where]) if where in ALIGN else None


def marked(marker: str, line: Line) -> list[Element]:
    """A line after its marker."""
    return [*([run(text(marker))] if marker else []), *runs(line)]


def runs(line: Line) -> list[Element]:
    """The runs of a line."""
    return [_run(inline) for inline in line]


def _run(inline: Inline) -> Element:
    match inline:
        case Text(text=words, bold=bold):
            return run(text(words), bold=bold)
        case Blank(width=size):
            return run(text("\u3000" * (size // 2) + "\u2002" * (size % 2)), underline=True)
        case Break():
            return run(w("br"))
        case Link():
            return _control(inline)


def _control(link: Link) -> Element:
    """A content control: the figure's code stays with the number when the text is edited in Word."""
    properties = w("sdtPr", w("alias", val=link.kind), w("tag", val=link.tag), w("id", val=0))
    return w("sdt", properties, w("sdtContent", run(text(link.text), bold=link.bold)))
