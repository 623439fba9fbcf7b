"""The portal's list of one kind of publication: search form, query, line, page, files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponseBase

from zhunsheng.commons.publication import search, services
from zhunsheng.commons.publication.declare import Choices, PublicationKind
from zhunsheng.commons.publication.models import Publication
from zhunsheng.faces.portal.declare import Download, Item, Line, PublicList
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import filetype
from zhunsheng.lib.hanzi import date_text


def public_list(kind: PublicationKind) -> PublicList:
    """The published list of a kind."""
    return PublicList(
        code=kind.slug,
        title=kind.title,
        lead=kind.lead,
        keywords=kind.keywords,
        form=form_of(kind),
        find=lambda data: find(kind, data),
        line=lambda row: lines(kind, [row])[0],
        lines=lambda rows: lines(kind, rows),
        item=lambda pk: item(kind, pk),
        download=lambda pk, number: download(kind, pk, number),
        home=kind.home,
        news=True,
        order=kind.order,
    )


def find(kind: PublicationKind, data: dict[str, Any]) -> QuerySet[Publication]:
    """What may be read and holds every word, the newest first."""
    rows: QuerySet[Publication] = Publication.objects.readable().filter(kind=kind.code)
    if data.get("year"):
        rows = rows.filter(published_on__year=data["year"])
    for name in ("category", "topic", "unit"):
        if data.get(name):
            rows = rows.filter(**{name: data[name]})
    if data.get("q"):
        rows = search.narrow(rows, data["q"])
    return rows.select_related("unit").defer("text").order_by("-published_on", "-pk")


def form_of(kind: PublicationKind) -> type[forms.Form]:
    """The search form: words, and the choices that the kind offers, each read once for a page."""
    offered: dict[str, tuple[str, Callable[[], Choices]]] = {
        "year": ("年份", lambda: _years(kind)),
        "category": (kind.category_title, kind.category_choices),
        "topic": (kind.topic_title, kind.topic_choices),
        "unit": ("单位", lambda: _units(kind)),
    }
    attrs = {"type": "search", "placeholder": kind.example}

    class PublicationForm(forms.Form):
        """Words and choices."""

        q = forms.CharField(
            label="关键词", required=False, max_length=60, widget=forms.TextInput(attrs=attrs)
        )

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            for name in kind.filters:
                label, choices = offered[name]
                self.fields[name] = forms.ChoiceField(
                    label=label, required=False, choices=[("", f"全部{label}"), *choices()]
                )

    return PublicationForm


def _years(kind: PublicationKind) -> list[tuple[str, str]]:
    """From the first to the last: the two ends of an index. What was taken down counts, too."""
    days = Publication.objects.filter(kind=kind.code).values_list("published_on", flat=True)
    first = days.order_by("published_on").first()
    last = days.order_by("-published_on").first()
    if first is None or last is None:
        return []
    return [(str(year), f"{year}年") for year in range(last.year, first.year - 1, -1)]


def _units(kind: PublicationKind) -> list[tuple[str, str]]:
    """Units that have something public: one look into the index for each unit, not one for each row."""
    rows = Publication.objects.filter(kind=kind.code, unit=OuterRef("pk"))
    units = Unit.objects.filter(Exists(rows)).order_by("pk")
    return [(str(unit.pk), unit.label) for unit in units]


def lines(kind: PublicationKind, rows: Sequence[Publication]) -> list[Line]:
    """The lines of one page of the list."""
    categories = dict(kind.category_choices())
    return [_line(kind, row, categories) for row in rows]


def _line(kind: PublicationKind, row: Publication, categories: Mapping[str, str]) -> Line:
    ended = "已失效" if row.ended_on else ""
    unit = row.unit.label if "unit" in kind.filters else ""
    note = " · ".join(
        part for part in (row.number, categories.get(row.category, ""), unit, ended) if part
    )
    return Line(row.pk, row.title, note, row.published_on)


def _row(kind: PublicationKind, pk: int) -> Publication | None:
    rows = Publication.objects.filter(kind=kind.code).select_related("unit", "matter")
    return rows.filter(pk=pk).first()


def item(kind: PublicationKind, pk: int) -> Item | None:
    """One of them on its page, or the sentence that it cannot be read any more."""
    row = _row(kind, pk)
    if row is None:
        return None
    if row.withdrawn_on:
        day = date_text(row.withdrawn_on)
        gone = f"这份{kind.noun}曾经公开，{day}撤下了，不能再看。"
        return Item(f"这份{kind.noun}已经撤下", gone=gone)
    if not row.is_readable():
        gone = f"这份{kind.noun}按规定只公示一段时间，现在公示期满了，不能再看。"
        return Item(f"这份{kind.noun}公示期已满", gone=gone)
    texts = [text for text in row.text.splitlines() if text.strip()]
    return Item(row.title, _facts(kind, row), texts, note=_note(row), files=_files(row))


def _facts(kind: PublicationKind, row: Publication) -> list[Fact]:
    found = [
        Fact(kind.number_title, row.number),
        Fact(kind.category_title, dict(kind.category_choices()).get(row.category, "")),
        Fact(kind.topic_title, dict(kind.topic_choices()).get(row.topic, "")),
        Fact("公开单位", row.unit.name if "unit" in kind.filters else ""),
        Fact(kind.happened_title, date_text(row.happened_on) if row.happened_on else ""),
        Fact("公开日期", date_text(row.published_on)),
        *kind.facts(row),
    ]
    return [fact for fact in found if fact.value]


def _note(row: Publication) -> str:
    if row.ended_on:
        return f"此件{date_text(row.ended_on)}起已经失效，仅供查阅。"
    return f"此件{date_text(row.corrected_on)}更正过。" if row.corrected_on else ""


def _files(row: Publication) -> list[Download]:
    files = row.files.select_related("document__blob").order_by("position")
    return [
        Download(
            one.title,
            one.position,
            _type_name(one.document.blob.mime) if one.document.blob else "PDF 文档",
            one.document.blob.size if one.document.blob else 0,
        )
        for one in files
    ]


def _type_name(mime: str) -> str:
    return next((kind.name for kind in filetype.TYPES.values() if kind.mime == mime), "文件")


def download(kind: PublicationKind, pk: int, number: int) -> HttpResponseBase | None:
    """A file of one of them."""
    row = _row(kind, pk)
    return services.download(row, number) if row else None
