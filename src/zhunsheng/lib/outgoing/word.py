"""Word documents: text with what is hidden in it, comments, revisions, headers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhunsheng.lib.outgoing import kinds, personal
from zhunsheng.lib.outgoing.findings import Collector, Kind, shorten
from zhunsheng.lib.outgoing.package import Element, Package, attribute, inspect, local

_TINY_HALF_POINTS = 8
_WHITE = frozenset({"FFFFFF", "FEFEFE"})
_OFF = frozenset({"0", "false", "off", "none"})
_REVISIONS = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"})
_MARKS = re.compile(r"(?:机密|秘密|绝密)\s*★|内部(?:资料|文件|使用)|不得外传|严禁外传")
_PLACES = (
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("word/footnotes", "脚注"),
    ("word/endnotes", "尾注"),
)
_COMMENTS = re.compile(r"word/comments\d*\.xml")
_TEXT = frozenset({"t", "delText"})


def inspect_word(package: Package, found: Collector) -> None:
    """Note everything that a docx would give away."""
    inspect(package, "word/", found)
    styles = hidden_styles(package)
    _Reader(package, found, styles).read("word/document.xml", "正文")
    for start, place in _PLACES:
        for name in package.under(start):
            text = _Reader(package, found, styles).read(name, place)
            if text.strip() and place in {"页眉", "页脚"}:
                found.add(kinds.HEADERS, place, shorten(text))
    _comments(package, found)
    settings = package.tree("word/settings.xml")
    if settings is not None and any(
        local(one.tag) == "trackRevisions" and _is_on(one) for one in settings
    ):
        found.add(kinds.TRACKING, "文件")


def hidden_styles(package: Package) -> frozenset[str]:
    """Styles that hide their text."""
    root = package.tree("word/styles.xml")
    hidden = set()
    for style in [] if root is None else root:
        properties = _child(style, "rPr")
        vanish = None if properties is None else _child(properties, "vanish")
        if vanish is not None and _is_on(vanish):
            hidden.add(attribute(style, "styleId"))
    return frozenset(hidden)


def _comments(package: Package, found: Collector) -> None:
    for name in package.under("word/comments"):
        if not _COMMENTS.fullmatch(name):
            continue
        for event, element in package.events(name, found):
            if event == "end" and local(element.tag) == "comment":
                text = "".join(one.text or "" for one in element.iter() if local(one.tag) == "t")
                found.add(kinds.COMMENTS, "批注", f"“{shorten(text)}”")
                personal.inspect(text, "批注", found)
                element.clear()


@dataclass
class _Reader:
    """Reads one part paragraph by paragraph."""

    package: Package
    found: Collector
    styles: frozenset[str]
    place: str = ""
    paragraph: int = 0
    texts: list[str] = field(default_factory=list)
    #: For each open table cell, whether it has a colour of its own.
    cells: list[bool] = field(default_factory=list)
    shaded: bool = False

    def read(self, name: str, place: str) -> str:
        """Note what the part holds and return the beginning of its text."""
        self.place = place
        beginning = ""
        for event, element in self.package.events(name, self.found):
            tag = local(element.tag)
            if event == "start":
                self._start(tag, element)
                continue
            self._end(tag, element)
            if tag == "p":
                text = "".join(self.texts)
                self._paragraph(text)
                beginning = beginning if len(beginning) > 60 else f"{beginning} {text}"
                element.clear()
            elif tag in {"tbl", "tr", "tc", "sectPr"}:
                element.clear()
        return beginning

    def _start(self, tag: str, element: Element) -> None:
        if tag == "p":
            self.paragraph += 1
            self.texts, self.shaded = [], False
        elif tag == "tc":
            self.cells.append(False)
        elif tag in _REVISIONS:
            author = attribute(element, "author")
            self.found.add(kinds.REVISIONS, self.place, f"修订人“{author}”" if author else "")

    def _end(self, tag: str, element: Element) -> None:
        if tag == "r":
            self._run(element)
        elif tag == "tcPr" and self.cells:
            self.cells[-1] = _is_shaded(element)
        elif tag == "tc" and self.cells:
            self.cells.pop()
        elif tag == "pPr":
            self.shaded = _is_shaded(element)

    def _run(self, run: Element) -> None:
        text = "".join(one.text or "" for one in run if local(one.tag) in _TEXT)
        self.texts.append(text)
        properties = _child(run, "rPr")
        if properties is None or not text.strip():
            return
        for kind in self._tricks(properties):
            self.found.add(kind, self._here(), f"“{shorten(text)}”")

    def _tricks(self, properties: Element) -> list[Kind]:
        found = []
        values = {local(one.tag): one for one in properties}
        vanish, style = values.get("vanish"), values.get("rStyle")
        by_style = style is not None and attribute(style, "val") in self.styles
        if by_style if vanish is None else _is_on(vanish):
            found.append(kinds.HIDDEN_TEXT)
        size = attribute(values["sz"], "val") if "sz" in values else ""
        if size.isdecimal() and int(size) <= _TINY_HALF_POINTS:
            found.append(kinds.TINY_TEXT)
        colour = attribute(values["color"], "val").upper() if "color" in values else ""
        on_colour = (
            self.shaded or any(self.cells) or _is_shaded(properties) or "highlight" in values
        )
        if colour in _WHITE and not on_colour:
            found.append(kinds.WHITE_TEXT)
        return found

    def _here(self) -> str:
        return f"{self.place}第{self.paragraph}段"

    def _paragraph(self, text: str) -> None:
        if not text:
            return
        personal.inspect(text, self._here(), self.found)
        mark = _MARKS.search(text)
        if mark:
            self.found.add(kinds.INTERNAL_MARK, self._here(), f"“{mark[0]}”")


def _child(element: Element, name: str) -> Element | None:
    return next((one for one in element if local(one.tag) == name), None)


def _is_on(element: Element) -> bool:
    return attribute(element, "val").lower() not in _OFF


def _is_shaded(properties: Element) -> bool:
    """Whether the background has a colour other than the paper's."""
    shade = _child(properties, "shd")
    fill = "" if shade is None else attribute(shade, "fill").upper()
    return fill not in {"", "AUTO", *_WHITE}
