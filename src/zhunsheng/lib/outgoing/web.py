"""Plain text and web pages."""

from __future__ import annotations

import codecs
from html.parser import HTMLParser

from zhunsheng.lib.outgoing import kinds, personal
from zhunsheng.lib.outgoing.findings import Collector, shorten

MOST_CHARACTERS = 5_000_000
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)


def decoded(data: bytes) -> str:
    """Text in whatever encoding Chinese offices use."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def inspect_text(text: str, found: Collector, place: str = "正文") -> None:
    """Note the personal data of a text, line by line."""
    if len(text) > MOST_CHARACTERS:
        found.limit("文字太多，后面的部分没有检查。")
    for number, line in enumerate(text[:MOST_CHARACTERS].splitlines(), 1):
        if line.strip():
            personal.inspect(line, f"{place}第{number}行", found)


def inspect_page(text: str, found: Collector) -> None:
    """Note what a web page holds beside what it shows."""
    parser = _Page(found)
    parser.feed(text[:MOST_CHARACTERS])
    parser.close()
    inspect_text("\n".join(parser.texts), found, "页面")


class _Page(HTMLParser):
    def __init__(self, found: Collector) -> None:
        super().__init__()
        self.found = found
        self.texts: list[str] = []
        #: The open elements, each with whether it hides what is in it.
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style = given.get("style", "").replace(" ", "").lower()
        hides = "hidden" in given or "display:none" in style or "visibility:hidden" in style
        scripted = any(name.startswith("on") for name in given)
        if tag == "script" or scripted:
            self.found.add(kinds.SCRIPT, "页面")
        if given.get("type", "").lower() == "hidden" and given.get("value"):
            self.found.add(kinds.HIDDEN_ELEMENT, "页面", f"“{shorten(given['value'])}”")
        if tag not in _VOID:
            self.open.append((tag, hides))

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _hides in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] in {"script", "style"}:
            return
        self.texts.append(data)
        if data.strip() and any(hides for _name, hides in self.open):
            self.found.add(kinds.HIDDEN_ELEMENT, "页面", f"“{shorten(data)}”")

    def handle_comment(self, data: str) -> None:
        if data.strip():
            self.found.add(kinds.COMMENTS, "页面源代码", f"“{shorten(data)}”")
            personal.inspect(data, "页面源代码", self.found)
