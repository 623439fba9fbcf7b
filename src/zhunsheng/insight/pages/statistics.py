"""统计数字: every figure of a year by chapter, with last year's beside it, charts and the statutory returns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhunsheng.faces.ui.parts import Stat
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.people import holding
from zhunsheng.faces.workbench.views.lists import XLSX
from zhunsheng.insight.indicators.figures import Figure, change, series
from zhunsheng.insight.indicators.registry import listed
from zhunsheng.insight.indicators.returns import returns
from zhunsheng.insight.indicators.tables import tables
from zhunsheng.insight.pages import charts
from zhunsheng.insight.pages.asked import READERS, AskedForm, address, period_of, scope_of
from zhunsheng.insight.reports.parts import chapter_of
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.lib import xlsx

Pair = tuple[Figure, Figure]
KEY_FIGURES = 6
COLUMNS = (
    xlsx.Column("chapter", "章", width=24),
    xlsx.Column("ref", "编号"),
    xlsx.Column("title", "指标", width=30),
    xlsx.Column("text", "数值"),
    xlsx.Column("explanation", "算法", width=36),
    xlsx.Column("before", "上年同期"),
    xlsx.Column("change", "变化"),
    xlsx.Column("basis", "口径", width=60),
    xlsx.Column("source", "依据", width=36),
)


@holding(*READERS)
def statistics(request: HttpRequest) -> HttpResponse:
    """Every listed figure by chapter; ``?form=xlsx`` is the sheet."""
    period, scope = period_of(request), scope_of(request)
    now, before = series(listed(), [period, period.year_before()], scope)
    pairs = list(zip(now, before, strict=True))
    if request.GET.get("form") == "xlsx":
        return _sheet(pairs, period.start.year)
    chapters: dict[str, list[Pair]] = {}
    for pair in pairs:
        chapters.setdefault(chapter_of(pair[0].indicator.chapter).heading, []).append(pair)
    main = charts.flows([figure.indicator for figure in now])
    year = period.start.year
    drawn = (
        charts.breakdown(request, leaf, period, scope, by) for leaf, by in charts.dimensions(main)
    )
    broken_down = [chart for chart in drawn if chart.labels]
    jumps = [(heading, f"chapter-{at}") for at, heading in enumerate(chapters, start=1)]
    page = {
        "jumps": [*jumps, *([("分类图表", "charts")] if broken_down else [])],
        "period": period,
        "scope": scope,
        "form": AskedForm(period, scope),
        "stats": key_stats(request, pairs),
        "tables": [
            (heading, f"chapter-{at}", _table(request, found))
            for at, (heading, found) in enumerate(chapters.items(), start=1)
        ],
        "trends": charts.trends(request, main, period, scope),
        "charts": broken_down,
        "returns": [
            (one.title, address(f"returns/{one.code}/{year}/", request))
            for one in (*returns, *sorted(tables, key=lambda table: table.order))
        ],
        "export_url": address("statistics/", request, year=year, form="xlsx"),
        "submitted": any(figure.submitted for figure in now),
    }
    return render(request, "insight/figures.html", page)


def key_stats(request: HttpRequest, pairs: Sequence[Pair]) -> list[Stat]:
    """The figures that have a place in the model report, large."""
    return [
        Stat(
            now.title,
            now.printed,
            now.unit if now.value is not None else "",
            note=f"上年{before.text}　{change(now, before)}".strip(),
            url=charts.figure_page(request, now),
        )
        for now, before in pairs
        if now.ref
    ][:KEY_FIGURES]


def _table(request: HttpRequest, pairs: Sequence[Pair]) -> Table:
    columns = (
        Column("指标和口径"),
        Column("数值", keep=True),
        Column("分子 ÷ 分母"),
        Column("上年同期", keep=True),
    )
    return Table(
        columns=columns,
        rows=[_row(request, now, before) for now, before in pairs],
        caption="统计数字",
    )


def _row(request: HttpRequest, now: Figure, before: Figure) -> tuple[Any, ...]:
    url = charts.figure_page(request, now)
    return (
        format_html(
            '<span>{}<br><span class="hint">{}{}</span></span>',
            now.title,
            now.indicator.basis,
            _source(now),
        ),
        _number(now, url),
        now.explanation,
        _last_year(before, change(now, before)),
    )


def _source(figure: Figure) -> str:
    return f"（{figure.indicator.legal_source}）" if figure.indicator.legal_source else ""


def _number(figure: Figure, url: str) -> SafeString:
    mark = SafeString("")
    if figure.submitted:
        mark = format_html(
            ' <span class="badge badge-amber" title="{}">填报</span>', "、".join(figure.submitted)
        )
    plain = f"{figure.printed}{figure.unit}" if figure.value is not None else "—"
    return format_html(
        '<a class="figure-number" href="{}">{}<span class="hidden-text">，{}的记录</span></a>{}',
        url,
        plain,
        figure.title,
        mark,
    )


def _last_year(before: Figure, moved: str) -> SafeString:
    return format_html('<span class="last-year">{}<br>{}</span>', before.text, moved)


def _sheet(pairs: Sequence[Pair], year: int) -> HttpResponse:
    rows = [
        {
            "chapter": chapter_of(now.indicator.chapter).heading,
            "ref": now.ref,
            "title": now.title,
            "text": now.text,
            "explanation": now.explanation,
            "before": before.text,
            "change": change(now, before),
            "basis": now.basis,
            "source": now.indicator.legal_source,
        }
        for now, before in pairs
    ]
    response = HttpResponse(marked(rows, COLUMNS, f"{year}年统计数字"), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="figures-{year}.xlsx"'
    return response
