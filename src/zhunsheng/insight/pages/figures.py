"""一个数字: what it counts, how it moved, what it is made of, and its records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui.charts import Chart
from zhunsheng.faces.ui.parts import Crumb, Fact, Tab
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.faces.workbench.views.lists import XLSX
from zhunsheng.insight.indicators.declaration import Dimension, Indicator, Ratio, Together
from zhunsheng.insight.indicators.declaration import Table as CountedTable
from zhunsheng.insight.indicators.figures import Figure, change, grouped, series
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.records import Listing, behind, listed_for
from zhunsheng.insight.indicators.registry import UnknownIndicator, find
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.insight.pages import charts
from zhunsheng.insight.pages.asked import READERS, address, begun, period_of, scope_of
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.lib import xlsx
from zhunsheng.lib.hanzi import date_text

SIZE = 50
MOST_EXPORTED = 10_000
MATTER_COLUMNS = (
    xlsx.Column("number", "案号", width=20),
    xlsx.Column("title", "标题", width=44),
    xlsx.Column("received_on", "收到", xlsx.Kind.DATE),
    xlsx.Column("accepted_on", "受理", xlsx.Kind.DATE),
    xlsx.Column("closed_on", "办结", xlsx.Kind.DATE),
    xlsx.Column("outcome", "结果", width=20),
)


@dataclass
class Asked:
    """One figure as it was asked for: period, place, part of a ratio, cell of a breakdown."""

    request: HttpRequest
    name: str
    indicator: Indicator
    period: Period
    scope: Scope

    def url(self, **values: Any) -> str:
        """The same figure, asked otherwise."""
        return address(
            f"figures/{self.name}/{values.pop('year', self.period.start.year)}/",
            self.request,
            **values,
        )

    @property
    def part(self) -> str:
        """Numerator or denominator."""
        return "denominator" if self.request.GET.get("part") == "denominator" else "numerator"

    @property
    def start(self) -> int:
        """How many records come before this page."""
        text = self.request.GET.get("from", "")
        return int(text) if text.isdecimal() and len(text) < 8 else 0

    @cached_property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions by which every leaf can be broken down."""
        if isinstance(self.indicator, Together):
            return ()
        first, *rest = ([*getattr(leaf, "by", ())] for leaf in self.indicator.leaves())
        return tuple(one for one in first if all(one in other for other in rest))

    @cached_property
    def by(self) -> Dimension | None:
        """The dimension asked for."""
        wanted = self.request.GET.get("by", "")
        return next((one for one in self.dimensions if one.code == wanted), None)

    @cached_property
    def cell(self) -> tuple[dict[Dimension, Any] | None, str]:
        """The cell of the breakdown that ``?key=`` names, and its label. 404 when there is none."""
        if self.by is None or "key" not in self.request.GET:
            return None, ""
        asked = self.request.GET["key"]
        for group in grouped([self.indicator], self.period, [self.by], self.scope):
            if charts.key_text(group.key[0]) == asked:
                return {self.by: group.key[0]}, group.labels[0]
        raise Http404("这一类没有记录。")

    def listing(self, limit: int, offset: int) -> Listing:
        """The records. Raises ``ValueError`` where they lie in different tables."""
        return listed_for(
            person_of(self.request),
            self.indicator,
            self.period,
            self.scope,
            self.cell[0],
            part=self.part,
            limit=limit,
            offset=offset,
        )


@holding(*READERS)
def figure(request: HttpRequest, name: str, year: int) -> HttpResponse:
    """One figure; ``?form=xlsx`` is the sheet of its records."""
    try:
        indicator = find(name)
    except UnknownIndicator as error:
        raise Http404(str(error)) from error
    asked = Asked(request, name, indicator, period_of(request, year), scope_of(request))
    if request.GET.get("form") == "xlsx":
        return _sheet(asked)
    now, before = (
        found[0]
        for found in series([indicator], [asked.period, asked.period.year_before()], asked.scope)
    )
    page = {
        "figure": now,
        "period": asked.period,
        "definition": definition(now, before),
        "is_ratio": isinstance(indicator, Ratio),
        "tabs": [
            Tab(f"按{one.title}", asked.url(by=one.code), current=one is asked.by)
            for one in asked.dimensions
        ],
        "charts": _charts(asked),
        "crumbs": [
            Crumb("统计数字", address("statistics/", request, year=year, month="")),
            Crumb(indicator.title),
        ],
        "years": [
            Tab(f"{one}年", asked.url(year=one, month="", until=""), current=one == year)
            for one in (year + 1, year, year - 1, year - 2)
            if begun(one)
        ],
        **_records(asked),
    }
    return render(request, "insight/figure.html", page)


