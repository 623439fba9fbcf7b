"""Figures and the records behind them, for other systems."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from zhunsheng.faces.api.declare import ApiRoutes
from zhunsheng.faces.api.keys import client_of, require
from zhunsheng.faces.api.problems import Stopped, missing
from zhunsheng.insight.indicators.figures import figures
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.records import listed_for
from zhunsheng.insight.indicators.registry import UnknownIndicator, find
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.lib import clock

router = Router(tags=["数字"])
Year = Annotated[int, Path(ge=1949, le=2200)]
PlaceCode = Annotated[str, Query(pattern=r"^\d{0,12}$")]


@router.get("/{year}", summary="一年的全部数字", operation_id="list_figures")
def list_figures(request: HttpRequest, year: Year, place: PlaceCode = "") -> list[dict[str, Any]]:
    """Value, unit, numerator, denominator and basis of every figure."""
    require(request, "read")
    return [one.as_json() for one in figures(_begun(year), _place(place))]


@router.get("/{year}/{code}/records", summary="数字背后的记录", operation_id="list_records")
def list_records(
    request: HttpRequest,
    year: Year,
    code: str,
    place: PlaceCode = "",
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> dict[str, Any]:
    """The records that the client's person may see, newest first; ``note`` tells of the others."""
    require(request, "read")
    person = client_of(request).person
    try:
        found = listed_for(
            person,
            find(code),
            Period.of_year(_begun(year)),
            Scope(_place(place)),
            limit=limit,
            offset=offset,
        )
    except UnknownIndicator as error:
        raise Stopped(404, "not_found", error.message, error.remedy) from error
    except ValueError as error:
        raise Stopped(422, "no_records", str(error)) from error
    return {"rows": found.rows, "note": found.note}


def _begun(year: int) -> int:
    if year > clock.today().year:
        raise Stopped(422, "year", f"{year}年还没有开始。", "请查询今年或者以前的年度。")
    return year


def _place(code: str) -> Place | None:
    if not code:
        return None
    found = Place.objects.filter(code=code).first()
    if found is None:
        raise missing("个区划")
    return found


ROUTES = ApiRoutes("/figures", router)
