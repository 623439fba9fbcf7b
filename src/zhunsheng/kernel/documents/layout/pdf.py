"""Write a document as PDF with typst, reproducibly; the page itself is laid out by ``page.typ``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import typst

from zhunsheng.kernel.documents.layout import page
from zhunsheng.kernel.documents.layout.errors import LayoutProblem, MissingFont
from zhunsheng.kernel.documents.layout.fonts import FACES, FANGSONG, LATIN_INSTALLED
from zhunsheng.kernel.documents.layout.marks import marks
from zhunsheng.kernel.documents.layout.tree import (
    Attachments,
    Block,
    Document,
    Item,
    Paragraph,
    Signature,
    as_data,
    block_text,
    ragged,
    width,
)

_LONGEST_TIED = 8 * page.CHARACTERS
_PAGE = Path(__file__).with_name("page.typ")


def to_pdf(document: Document, *, demonstration: bool = False, mark: str = "") -> bytes:
    """The document as PDF; the same document and fonts give the same bytes.

    Raises ``MissingFont`` when the machine has no Chinese font.
    """
    data = typst_input(document, marks(demonstration, mark))
    return compile_page(_PAGE, {"document": json.dumps(data, ensure_ascii=False)})


@dataclass(frozen=True)
class SealPlace:
    """Where a seal goes: the page from 1, and the centre in millimetres from the upper left corner."""

    page: int
    across: float
    down: float


def seal_places(document: Document) -> list[SealPlace]:
    """The places for seals in the PDF of a document, over the dates of its sealed 落款.

    For adapters of electronic seals. Raises ``MissingFont``.
    """
    inputs = {"document": json.dumps(typst_input(document, ""), ensure_ascii=False)}
    compiler = typst.Compiler(_PAGE, root=_PAGE.parent, font_paths=_fonts(), sys_inputs=inputs)
    found = json.loads(compiler.query("<seal>", field="value"))
    sealed = (b for b in document.blocks if isinstance(b, Signature) and b.sealed)
    return [
        SealPlace(place["page"], round(_across(block), 1), round(place["y"], 1))
        for place, block in zip(found, sealed, strict=True)
    ]


def _across(block: Signature) -> float:
    """Millimetres from the left edge of the page to the middle of a signature's date."""
    widths = [width(line) for line in block.lines]
    from_right = page.signature_indents(widths, block.sealed)[-1] + widths[-1] / 2
    return page.MARGIN_LEFT + page.AREA[0] - from_right * page.AREA[0] / page.CHARACTERS


def compile_page(source: Path, inputs: dict[str, str]) -> bytes:
    """Compile one of our typst files with JSON ``inputs``, with the fonts of this machine."""
    try:
        compiler = typst.Compiler(
            source, root=source.parent, font_paths=_fonts(), sys_inputs=inputs
        )
        pdf = compiler.compile(format="pdf")
    except typst.TypstError as error:
        raise LayoutProblem(f"PDF 没有生成：{error}。", "请检查模板。") from error
    if not isinstance(pdf, bytes):
        raise LayoutProblem("PDF 没有生成。", "请检查模板。")
    return pdf


def typst_input(document: Document, mark: str) -> dict[str, Any]:
    """All that ``page.typ`` needs, as plain data."""
    faces = {
        name: asdict(face) | {"installed": _present(face.installed)} for name, face in FACES.items()
    }
    indents = {
        str(at): page.signature_indents([width(line) for line in block.lines], block.sealed)
        for at, block in enumerate(document.blocks)
        if isinstance(block, Signature)
    }
    return {
        "document": as_data(document),
        "mark": mark,
        "masthead": document.meta.masthead,
        "masthead_size": page.masthead_size(document.meta.masthead),
        "indents": indents,
        "ragged": {str(at): True for at, block in enumerate(document.blocks) if ragged(block)},
        "tied": {str(at): True for at in tied(document.blocks)},
        "faces": faces,
        "latin": _present(LATIN_INSTALLED),
        "page": {
            "pitch": page.LINE_PITCH,
            "character": page.CHARACTER,
            "body": page.BODY,
            "small": page.SMALL,
            "red": page.RED,
        },
    }


def tied(blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers of the blocks that must not be parted by a page break from the block before.

    A signature keeps the attachments' names and the last words of the text with it, unless these are
    too long to move to the next page together.
    """
    for at, (before, block) in enumerate(pairwise(blocks), start=1):
        short = isinstance(before, Paragraph | Item | Attachments)
        short = short and len(block_text(before)) <= _LONGEST_TIED
        if short and isinstance(block, Signature | Attachments):
            yield at


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts of this machine; searching takes a fifth of a second, so it is done once."""
    fonts = typst.Fonts()
    if not set(FANGSONG.installed) & set(fonts.families()):
        raise MissingFont(
            "本机没有中文字体，不能生成 PDF。",
            "请安装仿宋等公文字体，或者思源、Noto 中文字体（Debian：apt install fonts-noto-cjk），"
            "然后重新启动。",
        )
    return fonts


def _present(families: Sequence[str]) -> list[str]:
    installed = set(_fonts().families())
    return [family for family in families if family in installed]
