"""Compose, fill and write a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString

from zhunsheng.insight.indicators.figures import Figure, figures_of
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.registry import indicators
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.insight.reports import parts
from zhunsheng.insight.reports.links import figure_url, name_of
from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.layout import tree
from zhunsheng.kernel.documents.rendering import is_demonstration
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.lib.hanzi import date_text, rough

HERE = Path(__file__).parent
DRAFT = "草稿"
LINK = "figure"


class UnknownFormat(ValueError):
    """A report cannot be written in this format."""


@dataclass(frozen=True)
class Report:
    """A report for a place and a period.

    ``template`` is the text with live figures, as an editor changes it; ``source`` the same with every figure filled
    in and the appendix behind it; ``figures`` are those that occur in the text, in order. ``mark`` stands on every
    page; a frozen report has none.
    """

    title: str
    period: Period
    scope: Scope
    template: str
    source: str
    figures: tuple[Figure, ...]
    mark: str = DRAFT

    @property
    def year(self) -> int:
        """The year that is reported on."""
        return self.period.start.year

    @cached_property
    def document(self) -> layout.Document:
        """The report as a document tree."""
        return layout.parse(self.source)

    def text(self) -> str:
        """The words, for search and checks."""
        return layout.to_text(self.document)

    def html(self) -> SafeString:
        """The report as one article; each figure is a link to its records."""
        return layout.to_html(self.document, demonstration=is_demonstration(), mark=self.mark)

    def docx(self) -> bytes:
        """The report as a Word file."""
        return layout.to_docx(self.document, demonstration=is_demonstration(), mark=self.mark)

    def pdf(self) -> bytes:
        """The report as PDF."""
        return layout.to_pdf(self.document, demonstration=is_demonstration(), mark=self.mark)

    def page(self, site: str = "") -> bytes:
        """The report as one HTML file that can be opened anywhere; its figures lead to ``site``."""
        return whole_page(self.title, self.html(), site)

    def write(self, path: str | Path, site: str = "") -> None:
        """Write a file in the format of its suffix. Raises :class:`UnknownFormat`."""
        Path(path).write_bytes(in_format(self, Path(path).suffix, site))


def in_format(report: Any, suffix: str, site: str = "") -> bytes:
    """``report`` as ``.docx``, ``.html`` or ``.pdf``; ``site`` is the address that links of a page begin with."""
    match suffix.lower():
        case ".docx":
            return bytes(report.docx())
        case ".pdf":
            return bytes(report.pdf())
        case ".html" | ".htm":
            return bytes(report.page(site))
    raise UnknownFormat(
        f"不能写成“{suffix or '没有后缀'}”的文件，请把文件名的后缀写成 .docx、.pdf 或者 .html。"
    )


def whole_page(title: str, article: str, site: str = "") -> bytes:
    """An HTML page around ``article`` with the style sheet of documents in it."""
    found = finders.find("documents/document.css")
    style = Path(str(found)).read_text(encoding="utf-8") if found else ""
    base = f'<base href="{escape(site)}">\n' if site else ""
    head = f'<meta charset="utf-8">\n{base}<title>{escape(title)}</title>\n<style>\n{style}</style>'
    page = f'<!doctype html>\n<html lang="zh-CN">\n<head>\n{head}\n</head>\n<body>\n{article}\n</body>\n</html>\n'
    return page.encode()


def template() -> str:
    """The report as the businesses compose it, with live figures: what an editor begins with."""
    head = (HERE / "annual.md").read_text(encoding="utf-8")
    return f"{head}{parts.body()}\n"


def report(year: int, place: Place | None = None, text: str | None = None) -> Report:
    """The report of a year, counted now; ``text`` is an edited template instead of the composed one.

    Raises ``ValueError`` for a year that has not begun and ``TemplateProblem`` for a text that cannot be filled.
    """
    return compose(Period.of_year(year), Scope(place), template() if text is None else text)


def compose(period: Period, scope: Scope, text: str) -> Report:
    """Fill ``text`` with the figures of a period and scope and put the appendix behind it."""
    found = figures_of(list(indicators), period, scope)
    data = context(found, period, name_of_place(scope.place))
    used = _used(layout.parse(layout.render_source(text, data)), found)
    data |= {
        "appendix": [_row(figure) for figure in used],
        "submitted": any(f.submitted for f in used),
    }
    appendix = (HERE / "appendix.md").read_text(encoding="utf-8") if used else ""
    source = layout.render_source(f"{text.rstrip()}\n\n{appendix}", data)
    return Report(layout.read_meta(source).title, period, scope, text, source, used)


def context(found: list[Figure], period: Period, name: str) -> dict[str, Any]:
    """What a report's template may use: every figure by F-number and by code, year, cut-off and the place's name.

    ``rough`` holds them all once more, counts rounded down as 150余.
    """
    data: dict[str, Any] = {
        "year": period.start.year,
        "name": name,
        "period": period.title,
        "cutoff": date_text(period.end),
        "rough": {},
    }
    for figure in found:
        slot = as_slot(figure)
        *way, last = figure.code.split(".")
        for names in filter(None, ([*way, last], [figure.ref] if figure.ref else [])):
            _put(data, names, slot)
            _put(data["rough"], names, slot | {"text": _rough(figure)})
    return data


def _put(data: dict[str, Any], names: list[str], slot: dict[str, Any]) -> None:
    for name in names[:-1]:
        data = data.setdefault(name, {})
    data[names[-1]] = slot


def as_slot(figure: Figure) -> dict[str, Any]:
    """A figure as templates see it: ``|figure`` prints ``text`` as a link, ``number`` is for conditions."""
    slot: dict[str, Any] = {
        "text": figure.text,
        "code": name_of(figure),
        "href": figure_url(figure),
        "number": figure.worth.number,
    }
    return slot | {"submitted": "true"} if figure.submitted else slot


def _rough(figure: Figure) -> str:
    """150余件: a count rounded down for running text; anything else as it is."""
    worth = figure.worth
    if worth.divisor is not None or worth.parts or worth.number < 0 or figure.submitted:
        return figure.text
    return f"{rough(worth.number)}{figure.unit}"


def _used(document: layout.Document, found: list[Figure]) -> tuple[Figure, ...]:
    """The figures whose links occur in ``document``, in order of their first occurrence."""
    by_name = {name_of(figure): figure for figure in found}
    codes = dict.fromkeys(link.code for link in links(document) if link.kind == LINK)
    return tuple(by_name[code] for code in codes if code in by_name)


def links(node: Any) -> Iterator[tree.Link]:
    """Every link in a document tree, in reading order."""
    match node:
        case tree.Link():
            yield node
        case tuple():
            for item in node:
                yield from links(item)
        case _ if hasattr(node, "__dataclass_fields__"):
            for name in node.__dataclass_fields__:
                yield from links(getattr(node, name))


def _row(figure: Figure) -> dict[str, Any]:
    return {
        "title": figure.title,
        "figure": as_slot(figure),
        "basis": figure.basis,
        "explanation": figure.explanation,
        "source": figure.source,
    }


def name_of_place(place: Place | None) -> str:
    """The name in the title: the place's, or that of the one county that the installation serves."""
    if place is None:
        counties = Place.objects.filter(level=Place.Level.COUNTY).order_by("code")[:2]
        place = counties[0] if len(counties) == 1 else None
    return str(place) if place else ""


def write(year: int, path: str | Path, place: Place | None = None, site: str = "") -> Report:
    """Count, compose and write the report of a year; the suffix of ``path`` is the format.

    Raises :class:`UnknownFormat` before anything is counted.
    """
    suffix = Path(path).suffix
    if suffix.lower() not in (".docx", ".pdf", ".html", ".htm"):
        in_format(None, suffix)
    made = report(year, place)
    made.write(path, site)
    return made
