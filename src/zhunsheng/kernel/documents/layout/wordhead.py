"""The head of a docx document (版头 and title), its header and its page numbers."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from zhunsheng.kernel.documents.layout import page
from zhunsheng.kernel.documents.layout.fonts import KAITI, TITLE
from zhunsheng.kernel.documents.layout.tree import Meta
from zhunsheng.kernel.documents.layout.wordstyles import AREA, CHARACTER
from zhunsheng.kernel.documents.layout.wordxml import (
    field,
    paragraph,
    run,
    run_properties,
    text,
    twips,
    w,
)


def head(meta: Meta) -> list[Element]:
    """Secrecy and urgency, the organ's mark, the number, the title and the addressee."""
    marks = [meta.secrecy, meta.urgency]
    elements = [paragraph("Classification", [run(text(mark))]) for mark in marks if mark]
    match meta.head:
        case "red":
            elements += [*_masthead(meta, len(elements)), _title("Title", meta.title)]
        case "organ":
            organ = [paragraph("Organ", [run(text(meta.organ))])] if meta.organ else []
            elements += [*organ, _title("OrganTitle", meta.title), *_number(meta)]
        case "none":
            elements += [_title("Title", meta.title), *_number(meta)]
    if meta.addressee:
        elements.append(paragraph("Normal", [run(text(f"{meta.addressee}："))]))
    return elements


def _title(style: str, title: str) -> Element:
    parts: list[Element] = []
    for part in title.split("⏎"):
        parts += [*([w("br")] if parts else []), text(part)]
    return paragraph(style, [run(*parts)], w("keepNext"))


def _number(meta: Meta) -> list[Element]:
    """The number of a document without a red head stands at the right under the title."""
    if not meta.number:
        return []
    after = w("spacing", after=twips(page.LINE_PITCH))
    return [paragraph("DocumentNumber", [run(text(meta.number))], after, w("jc", val="right"))]


def _masthead(meta: Meta, lines_above: int) -> list[Element]:
    size = page.masthead_size(meta.masthead)
    top = page.MASTHEAD_TOP * page.POINTS_PER_MM - lines_above * page.LINE_PITCH
    look = run_properties(TITLE, size, color=page.RED)
    mark = w("r", look, text(meta.masthead))
    spacing = w("spacing", before=twips(top), after=twips(2 * page.LINE_PITCH))
    return [paragraph("Masthead", [mark], spacing), _number_line(meta)]


def _number_line(meta: Meta) -> Element:
    """The number in the middle, or left with the signer at the right, over the red rule."""
    rule = w("pBdr", w("bottom", val="single", sz=18, space=11, color=page.RED))
    if not meta.signer:
        return paragraph("DocumentNumber", [run(text(meta.number or "\u3000"))], rule)
    name = w("r", run_properties(KAITI, page.BODY), text(meta.signer))
    content = [run(text(f"\u3000{meta.number}")), run(w("tab")), run(text("签发人：")), name]
    tabs = w("tabs", w("tab", val="right", pos=AREA - CHARACTER))
    return paragraph("DocumentNumber", content, rule, tabs, w("jc", val="left"))


def header(mark: str) -> Element:
    """The page header: empty, or the mark of a demonstration or a draft."""
    return w("hdr", paragraph("Header", [run(text(mark))] if mark else []))


def footer(side: str, numbered: bool) -> Element:
    """The page number between dashes, one character from the outer edge (7.5); empty when unwanted."""
    if not numbered:
        return w("ftr", paragraph("Footer", []))
    one = twips(page.SMALL)
    indent = w("ind", right=one) if side == "right" else w("ind", left=one)
    number = [run(text("— ")), field("PAGE"), run(text(" —"))]
    return w("ftr", paragraph("Footer", number, indent, w("jc", val=side)))
