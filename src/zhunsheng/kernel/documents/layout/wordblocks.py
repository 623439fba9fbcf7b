"""The blocks of a document as docx paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from itertools import count, pairwise
from xml.etree.ElementTree import Element

from zhunsheng.kernel.documents.layout import page
from zhunsheng.kernel.documents.layout.tree import (
    Attachments,
    Block,
    Code,
    Fields,
    Heading,
    Imprint,
    Item,
    Line,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
    ragged,
    width,
)
from zhunsheng.kernel.documents.layout.wordlines import align, marked, runs
from zhunsheng.kernel.documents.layout.wordstyles import AREA, CHARACTER
from zhunsheng.kernel.documents.layout.wordtables import code, table
from zhunsheng.kernel.documents.layout.wordxml import NAMESPACE, paragraph, run, twips, w


def body(blocks: Iterable[Block]) -> list[Element]:
    """Every block in order, content controls and bookmarks numbered."""
    written = [(block, _elements(block)) for block in blocks]
    for (block, elements), (following, _) in pairwise(written):
        # The last words of the text stay with the signature, so that no page holds a signature alone.
        closing = isinstance(following, Signature | Attachments)
        if closing and not isinstance(block, Table | PageBreak):
            _keep_with_next(elements[-1])
    elements = [element for _block, elements in written for element in elements]
    _number(elements)
    return elements


def _keep_with_next(element: Element) -> None:
    """Add ``keepNext`` right after the paragraph's style, where the schema wants it."""
    element[0].insert(1, w("keepNext"))


def _number(elements: list[Element]) -> None:
    """Give content controls and bookmarks their numbers in the order of the text."""
    numbers = count(1)
    for element in elements:
        for control in element.iter(f"{{{NAMESPACE}}}id"):
            control.set(f"{{{NAMESPACE}}}val", str(next(numbers)))
        for start in element.iter(f"{{{NAMESPACE}}}bookmarkStart"):
            number = str(next(numbers))
            ends = element.iter(f"{{{NAMESPACE}}}bookmarkEnd")
            for mark in (start, *ends):
                mark.set(f"{{{NAMESPACE}}}id", number)


@singledispatch
def _elements(block: Block) -> list[Element]:
    raise TypeError(type(block).__name__)


@_elements.register
def _paragraph(block: Paragraph) -> list[Element]:
    style = "Note" if block.note else "BodyText" if block.indent else "Normal"
    flush = w("ind", firstLine=0, firstLineChars=0) if block.note and not block.indent else None
    return [paragraph(style, runs(block.line), flush, align(block.align) or _flush_left(block))]


@_elements.register
def _heading(block: Heading) -> list[Element]:
    style = f"Heading{block.level}" if block.level else "Title"
    return [paragraph(style, marked(block.marker, block.line), w("keepNext"))]


@_elements.register
def _item(block: Item) -> list[Element]:
    return [paragraph("BodyText", marked(block.marker, block.line), _flush_left(block))]


def _flush_left(block: Block) -> Element | None:
    return w("jc", val="left") if ragged(block) else None


@_elements.register
def _table(block: Table) -> list[Element]:
    return [table(block), paragraph("TableText", [])]


@_elements.register
def _code(block: Code) -> list[Element]:
    captions = [paragraph("Note", runs(line), align("center")) for line in block.lines]
    return [code(block), *captions]


@_elements.register
def _page_break(_block: PageBreak) -> list[Element]:
    return [paragraph("Normal", [run(w("br", type="page"))])]


@_elements.register
def _fields(block: Fields) -> list[Element]:
    indent = w("ind", left=2 * CHARACTER)
    return [paragraph("Fields", runs(line), w("keepLines"), indent) for line in block.lines]


@_elements.register
def _signature(block: Signature) -> list[Element]:
    indents = page.signature_indents([width(line) for line in block.lines], block.sealed)
    lines = [runs(line) for line in block.lines]
    if block.sealed:
        # The date lies under a bookmark, where an electronic seal finds its place.
        lines[-1] = [w("bookmarkStart", name="seal"), *lines[-1], w("bookmarkEnd")]
    return [
        paragraph(
            "Signature",
            content,
            None if at == len(lines) else w("keepNext"),
            w("keepLines"),
            w("spacing", before=twips(2 * page.LINE_PITCH)) if at == 1 else None,
            w("ind", right=round(indent * CHARACTER), rightChars=round(indent * 100)),
            w("jc", val="right"),
        )
        for at, (content, indent) in enumerate(zip(lines, indents, strict=True), start=1)
    ]


@_elements.register
def _attachments(block: Attachments) -> list[Element]:
    return [_attachment(at, line, len(block.lines)) for at, line in enumerate(block.lines, start=1)]


def _attachment(at: int, line: Line, total: int) -> Element:
    """附件：1．…, the further ones under the first, long names under their beginning."""
    lead = ("附件：" if at == 1 else "\u3000" * 3) + (f"{at}．" if total > 1 else "")
    hanging = round(width([Text(lead)]) * CHARACTER)
    before = w("spacing", before=twips(page.LINE_PITCH)) if at == 1 else None
    indent = w("ind", left=2 * CHARACTER + hanging, hanging=hanging)
    return paragraph("Normal", marked(lead, line), before, indent)


@_elements.register
def _imprint(block: Imprint) -> list[Element]:
    """A frame at the foot of the page: thick rules outside, thin ones between (7.4).

    The thin rules are tab leaders: LibreOffice drops a frame whose paragraphs have rules between.
    """
    rule = w("tabs", w("tab", val="right", pos=AREA, leader="underscore"))
    thin = w("spacing", line=twips(4), lineRule="exact")
    frame = _frame(page.imprint_top(block.lines))
    tab = w("tabs", w("tab", val="right", pos=AREA - twips(page.SMALL)))
    indent = w("ind", left=twips(page.SMALL), right=twips(page.SMALL))
    rows: list[Element] = []
    for left, right in block.lines:
        if rows:
            rows.append(paragraph("Imprint", [run(w("tab"))], *frame, rule, thin))
        words = [*runs(left), *([run(w("tab")), *runs(right)] if right else [])]
        rows.append(paragraph("Imprint", words, *frame, tab, indent))
    # A frame belongs to the paragraph after it; this one has no height worth the name.
    return [*rows, paragraph("Normal", [], w("spacing", line=20, lineRule="exact"))]


def _frame(top: float) -> list[Element]:
    """The paragraph properties of a frame as wide as the type area, ``top`` points down the page."""
    place = w("framePr", w=AREA, wrap="around", vAnchor="page", hAnchor="margin", x=1, y=twips(top))
    sides = (w(side, val="single", sz=8, space=1, color="000000") for side in ("top", "bottom"))
    return [w("keepLines"), place, w("pBdr", *sides)]
