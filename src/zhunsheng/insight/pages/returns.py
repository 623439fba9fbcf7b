"""A statutory return: numbers by row, every balance rule marked, Excel."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhunsheng.faces.ui.parts import Crumb, Tab
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.people import holding
from zhunsheng.faces.workbench.views.lists import XLSX
from zhunsheng.insight.indicators.returns import Filled, Line, fill, returns, to_xlsx
from zhunsheng.insight.pages import charts
from zhunsheng.insight.pages.asked import READERS, address, begun, period_of, scope_of


@holding(*READERS)
def filled(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The return of a year by one of its dimensions; ``?form=xlsx`` is the sheet."""
    definition = returns.get(code)
    if definition is None:
        raise Http404("没有这张报表。")
    by = next((d for d in definition.rows if d.code == request.GET.get("by")), definition.rows[0])
    found = fill(definition, period_of(request, year), scope_of(request), by)
    if request.GET.get("form") == "xlsx":
        response = HttpResponse(to_xlsx(found), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{code}-{year}.xlsx"'
        return response
    path = f"returns/{code}/{year}/"
    page = {
        "filled": found,
        "table": _table(request, found, year),
        "rules": [
            (rule, [one for one in found.imbalances if one.rule is rule])
            for rule in definition.rules
        ],
        "tabs": [
            Tab(f"按{one.title}", address(path, request, by=one.code), current=one is by)
            for one in definition.rows
        ],
        "export_url": address(path, request, by=by.code, form="xlsx"),
        "years": [
            Tab(
                f"{one}年",
                address(f"returns/{code}/{one}/", request, by=by.code),
                current=one == year,
            )
            for one in (year + 1, year, year - 1, year - 2)
            if begun(one)
        ],
        "crumbs": [
            Crumb("统计数字", address("statistics/", request, year=year)),
            Crumb(definition.title),
        ],
    }
    return render(request, "insight/return.html", page)


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
