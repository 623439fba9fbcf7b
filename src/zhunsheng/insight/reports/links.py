"""Where a figure in a text leads: the page of its definition and records."""

from __future__ import annotations

from urllib.parse import urlencode

from zhunsheng.insight.indicators.figures import Figure


def name_of(figure: Figure) -> str:
    """The short name of a figure in texts: its F-number, or the indicator's code."""
    return figure.ref or figure.code


def figure_url(figure: Figure) -> str:
    """The page of a figure on the workbench, for the same period and place."""
    period, place = figure.period, figure.scope.place
    query = {}
    if not period.is_year:
        query = {"until": period.end.isoformat()}
    if place is not None:
        query["place"] = place.code
    return f"/desk/figures/{name_of(figure)}/{period.start.year}/" + (
        f"?{urlencode(query)}" if query else ""
    )
