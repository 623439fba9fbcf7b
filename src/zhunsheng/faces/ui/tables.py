"""Data tables: the template holds the frame, rows are formatted by functions made once from the columns.

A row is a tuple with one value for each column (and, at its end, whatever the links need). That keeps a
list of fifty rows under a millisecond, where a template loop takes six.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from zhunsheng.faces.ui import wording
from zhunsheng.faces.ui.tones import Tone

Row = Sequence[Any]
Formatter = Callable[[Any], str]


@dataclass(frozen=True)
class Column:
    """A column.

    ``kind``: text, number, money (分), day (08-08), date (2022年8月8日), moment, badge (a
    ``(text, tone)`` pair), due (the same, as coloured text), lines (a ``(first, second)`` pair).
    ``sort`` is the value of ``?sort=`` for this column (empty: not sortable). ``format`` overrules the
    kind; it returns text, or SafeString for markup.
    """

    title: str
    kind: str = "text"
    sort: str = ""
    format: Formatter | None = None
    keep: bool = False
    """Never break the line inside this cell."""
    minor: bool = False
    """Left out on a phone, where each row is a card."""


@dataclass(frozen=True)
class Table:
    """A list.

    ``link(row)`` gives the row's address, empty for none; it is put on the first column (``lead``). ``select(row)``
    gives the value of a tick box for work on several rows. ``older`` and ``newer`` are the addresses of the
    neighbouring pages (key-set pagination), ``query`` the present GET parameters, kept by sort links.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    caption: str
    link: Callable[[Row], str] | None = None
    lead: int = 0
    select: Callable[[Row], str] | None = None
    row_tone: Callable[[Row], Tone] | None = None
    query: QueryDict | None = None
    sort: str = ""
    older: str = ""
    newer: str = ""
    empty: str = "没有符合条件的记录。"
    empty_hint: str = ""
    empty_url: str = ""
    empty_action: str = ""
    stack: bool = True
    """Rows become cards on a phone; False for narrow tables of figures."""
    foot: Row = field(default=())

    @property
    def head(self) -> list[Heading]:
        """The head cells."""
        return [self._heading(column) for column in self.columns]

    @property
    def wide(self) -> bool:
        """More columns than a screen holds: the frame scrolls sideways."""
        return len(self.columns) > 8

    @property
    def selectable(self) -> bool:
        """Rows have tick boxes (templates would call ``select`` itself)."""
        return self.select is not None

    @property
    def body(self) -> SafeString:
        """All rows as HTML."""
        draw = row_writer(self)
        return mark_safe("".join([draw(row) for row in self.rows]))  # noqa: S308  cells are escaped

    @property
    def foot_row(self) -> SafeString:
        """The line of sums, where there is one."""
        if not self.foot:
            return SafeString("")
        plain = replace(self, link=None, select=None, row_tone=None)
        row = row_writer(plain)(self.foot)
        blank = '<td class="check"></td>' if self.selectable else ""
        return SafeString(row.replace("<tr>", f"<tr>{blank}", 1))

    def _heading(self, column: Column) -> Heading:
        if not column.sort:
            return Heading(column)
        now = self.sort.lstrip("-") == column.sort
        down = now and self.sort.startswith("-")
        target = f"-{column.sort}" if now and not down else column.sort
        direction = ("descending" if down else "ascending") if now else ""
        return Heading(column, url=changed(self.query, sort=target), direction=direction)


@dataclass(frozen=True)
class Heading:
    """A head cell: its column, where a click leads, how it is sorted now."""

    column: Column
    url: str = ""
    direction: str = ""

    @property
    def numeric(self) -> bool:
        """Stands at the right."""
        return self.column.kind in _NUMERIC


def changed(query: QueryDict | None, **values: str | None) -> str:
    """The query string with ``values`` set (None removes); paging keys go, for the order has changed."""
    copy = query.copy() if query is not None else QueryDict(mutable=True)
    for key in ("older", "newer", "after", "before"):
        copy.pop(key, None)
    for key, value in values.items():
        copy.pop(key, None)
        if value:
            copy[key] = value
    return "?" + copy.urlencode()


def row_writer(table: Table) -> Callable[[Row], str]:
    """A function from a row to its ``<tr>``; made once for each list."""
    writers = [_cell_writer(table, index) for index in range(len(table.columns))]
    select, tone = table.select, table.row_tone

    def write(row: Row) -> str:
        start = f'<tr class="row-{tone(row)}">' if tone else "<tr>"
        check = _check_cell(select(row), row[table.lead]) if select else ""
        return start + check + "".join([writer(row) for writer in writers]) + "</tr>"

    return write


def _cell_writer(table: Table, index: int) -> Callable[[Row], str]:
    column = table.columns[index]
    show = column.format or _KINDS[column.kind]
    lead = index == table.lead
    classes = " ".join(_classes(column, lead))
    start: str = format_html('<td data-label="{}"', column.title)
    start += format_html(' class="{}">', classes) if classes else ">"
    if not (lead and table.link):
        return lambda row: f"{start}{conditional_escape(show(row[index]))}</td>"
    link = table.link

    def linked(row: Row) -> str:
        url, text = conditional_escape(link(row)), conditional_escape(show(row[index]))
        if not url:
            return f"{start}{text}</td>"
        return f'{start}<a class="row-link" href="{url}">{text}</a></td>'

    return linked


def _classes(column: Column, lead: bool) -> Iterable[str]:
    if lead:
        yield "lead-cell"
    if column.kind in _NUMERIC:
        yield "num"
    if column.keep or column.kind in _KEPT:
        yield "keep"
    if column.minor:
        yield "minor"


def _check_cell(value: str, name: object) -> str:
    return format_html(
        '<td class="check"><input type="checkbox" name="chosen" value="{}" aria-label="选中 {}"></td>',
        value,
        name,
    )


def _badge(value: tuple[str, str] | None) -> str:
    if not value or not value[0]:
        return wording.DASH
    return format_html('<span class="badge badge-{}">{}</span>', value[1], value[0])


_DUE_CLASSES = {Tone.RED: "late", Tone.AMBER: "soon"}


def _due(value: tuple[str, str] | None) -> str:
    if not value or not value[0]:
        return wording.DASH
    text, tone = value
    name = _DUE_CLASSES.get(Tone(tone), "")
    return format_html('<span class="{}">{}</span>', name, text) if name else text


def _lines(value: tuple[str, str]) -> str:
    return format_html('<span>{}<br><span class="hint">{}</span></span>', *value)


def _text(value: Any) -> str:
    return wording.DASH if value is None or value == "" else str(value)


_KINDS: dict[str, Formatter] = {
    "text": lambda value: value if isinstance(value, SafeString) else _text(value),
    "number": wording.grouped,
    "money": wording.yuan,
    "day": wording.short_day,
    "date": wording.full_day,
    "moment": wording.moment,
    "badge": _badge,
    "due": _due,
    "lines": _lines,
}
_NUMERIC = frozenset({"number", "money"})
_KEPT = frozenset({"number", "money", "day", "date", "moment", "badge", "due"})
