"""Excel workbooks: hidden sheets, rows, columns and cells, comments, what lies behind pivot tables and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhunsheng.lib.outgoing import kinds, personal
from zhunsheng.lib.outgoing.findings import Collector, Kind, shorten
from zhunsheng.lib.outgoing.package import Element, Package, attribute, inspect, local

MOST_CHARACTERS = 20_000_000
_TINY_POINTS = 4
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_HEADER_WITHIN = 10
_ON = frozenset({"1", "true"})
_AFFIX = {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
_FORMAT_CODES = re.compile(r"&(?:[LCRPNDTAFGBIUSEXYHOZ]|\"[^\"]*\"|\d+|K[0-9A-F]{6})")
_BUILT_IN_HIDING = ";;;"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet as the workbook lists it."""

    name: str
    part: str
    state: str


def inspect_workbook(package: Package, found: Collector) -> None:
    """Note everything that an xlsx would give away."""
    inspect(package, "xl/", found)
    _parts(package, found)
    looks = _looks(package)
    strings = _shared_strings(package, found)
    for sheet in _sheets(package, found):
        _Reader(package, found, sheet, looks, strings).read()


def _parts(package: Package, found: Collector) -> None:
    """What lies beside the worksheets."""
    for start, kind, what in _BESIDE:
        if package.under(start):
            found.add(kind, "文件", what)
    for name in package.under("xl/comments", "xl/threadedComments/"):
        _comments(package, name, found)
    for name in package.under("xl/drawings/drawing"):
        for event, element in package.events(name, found):
            if event == "end" and local(element.tag) == "t" and element.text:
                personal.inspect(element.text, "图形文字", found)


_BESIDE = (
    ("xl/pivotCache/pivotCacheRecords", kinds.SOURCE_DATA, ""),
    ("xl/externalLinks/externalLink", kinds.EXTERNAL, "引用了其他工作簿，文件里存有引用到的数据"),
    ("xl/connections.xml", kinds.EXTERNAL, "数据连接"),
    ("xl/revisions/", kinds.REVISIONS, ""),
)


def _comments(package: Package, name: str, found: Collector) -> None:
    for event, element in package.events(name, found):
        if event == "end" and local(element.tag) in {"comment", "threadedComment"}:
            texts = (one.text or "" for one in element.iter() if local(one.tag) in {"t", "text"})
            text = "".join(texts)
            found.add(kinds.COMMENTS, "批注", f"{attribute(element, 'ref')}“{shorten(text)}”")
            personal.inspect(text, "批注", found)
            element.clear()


