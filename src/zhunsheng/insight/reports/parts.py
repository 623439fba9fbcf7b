"""What an annual report is made of: its chapters, and the paragraphs that each business brings.

The chapters are those of 法治政府建设年度报告 (督察工作规定: 举措成效、第一责任人履职、不足和下年安排); the numbers
are those of ``figures-2022.tsv``. Headings carry their number in the text, so that （七） stays （七） while other
chapters are still empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zhunsheng.kernel.modules import Registry


@dataclass(frozen=True)
class ReportPart:
    """A business's paragraphs for one chapter: a template file beside its code, by ``order`` within the chapter.

    The template is document source (docs/document-templates.md) without front matter. A figure stands as
    ``{{ F055|figure }}`` or ``{{ reconsideration.open|figure }}``; its count, for conditions, as ``F055.number``.
    """

    code: str
    chapter: str
    path: Path
    order: int = 100

    @property
    def text(self) -> str:
        """The template."""
        return self.path.read_text(encoding="utf-8").strip()


parts: Registry[ReportPart] = Registry(ReportPart, key=lambda part: part.code)


@dataclass(frozen=True)
class Chapter:
    """A chapter; ``code`` is empty for a heading that only holds others together."""

    code: str
    heading: str
    level: int = 3


CHAPTERS = (
    Chapter("", "一、主要举措和成效", level=2),
    Chapter("1", "（一）全面依法履行政府职能"),
    Chapter("2", "（二）重大行政决策"),
    Chapter("3", "（三）行政执法"),
    Chapter("4", "（四）行政权力制约和监督"),
    Chapter("5", "（五）社会矛盾纠纷化解"),
    Chapter("6", "（六）公共法律服务"),
    Chapter("7", "（七）行政复议与行政应诉"),
    Chapter("8", "二、党政主要负责人履行推进法治建设第一责任人职责", level=2),
    Chapter("9", "三、存在的问题和下一步工作", level=2),
    Chapter("0", "四、法治政府建设示范创建", level=2),
)


def chapter_of(code: str) -> Chapter:
    """The chapter to which ``code`` (7, 1.2) belongs. Raises ``KeyError``."""
    first = code.split(".", 1)[0]
    found = next((chapter for chapter in CHAPTERS if chapter.code == first), None)
    if found is None or not first:
        raise KeyError(code)
    return found


def parts_of(chapter: Chapter) -> list[ReportPart]:
    """The paragraphs of a chapter, in order."""
    found = [part for part in parts if chapter_of(part.chapter) is chapter]
    return sorted(found, key=lambda part: (part.order, part.code))


def body() -> str:
    """The template of a whole report's body: the headings that have text, and their paragraphs."""
    blocks: list[str] = []
    group: Chapter | None = None
    for chapter in CHAPTERS:
        if not chapter.code:
            group = chapter
            continue
        if not (texts := [part.text for part in parts_of(chapter)]):
            continue
        if chapter.level == 2:
            group = None
        blocks += [f"{'#' * one.level} {one.heading}" for one in (group, chapter) if one]
        blocks += texts
        group = None
    return "\n\n".join(blocks)
