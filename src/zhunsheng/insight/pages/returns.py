"""Statutory returns and tables: numbers in their cells, every balance rule marked, Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhunsheng.faces.ui.parts import Crumb, Tab
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.people import holding
from zhunsheng.faces.workbench.views.lists import XLSX
from zhunsheng.insight.indicators.declaration import Balance
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.returns import (
    WHOLE,
    Filled,
    Imbalance,
    Line,
    fill,
    returns,
    to_xlsx,
)
from zhunsheng.insight.indicators.tables import (
    FilledTable,
    StatutoryTable,
    Value,
    fill_table,
    tables,
    to_form,
)
from zhunsheng.insight.pages import charts
from zhunsheng.insight.pages.asked import (
    READERS,
    AskedForm,
    address,
    begun,
    period_of,
    scope_of,
)


@holding(*READERS)
def filled(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The return or table of a year; ``?form=xlsx`` is the sheet. A return is shown by one of its dimensions."""
    table = tables.get(code)
    if table is not None:
        return _statutory(request, table, year)
    definition = returns.get(code)
    if definition is None:
        raise Http404("没有这张报表。")
    by = next((d for d in definition.rows if d.code == request.GET.get("by")), definition.rows[0])
    found = fill(definition, period_of(request, year), scope_of(request), by)
    if request.GET.get("form") == "xlsx":
        return _sheet(to_xlsx(found), code, year)
    page = {
        "filled": found,
        "table": _table(request, found, year),
        "tabs": [
            Tab(
                f"按{one.title}",
                address(f"returns/{code}/{year}/", request, by=one.code),
                current=one is by,
            )
            for one in definition.rows
        ],
        **_common(request, code, year, found, by=by.code),
    }
    return render(request, "insight/return.html", page)


def _statutory(request: HttpRequest, table: StatutoryTable, year: int) -> HttpResponse:
    """A table in its printed shape."""
    found = fill_table(table, period_of(request, year), scope_of(request))
    if request.GET.get("form") == "xlsx":
        return _sheet(to_form(found), table.code, year)

    def opens(value: Value) -> str:
        figure = value.figure
        if figure is None or not figure.value:
            return ""
        chosen = (
            {}
            if value.key is WHOLE or table.by is None
            else {"by": table.by.code, "key": charts.key_text(value.key)}
        )
        path = f"figures/{figure.code}/{year}/"
        return address(path, request, **chosen) + "#records"

    page = {
        "filled": found,
        "grids": grids(found, opens),
        **_common(request, table.code, year, found),
    }
    return render(request, "insight/return.html", page)


def _common(
    request: HttpRequest, code: str, year: int, found: Filled | FilledTable, **by: str
) -> dict[str, Any]:
    """What both kinds of page show around their numbers."""
    return {
        "rules": _rules(found.definition.rules, found.imbalances),
        "form": _narrowing(request, found.period),
        "export_url": address(f"returns/{code}/{year}/", request, form="xlsx", **by),
        "years": [
            Tab(f"{one}年", address(f"returns/{code}/{one}/", request, **by), current=one == year)
            for one in (year + 1, year, year - 1, year - 2)
            if begun(one)
        ],
        "crumbs": [
            Crumb("统计数字", address("statistics/", request, year=year)),
            Crumb(found.definition.title),
        ],
    }


def _narrowing(request: HttpRequest, period: Period) -> AskedForm:
    """Place and unit; the year stands in the address."""
    form = AskedForm(period, scope_of(request))
    del form.fields["year"]
    return form


def _rules(
    rules: Sequence[Balance], imbalances: Sequence[Imbalance]
) -> list[tuple[Balance, list[Imbalance]]]:
    """Each rule with where it does not hold."""
    return [(rule, [one for one in imbalances if one.rule is rule]) for rule in rules]


def _sheet(content: bytes, code: str, year: int) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{code}-{year}.xlsx"'
    return response


@dataclass(frozen=True)
class GridCell:
    """One cell of a table as the template draws it; ``url`` opens its records."""

    text: str
    rows: int
    columns: int
    role: str
    url: str = ""


def grids(
    found: FilledTable, opens: Callable[[Value], str] = lambda _value: ""
) -> list[list[list[GridCell]]]:
    """The blocks of a table for ``insight/parts/grids.html``."""
    return [
        [
            [
                GridCell(
                    "" if box.content is None else str(box.content),
                    box.rows,
                    box.columns,
                    box.role,
                    opens(value) if value else "",
                )
                for box, value in row
            ]
            for row in block
        ]
        for block in found.grid
    ]


def _table(request: HttpRequest, found: Filled, year: int) -> Table:
    first, *rest = found.headings
    return Table(
        columns=[
            Column(first, keep=True),
            Column("平衡", keep=True),
            *(Column(title, "number", format=str) for title in rest),
        ],
        rows=[_line(request, found, line, year) for line in found.lines],
        foot=_line(request, found, found.total, year),
        caption=found.definition.title,
        stack=False,
    )


def _line(request: HttpRequest, found: Filled, line: Line, year: int) -> tuple[Any, ...]:
    """Every number that is not zero opens its records."""
    cells = []
    whole = line is found.total
    for number, (_title, indicator) in zip(line.numbers, found.definition.columns, strict=True):
        values = {} if whole else {"by": found.dimension.code, "key": charts.key_text(line.key)}
        url = address(f"figures/{indicator.code}/{year}/", request, **values)
        cells.append(_number(number, url))
    broken = any(one.key == line.key for one in found.imbalances)
    mark = '<span class="late">✗ 不平</span>' if broken else "✓"
    return (line.label, SafeString(mark), *cells)


def _number(number: int | float | None, url: str) -> SafeString:
    if number is None:
        return SafeString("—")
    if not number:
        return SafeString("0")
    return format_html('<a href="{}">{}</a>', f"{url}#records", number)