def _sheets(package: Package, found: Collector) -> Iterator[Sheet]:
    root = package.tree("xl/workbook.xml")
    relations = package.tree("xl/_rels/workbook.xml.rels")
    targets = {
        one.get("Id"): one.get("Target", "") for one in ([] if relations is None else relations)
    }
    for element in [] if root is None else root.iter():
        tag = local(element.tag)
        if tag == "sheet":
            target = targets.get(attribute(element, "id"), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield Sheet(element.get("name", ""), part, element.get("state", "visible"))
        elif tag == "definedName" and element.get("hidden") in _ON:
            name = element.get("name", "")
            # Excel itself keeps the range of a filter under such a name.
            if not name.startswith("_xlnm."):
                found.add(kinds.HIDDEN_NAME, "名称", shorten(name))


def _shared_strings(package: Package, found: Collector) -> list[str]:
    strings: list[str] = []
    characters = 0
    for event, element in package.events("xl/sharedStrings.xml", found):
        if event == "end" and local(element.tag) == "si":
            texts = (one.text or "" for one in element.iter() if local(one.tag) == "t")
            strings.append("".join(texts))
            characters += len(strings[-1])
            element.clear()
            if characters > MOST_CHARACTERS:
                found.limit("文字太多，后面的部分没有检查；请拆成几个文件。")
                break
    return strings


def _looks(package: Package) -> list[Kind | None]:
    """For each cell style by number: the trick by which it hides what is written, if any."""
    root = package.tree("xl/styles.xml")
    if root is None:
        return []
    groups = {local(group.tag): group for group in root}
    fonts = [_font(font) for font in groups.get("fonts", [])]
    filled = [_is_filled(fill) for fill in groups.get("fills", [])]
    hiding = {
        one.get("numFmtId")
        for one in groups.get("numFmts", [])
        if one.get("formatCode", "").startswith(_BUILT_IN_HIDING)
    }
    return [_look(style, fonts, filled, hiding) for style in groups.get("cellXfs", [])]


def _look(
    style: Element, fonts: list[Kind | None], filled: list[bool], hiding: set[str | None]
) -> Kind | None:
    if style.get("numFmtId") in hiding:
        return kinds.HIDDEN_FORMAT
    font, fill = int(style.get("fontId") or 0), int(style.get("fillId") or 0)
    trick = fonts[font] if font < len(fonts) else None
    if trick is kinds.WHITE_TEXT and fill < len(filled) and filled[fill]:
        return None
    return trick


def _font(font: Element) -> Kind | None:
    values = {local(one.tag): one for one in font}
    if "sz" in values and 0 < float(values["sz"].get("val") or 0) <= _TINY_POINTS:
        return kinds.TINY_TEXT
    colour = values.get("color")
    if colour is None or colour.get("tint"):
        return None
    white = (colour.get("rgb") or "").upper() in _WHITE or colour.get("theme") == "0"
    return kinds.WHITE_TEXT if white else None


def _is_filled(fill: Element) -> bool:
    """Whether cells have a colour of their own, on which white can be read."""
    for pattern in fill:
        if local(pattern.tag) != "patternFill":
            return True
        if pattern.get("patternType") in {None, "none"}:
            return False
        for colour in pattern:
            if local(colour.tag) == "fgColor":
                return (colour.get("rgb") or "").upper() not in _WHITE
        return True
    return False


@dataclass
class _Reader:
    """Reads one worksheet row by row."""

    package: Package
    found: Collector
    sheet: Sheet
    looks: list[Kind | None]
    strings: list[str]
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    labels: dict[str, Kind] = field(default_factory=dict)
    row_number: int = 0
    row_hidden: bool = False
    row_filled: bool = False
    hidden_by_default: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_values: dict[str, None] = field(default_factory=dict)
    filtered: bool = False
    cells: int = 0

    @property
    def place(self) -> str:
        """How the worksheet is named in findings."""
        return f"工作表“{self.sheet.name}”"

    def read(self) -> None:
        """Note what the sheet holds."""
        for event, element in self.package.events(self.sheet.part, self.found):
            tag = local(element.tag)
            if event == "start" and tag == "row":
                self._row(element)
            elif event == "end":
                self._end(tag, element)
        self._conclude()

    def _end(self, tag: str, element: Element) -> None:
        if tag == "c":
            self._cell(element)
        elif tag == "row":
            self._row_done(element)
        elif tag == "col" and element.get("hidden") in _ON:
            self.hidden_columns.append((int(element.get("min") or 0), int(element.get("max") or 0)))
        elif tag == "sheetFormatPr":
            self.hidden_by_default = element.get("zeroHeight") in _ON
        elif tag == "autoFilter":
            self.filtered = True
        elif tag in _AFFIX:
            text = _FORMAT_CODES.sub("", element.text or "").strip()
            if text:
                self.found.add(kinds.HEADERS, self.place, shorten(text))

    def _row_done(self, element: Element) -> None:
        if self.row_hidden and self.row_filled:
            self.hidden_rows.append(self.row_number)
        element.clear()

    def _row(self, element: Element) -> None:
        self.row_number = int(element.get("r") or self.row_number + 1)
        hidden = element.get("hidden")
        flat = element.get("ht") in {"0", "0.0"}
        self.row_hidden = hidden in _ON or flat or (hidden is None and self.hidden_by_default)
        self.row_filled = False

    def _cell(self, element: Element) -> None:
        text = self._value(element)
        if not text.strip():
            return
        self.cells += 1
        self.row_filled = True
        reference = element.get("r") or ""
        match = _REFERENCE.fullmatch(reference)
        column = match[1] if match else ""
        number = _column_number(column)
        if any(first <= number <= last for first, last in self.hidden_columns):
            self.hidden_values[column] = None
        style = int(element.get("s") or 0)
        trick = self.looks[style] if style < len(self.looks) else None
        if trick:
            self.found.add(trick, self.place, f"{reference}“{shorten(text, 12)}”")
        self._personal(text, reference, column)

    def _personal(self, text: str, reference: str, column: str) -> None:
        label = personal.LABELS.get(text.replace(" ", "").strip("*＊"))
        if label and self.row_number <= _HEADER_WITHIN:
            self.labels[column] = label
        elif column in self.labels:
            self.found.add(self.labels[column], f"{self.place}{column}列")
        for kind, shown in personal.find(text):
            self.found.add(kind, self.place, f"{reference} {shown}")

    def _value(self, element: Element) -> str:
        kind = element.get("t")
        if kind == "inlineStr":
            return "".join(one.text or "" for one in element.iter() if local(one.tag) == "t")
        value = next((one.text or "" for one in element if local(one.tag) == "v"), "")
        if kind != "s":
            return value
        return (
            self.strings[int(value)] if value.isdecimal() and int(value) < len(self.strings) else ""
        )

    def _conclude(self) -> None:
        if self.sheet.state != "visible":
            how = "菜单里也看不到，" if self.sheet.state == "veryHidden" else ""
            kind = kinds.HIDDEN_SHEET if self.cells else kinds.EMPTY_HIDDEN_SHEET
            self.found.add(kind, self.place, f"{how}{self.cells}个有内容的单元格")
        if self.hidden_rows:
            kind = kinds.FILTERED_ROWS if self.filtered else kinds.HIDDEN_ROWS
            shown = f"第{_ranges(self.hidden_rows)}行"
            self.found.add(kind, self.place, shown, len(self.hidden_rows))
        if self.hidden_values:
            shown = "、".join(f"{column}列" for column in self.hidden_values)
            self.found.add(kinds.HIDDEN_COLUMNS, self.place, shown, len(self.hidden_values))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _ranges(numbers: list[int], most: int = 4) -> str:
    """3–5、9: the first runs of neighbouring numbers."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        elif len(runs) == most:
            return "、".join(_run(run) for run in runs) + "等"
        else:
            runs.append([number, number])
    return "、".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    return str(run[0]) if run[0] == run[1] else f"{run[0]}—{run[1]}"
