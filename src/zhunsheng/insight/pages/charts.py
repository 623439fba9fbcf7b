"""Charts of figures; every bar opens its records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from zhunsheng.faces.ui.charts import Chart, Series
from zhunsheng.insight.indicators.declaration import Dimension, Indicator, Leaf, Table
from zhunsheng.insight.indicators.figures import Figure, grouped, series
from zhunsheng.insight.indicators.periods import During, Period
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.insight.pages.asked import address
from zhunsheng.insight.reports.links import name_of

ROLES = ("brand", "green", "amber", "ink")
MOST_TRENDS = 6
MOST = 12
"""Bars in a breakdown; the table of the figure's own page has them all."""


def figure_page(request: HttpRequest, figure: Figure, **values: Any) -> str:
    """The page of a figure with the place that is asked now."""
    return address(f"figures/{name_of(figure)}/{figure.period.start.year}/", request, **values)


def trends(request: HttpRequest, main: Sequence[Leaf], period: Period, scope: Scope) -> list[Chart]:
    """The flows of each table by month, two to a chart: what comes in and what goes out stand beside each other."""
    together: dict[tuple[Table, str], list[Leaf]] = {}
    for leaf in main:
        together.setdefault((leaf.table, leaf.unit), []).append(leaf)
    return [
        by_month(
            request, leaves[:2], period, scope, f"{table.title}，按月", name=f"months-{number}"
        )
        for number, ((table, _unit), leaves) in enumerate(together.items(), 1)
    ][:MOST_TRENDS]


def by_month(
    request: HttpRequest,
    wanted: Sequence[Indicator],
    period: Period,
    scope: Scope,
    title: str,
    *,
    name: str = "months",
) -> Chart:
    """One to four figures by month, the first one's last year in grey behind; one query for each table."""
    whole = Period.of_year(period.start.year) if len(period.months()) == 1 else period
    months = whole.months()
    # Past months are whole in the year before, the last one is cut to the same day.
    before = [month.year_before() for month in months]
    found = series(wanted, [*months, *before], scope)
    now, last = found[: len(months)], found[len(months) :]
    year = whole.start.year
    names = short_titles([one.title for one in wanted]) if len(wanted) > 1 else [""]
    drawn = [_line(request, f"{year - 1}年{names[0]}", last, 0, "last-year")]
    drawn += [
        _line(request, short or f"{year}年", now, at, ROLES[at]) for at, short in enumerate(names)
    ]
    labels = [f"{month.start.month}月" for month in months]
    return Chart(name, title, labels, drawn, unit=wanted[0].unit, label_title="月份")


def short_titles(titles: Sequence[str]) -> list[str]:
    """受理行政复议案件、审结行政复议案件 as 受理、审结: without the end that they share, where something is left."""
    shared = 0
    while len({title[-shared - 1 :] for title in titles}) == 1 and shared < len(titles[0]):
        shared += 1
    short = [title[: len(title) - shared] for title in titles]
    return short if all(short) else list(titles)


def _line(
    request: HttpRequest, title: str, months: list[list[Figure]], at: int, role: str
) -> Series:
    values = [figures[at].value for figures in months]
    urls = [figure_page(request, one[at], month=one[at].period.start.month) for one in months]
    return Series(title, values, role, urls)


def breakdown(
    request: HttpRequest,
    indicator: Indicator,
    period: Period,
    scope: Scope,
    by: Dimension,
    most: int = MOST,
) -> Chart:
    """One figure by one dimension, the largest first; what does not fit is told below."""
    groups = grouped([indicator], period, [by], scope)
    groups = [group for group in groups if group.figures[0].worth.number]
    groups.sort(key=lambda group: -(group.figures[0].value or 0))
    shown, rest = groups[:most], groups[most:]
    drawn = Series(
        f"{period.start.year}年",
        [group.figures[0].value for group in shown],
        urls=[
            figure_page(request, group.figures[0], by=by.code, key=key_text(group.key[0]))
            for group in shown
        ],
    )
    return Chart(
        f"by-{indicator.code.replace('.', '-').replace('_', '-')}-{by.code.replace('_', '-')}",
        f"{indicator.title}，按{by.title}",
        [group.labels[0] for group in shown],
        [drawn],
        kind="rows",
        unit=indicator.unit,
        label_title=by.title,
        note=f"另有{len(rest)}项较少的没有画出，见这个数字的页面。" if rest else "",
        tall=len(shown) > 8,
    )


def key_text(key: Any) -> str:
    """A dimension's key as it stands in an address; “-” for rows without one."""
    return "-" if key is None else str(key) or "--"


def flows(indicators: Sequence[Indicator]) -> list[Leaf]:
    """The counts of a chapter that have a place in the model report and happen in a period: what charts begin with."""
    return [
        one
        for one in indicators
        if isinstance(one, Leaf) and one.ref and isinstance(one.moment, During)
    ]


def dimensions(leaves: Sequence[Leaf], each: int = 2) -> list[tuple[Leaf, Dimension]]:
    """What is broken down by what: of every figure the first dimensions that no earlier one has."""
    seen: set[Dimension] = set()
    chosen = []
    for leaf in leaves:
        fresh = [one for one in leaf.by if one not in seen]
        chosen += [(leaf, one) for one in fresh[:each]]
        seen.update(leaf.by)
    return chosen
