"""From the inline tokens of one line to text, blanks, breaks and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from zhunsheng.kernel.documents.layout.errors import TemplateProblem
from zhunsheng.kernel.documents.layout.protect import restore
from zhunsheng.kernel.documents.layout.tree import Blank, Break, Inline, Line, Link, Text

_BREAKS = re.compile("(⏎|\n)")
_HREF = re.compile(r"(?:/(?!/)|#|https?://|\?)[^\s\\]*")


def line_of(token: Token) -> Line:
    """The line that an ``inline`` token holds."""
    return tuple(_merged(_inlines(token.children or [])))


def one_line(line: Line) -> Line:
    """``line`` with its breaks from data turned into spaces, for headings."""
    return tuple(Text(" ") if inline == Break(paragraph=True) else inline for inline in line)


def soft(line: Line) -> Line:
    """``line`` with its breaks from data as ordinary line breaks, for cells and signature lines."""
    return tuple(Break() if isinstance(inline, Break) else inline for inline in line)


def paragraphs(line: Line) -> Iterator[Line]:
    """``line`` parted where the data began a new line; empty ones are dropped."""
    part: list[Inline] = []
    for inline in (*line, Break(paragraph=True)):
        if inline == Break(paragraph=True):
            if part:
                yield tuple(part)
            part = []
        else:
            part.append(inline)


def split_once(line: Line, mark: str) -> tuple[Line, Line]:
    """The parts of a line before and after the template's first ``mark``; the second may be empty."""
    for at, inline in enumerate(line):
        if isinstance(inline, Text) and mark in inline.text:
            left, right = (Text(part.strip(), inline.bold) for part in inline.text.split(mark, 1))
            parts = (*line[:at], left), (right, *line[at + 1 :])
            return tuple(_solid(parts[0])), tuple(_solid(parts[1]))
    return line, ()


def _solid(line: Iterable[Inline]) -> Iterator[Inline]:
    return (inline for inline in line if inline != Text("") and inline != Text("", True))


def _inlines(tokens: list[Token]) -> Iterator[Inline]:
    bold = False
    for token in tokens:
        match token.type:
            case "text":
                yield from _text(token.content, bold)
            case "strong_open" | "strong_close":
                bold = token.type == "strong_open"
            case "blank":
                yield Blank(len(token.content))
            case "span":
                yield _link(token, bold)
            case "hardbreak":
                yield Break()


def _text(content: str, bold: bool) -> Iterator[Inline]:
    # Breaks written by the template are seen before the values are put back, breaks in values after.
    for part in _BREAKS.split(content):
        if part == "⏎":
            yield Break()
        elif part:
            for piece in re.split("(\n)", restore(part)):
                if piece:
                    yield Break(paragraph=True) if piece == "\n" else Text(piece, bold)


def _link(token: Token, bold: bool) -> Link:
    data = {name: restore(value) for name, value in token.meta["data"].items()}
    code, href = data.pop("code", ""), data.pop("href", "")
    if href and not _HREF.fullmatch(href):
        raise TemplateProblem(
            f"链接地址“{href}”不能使用。", "请用 / 开头的本站地址或者 http(s) 地址。"
        )
    text = restore(token.content).replace("\n", " ")
    return Link(token.info, text, code, href, tuple(sorted(data.items())), bold)


def _merged(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Neighbouring runs of one kind as one, so that trees do not depend on how tokens were cut."""
    last: Inline | None = None
    for inline in inlines:
        if isinstance(last, Text) and isinstance(inline, Text) and last.bold == inline.bold:
            last = Text(last.text + inline.text, last.bold)
            continue
        if last is not None:
            yield last
        last = inline
    if last is not None:
        yield last
