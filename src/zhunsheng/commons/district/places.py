"""Places of the model district, from ``data/places.yaml``."""

from __future__ import annotations

from typing import Any

from zhunsheng.commons.district.cast import data
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.lib.hanzi import numeral

Level = Place.Level


def load() -> dict[str, Place]:
    """Make every place that is not there yet; returns all of them by code."""
    known = {place.code: place for place in Place.objects.all()}
    rows = data("places")
    province = _place(known, rows["province"], Level.PROVINCE, None)
    city = _place(known, rows["city"], Level.CITY, province)
    county = _place(known, rows["county"], Level.COUNTY, city)
    for row in rows["townships"]:
        township = _place(known, row, Level.TOWNSHIP, county)
        for number, name in enumerate(_villages(row), 1):
            code = f"{row['code'][:9]}{number:03d}"
            _place(known, {"code": code, "name": name}, Level.VILLAGE, township)
    return known


def _villages(row: dict[str, Any]) -> list[str]:
    """Names of a township's village-level places: real ones first, then invented ones."""
    communities = [f"演示第{numeral(n)}社区" for n in range(1, row["communities"] + 1)]
    named = row.get("named", [])
    invented = row.get("villages", 0) - len(named)
    return [*communities, *named, *(f"演示第{numeral(n)}村" for n in range(1, invented + 1))]


def _place(known: dict[str, Place], row: dict[str, Any], level: str, parent: Place | None) -> Place:
    if row["code"] not in known:
        above = parent.full_name if parent and parent.level != Level.PROVINCE else ""
        known[row["code"]] = Place.objects.create(
            code=row["code"],
            name=row["name"],
            full_name=above + row["name"],
            level=level,
            parent=parent,
        )
    return known[row["code"]]
