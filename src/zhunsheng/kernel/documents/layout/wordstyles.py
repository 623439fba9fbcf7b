"""The paragraph styles of a document and what else a docx holds besides its text."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from zhunsheng.kernel.documents.layout import page
from zhunsheng.kernel.documents.layout.fonts import (
    FACES,
    FANGSONG,
    HEITI,
    KAITI,
    LATIN,
    SONGTI,
    TITLE,
    Face,
)
from zhunsheng.kernel.documents.layout.wordxml import fonts, run_properties, twips, w

SQUEEZE = round((page.CHARACTER - page.BODY) * 20)
CHARACTER = twips(page.BODY) + SQUEEZE
AREA = page.CHARACTERS * CHARACTER
"""The width of the type area in twips, a whole number of characters."""


@dataclass(frozen=True)
class Style:
    """One paragraph style. ``indent`` is the first-line indent in characters, ``pitch`` in points."""

    name: str
    face: Face = FANGSONG
    size: float = page.BODY
    pitch: float = page.LINE_PITCH
    exact: bool = True
    align: str = "both"
    indent: int = 0
    before: float = 0
    after: float = 0
    bold: bool = False
    color: str = ""
    outline: int | None = None

    @property
    def code(self) -> str:
        """The identifier that paragraphs name."""
        return self.name.title().replace(" ", "")


STYLES = (
    Style("Normal"),
    Style("Body Text", indent=2),
    Style(
        "Title", TITLE, page.TITLE, page.TITLE_PITCH, align="center", before=29, after=29, outline=0
    ),
    Style("Masthead", TITLE, page.TITLE, exact=False, align="center", color=page.RED),
    Style("Organ", TITLE, page.TITLE, page.TITLE_PITCH, align="center"),
    Style("Organ Title", TITLE, page.TITLE, page.TITLE_PITCH, align="center", after=8, outline=0),
    Style("Document Number", align="center"),
    Style("Classification", HEITI, align="left"),
    Style("heading 1", HEITI, indent=2, outline=0),
    Style("heading 2", KAITI, indent=2, outline=1),
    Style("heading 3", indent=2, bold=True, outline=2),
    Style("heading 4", indent=2, outline=3),
    Style("Table Text", size=page.TABLE, pitch=19, exact=False, align="left"),
    Style("Table Head", HEITI, size=page.TABLE, pitch=19, exact=False, align="center"),
    Style("Note", KAITI, size=page.NOTE, pitch=20, indent=2),
    Style("Signature"),
    Style("Fields", pitch=36),
    Style("Imprint", size=page.SMALL, pitch=page.IMPRINT_PITCH, align="left"),
    Style("footer", SONGTI, page.SMALL, align="left"),
    Style("header", HEITI, page.NOTE, pitch=20, align="center", color=page.RED),
)


_FAMILY = {HEITI: "swiss", KAITI: "script"}


def styles() -> Element:
    """``styles.xml``."""
    language = w("lang", val="en-US", eastAsia="zh-CN")
    defaults = w("rPrDefault", w("rPr", fonts(FANGSONG), w("spacing", val=SQUEEZE), language))
    spacing = w("pPrDefault", w("pPr", w("autoSpaceDE", val=0), w("autoSpaceDN", val=0)))
    return w("styles", w("docDefaults", defaults, spacing), *map(_style, STYLES))


def _style(style: Style) -> Element:
    indent = style.indent * CHARACTER
    properties = w(
        "pPr",
        w("widowControl", val=0),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
        w("adjustRightInd", val=0),
        None if style.pitch == page.LINE_PITCH else w("snapToGrid", val=0),
        w(
            "spacing",
            before=twips(style.before),
            after=twips(style.after),
            line=twips(style.pitch),
            lineRule="exact" if style.exact else "atLeast",
        ),
        w("ind", firstLine=indent, firstLineChars=style.indent * 100) if indent else None,
        w("jc", val=style.align),
        w("outlineLvl", val=style.outline) if style.outline is not None else None,
    )
    look = run_properties(style.face, style.size, bold=style.bold, color=style.color)
    default = 1 if style.name == "Normal" else None
    based = w("basedOn", val="Normal") if not default else None
    name = w("name", val=style.name)
    return w(
        "style",
        name,
        based,
        properties,
        look,
        type="paragraph",
        default=default,
        styleId=style.code,
    )


def font_table() -> Element:
    """``fontTable.xml``: by which other name a machine may know each face."""
    faces = (
        w(
            "font",
            w("altName", val=face.alternative),
            w("charset", val="86"),
            w("family", val=_FAMILY.get(face, "roman")),
            name=face.word,
        )
        for face in FACES.values()
    )
    return w("fonts", *faces, w("font", w("charset", val="00"), name=LATIN))


def settings() -> Element:
    """``settings.xml``: page numbers at the outer edge, Chinese punctuation at line ends."""
    compatibility = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val="15",
    )
    return w(
        "settings",
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", w("balanceSingleByteDoubleByteWidth"), compatibility),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def section(references: list[Element]) -> Element:
    """The page: A4, the standard's margins, 22 lines of 28 characters.

    The 28 characters come from the spacing of the characters and not from Word's character grid, which
    other word processors lay out differently.
    """
    bottom = page.PAGE[1] - page.MARGIN_TOP - page.AREA[1]
    millimetre = page.POINTS_PER_MM
    margins = w(
        "pgMar",
        top=twips(page.MARGIN_TOP * millimetre),
        right=twips((page.PAGE[0] - page.MARGIN_LEFT) * millimetre) - AREA,
        bottom=twips(bottom * millimetre),
        left=twips(page.MARGIN_LEFT * millimetre),
        header=twips(20 * millimetre),
        footer=twips((bottom - 12) * millimetre),
        gutter=0,
    )
    size = (twips(side * millimetre) for side in page.PAGE)
    return w(
        "sectPr",
        *references,
        w("pgSz", **dict(zip(("w", "h"), size, strict=True))),
        margins,
        w("docGrid", type="lines", linePitch=twips(page.LINE_PITCH)),
    )
