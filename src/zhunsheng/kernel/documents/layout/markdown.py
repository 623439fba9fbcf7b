"""The Markdown of document templates: what is read, and our own rules beside it.

markdown-it reads paragraphs, headings, ordered and bulleted lists and tables; everything else of Markdown
(HTML, images, code, quotations, references) is switched off and stays text. Ours are the ``:::`` blocks for
the elements of an official document, bold without CommonMark's word-boundary rules (they fail beside
Chinese quotation marks), blanks ``____`` and links with data ``[text]{kind name="value"}``.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from zhunsheng.kernel.documents.layout.errors import TemplateProblem

LINE_DIRECTIVES = ("落款", "附件", "版记", "签名", "二维码")
BLOCK_DIRECTIVES = ("居中", "居右", "顶格", "小字", "表格")
PAGE_BREAK = "分页"

_OPEN = re.compile(r":::[ \t]*(?P<name>\S+)(?P<words>.*)")
_CLOSE = re.compile(r":::[ \t]*")
_SPAN = re.compile(
    r'\[(?P<text>[^\[\]\n]*)\]\{(?P<kind>[a-z]+)(?P<data>(?: [a-z][a-z0-9_-]*="[^"\n]*")*)\}'
)
_PAIR = re.compile(r' ([a-z][a-z0-9_-]*)="([^"\n]*)"')
_BOLD = re.compile(r"\*\*(?P<text>[^*\n]+)\*\*")
_BLANK = re.compile(r"_{2,}")
_WRAPPED = re.compile(r"[ \t]*\n[ \t]*")


@cache
def reader() -> MarkdownIt:
    """The parser for document source. It holds no state and is built once: that takes longer than most parses."""
    markdown = MarkdownIt("zero").enable(["heading", "list", "table", "escape"])
    markdown.block.ruler.before(
        "table", "directive", _directive, {"alt": ["paragraph", "list", "blockquote"]}
    )
    markdown.inline.ruler.before("escape", "bold", _bold)
    markdown.inline.ruler.before("escape", "span", _span)
    markdown.inline.ruler.before("escape", "blank", _blank)
    markdown.core.ruler.after("block", "unwrap", _unwrap)
    return markdown


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _OPEN.fullmatch(_line(state, start))
    if not found:
        return False
    if silent:
        return True
    name, words = found["name"], found["words"].strip()
    if name == PAGE_BREAK:
        state.push("page_break", "", 0)
        state.line = start + 1
        return True
    close = _closing(state, start, end, name)
    if name in LINE_DIRECTIVES:
        _push_lines(state, start, close, name, words)
    else:
        _push_blocks(state, start, close, name, words)
    state.line = close + 1
    return True


def _closing(state: StateBlock, start: int, end: int, name: str) -> int:
    """The line that closes the block; blocks do not nest."""
    if name not in LINE_DIRECTIVES + BLOCK_DIRECTIVES:
        known = "、".join((*LINE_DIRECTIVES, *BLOCK_DIRECTIVES, PAGE_BREAK))
        raise TemplateProblem(f"“::: {name}”不认识。", f"可用的有：{known}。")
    for number in range(start + 1, end):
        line = _line(state, number)
        if _CLOSE.fullmatch(line):
            return number
        if _OPEN.fullmatch(line):
            break
    raise TemplateProblem(f"“::: {name}”没有结束。", "请在这一部分的最后另起一行写“:::”。")


def _push_lines(state: StateBlock, start: int, close: int, name: str, words: str) -> None:
    token = state.push("lines_open", "", 1)
    token.info, token.meta = name, {"words": words}
    for number in range(start + 1, close):
        if text := _line(state, number):
            inline = state.push("inline", "", 0)
            inline.content, inline.children = text, []
    state.push("lines_close", "", -1)


def _push_blocks(state: StateBlock, start: int, close: int, name: str, words: str) -> None:
    token = state.push("styled_open", "", 1)
    token.info, token.meta = name, {"words": words}
    outer = state.lineMax
    state.lineMax = close
    state.md.block.tokenize(state, start + 1, close)
    state.lineMax = outer
    state.push("styled_close", "", -1)


def _unwrap(state: StateCore) -> None:
    """Join the wrapped lines of a paragraph: no space beside Chinese, one between Latin words."""
    for token in state.tokens:
        if token.type == "inline":
            token.content = _WRAPPED.sub(_glue, token.content)


def _glue(at: re.Match[str]) -> str:
    before, after = at.string[: at.start()], at.string[at.end() :]
    if before.endswith("\\"):
        return "⏎"
    latin = before[-1:].isascii() and after[:1].isascii()
    return " " if latin else ""


def _bold(state: StateInline, silent: bool) -> bool:
    found = _BOLD.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        end = state.posMax
        state.push("strong_open", "strong", 1)
        state.pos, state.posMax = found.start("text"), found.end("text")
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("strong_close", "strong", -1)
    state.pos = found.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:
    found = _SPAN.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("span", "", 0)
        token.content, token.info = found["text"], found["kind"]
        token.meta = {"data": dict(_PAIR.findall(found["data"]))}
    state.pos = found.end()
    return True


def _blank(state: StateInline, silent: bool) -> bool:
    found = _BLANK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("blank", "", 0).content = found.group()
    state.pos = found.end()
    return True
