"""From source to document tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it.token import Token

from zhunsheng.kernel.documents.layout.codes import squares
from zhunsheng.kernel.documents.layout.errors import TemplateProblem
from zhunsheng.kernel.documents.layout.inlines import (
    line_of,
    one_line,
    paragraphs,
    soft,
    split_once,
)
from zhunsheng.kernel.documents.layout.markdown import reader
from zhunsheng.kernel.documents.layout.numbering import BULLET, DEEPEST, marker
from zhunsheng.kernel.documents.layout.source import split_source
from zhunsheng.kernel.documents.layout.tables import table_of
from zhunsheng.kernel.documents.layout.tree import (
    Attachments,
    Block,
    Code,
    Document,
    Fields,
    Heading,
    Imprint,
    Item,
    Line,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    plain,
)


def parse(source: str) -> Document:
    """The document tree of a source made by :func:`render_source`. Raises ``TemplateProblem``."""
    meta, body = split_source(source)
    blocks = tuple(_Blocks(reader().parse(body)).read())
    if meta.numbered_headings:
        blocks = tuple(_with_numbers(blocks))
    return Document(meta, blocks)


class _Blocks:
    """A cursor over markdown-it's tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def read(self, until: str = "") -> Iterator[Block]:
        """Blocks up to the token type ``until``, or to the end."""
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == until:
                return
            yield from self._block(token)

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _until(self, closing: str) -> list[Token]:
        start = self._at
        while self._next().type != closing:
            pass
        return self._tokens[start : self._at - 1]

    def _block(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "paragraph_open":
                yield from map(Paragraph, paragraphs(line_of(self._until("paragraph_close")[0])))
            case "heading_open":
                yield _heading(token, self._until("heading_close")[0])
            case "ordered_list_open" | "bullet_list_open":
                yield from self._list(token, depth=1)
            case "table_open":
                yield table_of(self._until("table_close"))
            case "lines_open":
                yield _lines(token, [soft(line_of(one)) for one in self._until("lines_close")])
            case "styled_open":
                yield from _styled(token, list(self.read("styled_close")))
            case "page_break":
                yield PageBreak()

    def _list(self, opening: Token, depth: int) -> Iterator[Block]:
        """The items of a list; ``1.`` begins with 一、 and ``1)`` with 1., deeper lists follow on."""
        ordered = opening.type == "ordered_list_open"
        level = depth if opening.markup != ")" else max(depth, 3)
        number = int(opening.attrs.get("start", 1))
        while self._next().type == "list_item_open":
            mark = marker(level, number) if ordered else BULLET
            yield from self._item(mark, min(level, DEEPEST))
            number += 1

    def _item(self, mark: str, level: int) -> Iterator[Block]:
        first = True
        while (token := self._next()).type != "list_item_close":
            if token.type in {"ordered_list_open", "bullet_list_open"}:
                yield from self._list(token, level + 1)
                continue
            for block in self._block(token):
                if first and isinstance(block, Paragraph):
                    yield Item(block.line, mark, level)
                else:
                    yield block
                first = False


def _heading(opening: Token, inline: Token) -> Heading:
    level = int(opening.tag[1:]) - 1
    if level > DEEPEST:
        raise TemplateProblem("标题层次超过四级。", "公文的结构层次为一、（一）1.（1）四级。")
    return Heading(level, one_line(line_of(inline)))


def _lines(opening: Token, lines: list[Line]) -> Block:
    if not lines:
        raise TemplateProblem(f"“::: {opening.info}”里没有内容。", "请写上内容，或者去掉这一部分。")
    match opening.info:
        case "落款":
            return Signature(tuple(lines), sealed=opening.meta["words"] != "不盖章")
        case "附件":
            return Attachments(tuple(lines))
        case "签名":
            return Fields(tuple(lines))
        case "二维码":
            address = plain(lines[0])
            return Code(address, squares(address), tuple(lines[1:]))
    return Imprint(tuple(split_once(line, "|") for line in lines))


def _styled(opening: Token, blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _restyled(block, opening.info)
            case Table() if opening.info == "表格":
                yield _reshaped(block, opening.meta["words"])
            case _:
                yield block


def _restyled(paragraph: Paragraph, style: str) -> Paragraph:
    match style:
        case "居中":
            return replace(paragraph, align="center", indent=False)
        case "居右":
            return replace(paragraph, align="end", indent=False)
        case "顶格":
            return replace(paragraph, indent=False)
        case "小字":
            return replace(paragraph, note=True)
    return paragraph


def _reshaped(table: Table, words: str) -> Table:
    """The table with the widths (宽=2:3:5) and the row height in millimetres (行高=12) asked for."""
    for word in words.split():
        name, _, value = word.partition("=")
        if name == "宽" and re.fullmatch(r"[1-9]\d?(:[1-9]\d?)*", value):
            widths = tuple(int(part) for part in value.split(":"))
            if len(widths) != len(table.widths):
                raise TemplateProblem(
                    f"表格有 {len(table.widths)} 列，“宽”写了 {len(widths)} 个数。",
                    "请使两者相同。",
                )
            table = replace(table, widths=widths)
        elif name == "行高" and re.fullmatch(r"[1-9]\d{0,2}", value):
            table = replace(table, row_height=int(value))
        else:
            raise TemplateProblem(f"表格的“{word}”不认识。", "可以写 宽=2:3:5 和 行高=12（毫米）。")
    return table


def _with_numbers(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Headings with 一、（一）1.（1） before them; a higher heading starts the lower ones anew."""
    counts = [0] * (DEEPEST + 1)
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        counts[block.level] += 1
        counts[block.level + 1 :] = [0] * (DEEPEST - block.level)
        yield replace(block, marker=marker(block.level, counts[block.level]) if block.level else "")
