"""Small builders for WordprocessingML, on the standard library's ElementTree."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from zhunsheng.kernel.documents.layout.fonts import LATIN, Face

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS = 20

ET.register_namespace("w", NAMESPACE)
ET.register_namespace("r", RELATIONS)


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """``<w:tag>`` with ``w:`` attributes; ``None`` children and attributes are left out."""
    element = Element(f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        if value is not None:
            element.set(f"{{{NAMESPACE}}}{name}", str(value))
    element.extend(child for child in children if child is not None)
    return element


def serialize(root: Element) -> bytes:
    """The part's bytes; the same tree always gives the same bytes."""
    for text in root.iter(f"{{{NAMESPACE}}}t"):
        text.set(_SPACE, "preserve")
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'.encode()


def twips(points: float) -> int:
    """Points in Word's twentieths."""
    return round(points * _TWIPS)


def fonts(face: Face) -> Element:
    """The fonts of a run; the hint makes Chinese quotation marks take the Chinese face."""
    return w("rFonts", ascii=LATIN, hAnsi=LATIN, cs=LATIN, eastAsia=face.word, hint="eastAsia")


def run_properties(
    face: Face, size: float, *, bold: bool = False, color: str = "", underline: bool = False
) -> Element:
    """The look of a run; ``size`` in points."""
    return w(
        "rPr",
        fonts(face),
        w("b") if bold else None,
        w("color", val=color) if color else None,
        w("sz", val=round(size * 2)),
        w("szCs", val=round(size * 2)),
        w("u", val="single") if underline else None,
    )


def text(words: str) -> Element:
    """``<w:t>``."""
    element = w("t")
    element.text = words
    return element


def run(*content: Element, bold: bool = False, underline: bool = False) -> Element:
    """A run that keeps its paragraph's look but for weight and underline."""
    properties = [w("rFonts", hint="eastAsia"), w("b") if bold else None]
    properties += [w("u", val="single") if underline else None]
    return w("r", w("rPr", *properties), *content)


def field(instruction: str) -> Element:
    """A simple field such as ``PAGE``."""
    return w("fldSimple", run(text("1")), instr=f" {instruction} ")


def paragraph(style: str, content: Iterable[Element], *properties: Element | None) -> Element:
    """A paragraph of a named style; ``properties`` come in the schema's order after the style."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)
