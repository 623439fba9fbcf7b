"""Where a figure in a text leads: the page of its definition and records."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings

from zhunsheng.insight.indicators.figures import Figure

_HERE = ("localhost", "127.0.0.1", "[::1]", "*")


def site() -> str:
    """Where the workbench is, for files that leave it: the first public host name, or this machine."""
    public = next((host for host in settings.ALLOWED_HOSTS if host not in _HERE), None)
    return f"https://{public.lstrip('.')}/" if public else "http://127.0.0.1:8000/"


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