def definition(now: Figure, before: Figure | None = None) -> list[Fact]:
    """算法、口径、截止、上年、依据: what stands beside a figure wherever it is shown."""
    facts = [
        Fact("算法", now.explanation or "逐件计数"),
        Fact("口径", now.indicator.basis),
        Fact("期间", now.period.title),
        Fact("截止", date_text(now.period.end)),
    ]
    if before is not None:
        moved = change(now, before)
        facts.append(Fact("上年", f"{before.text}（{moved}）" if moved else before.text))
    facts.append(Fact("依据", now.indicator.legal_source or "—"))
    if now.submitted:
        facts.append(Fact("填报", f"{'、'.join(now.submitted)}填报，还没有被记录替代"))
    return facts


def _charts(asked: Asked) -> list[Chart]:
    indicator, period, scope = asked.indicator, asked.period, asked.scope
    if isinstance(indicator, Together) or indicator.least:
        return []
    title = f"{indicator.title}，按月"
    found = [charts.by_month(asked.request, [indicator], period, scope, title)]
    if asked.by is not None:
        found.insert(
            0, charts.breakdown(asked.request, indicator, period, scope, asked.by, most=40)
        )
    return found


def _records(asked: Asked) -> dict[str, Any]:
    """The records that the reader may see, a page at a time; what is hidden is counted."""
    where, label = asked.cell
    try:
        table = behind(asked.indicator, asked.part)[0].table
        listing = asked.listing(SIZE + 1, asked.start)
    except ValueError as error:
        return {"no_records": str(error)}
    kept = {name: asked.request.GET.get(name, "") for name in ("by", "key", "part")}
    older = asked.url(**kept, **{"from": asked.start + SIZE}) if len(listing.rows) > SIZE else ""
    newer = asked.url(**kept, **{"from": max(asked.start - SIZE, 0) or None}) if asked.start else ""
    return {
        "records": records_table(listing.rows[:SIZE], table, older=older, newer=newer),
        "note": listing.note,
        "cell": f"{asked.by.title}：{label}" if where and asked.by else "",
        "all_url": asked.url(by=asked.by.code) if where and asked.by else "",
        "export_url": asked.url(**kept, form="xlsx"),
        "parts": [
            Tab(title, asked.url(part=code), current=code == asked.part)
            for code, title in (("numerator", "分子的记录"), ("denominator", "分母的记录"))
        ],
    }


def records_table(
    rows: list[dict[str, Any]], counted: CountedTable, *, older: str, newer: str
) -> Table:
    """Matters with their dates and outcome, or the rows of a register with its columns."""
    if not counted.matter:
        return _rows_table(rows, counted, older=older, newer=newer)
    return Table(
        columns=(
            Column("案件", "lines"),
            Column("收到", "date"),
            Column("办结", "date"),
            Column("结果"),
        ),
        rows=[
            (
                (row["title"], row["number"] or "未编号"),
                row["received_on"],
                row["closed_on"],
                row["outcome"],
                row["id"],
            )
            for row in rows
        ],
        caption="数字背后的记录",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]),
        older=older,
        newer=newer,
        empty="没有您可以查阅的记录。",
        empty_hint="数字为零，或者记录都不在您的查阅范围内。",
    )


def _titles(counted: CountedTable) -> dict[str, str]:
    """What the columns of a register's rows are called, the key left out."""
    names = [name for name in counted.columns if name != "id"]
    title = counted.register.title_of if counted.register else str
    return {name: title(name) for name in names}


def _rows_table(
    rows: list[dict[str, Any]], counted: CountedTable, *, older: str, newer: str
) -> Table:
    titles, register = _titles(counted), counted.register
    if register and "code" not in register.columns:
        # The page shows what the register's own list shows; the sheet has the code, too.
        del titles["code"]
    return Table(
        columns=[Column(title) for title in titles.values()],
        rows=[(*(row[name] for name in titles), row.get("id")) for row in rows],
        caption="数字背后的记录",
        link=(lambda row: reverse("workbench:entry", args=[register.code, row[-1]]))
        if register
        else None,
        older=older,
        newer=newer,
        empty="没有您可以查阅的记录。",
        empty_hint="数字为零，或者记录都不在您的查阅范围内。",
    )


def _sheet(asked: Asked) -> HttpResponse:
    """The records that the reader may see, as an Excel file."""
    try:
        table = behind(asked.indicator, asked.part)[0].table
        rows = asked.listing(MOST_EXPORTED, 0).rows
    except ValueError as error:
        raise Http404(str(error)) from error
    columns: tuple[xlsx.Column, ...] = MATTER_COLUMNS
    if not table.matter:
        columns = tuple(xlsx.Column(name, title) for name, title in _titles(table).items())
    content = marked(rows, columns, asked.indicator.title)
    response = HttpResponse(content, content_type=XLSX)
    filename = f"records-{asked.name}-{asked.period.start.year}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
