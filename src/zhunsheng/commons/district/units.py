"""Units of the model district, from ``data/units.yaml`` and the townships of ``data/places.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.commons.district.cast import data
from zhunsheng.kernel.orgs.models import Place, Unit

Kind = Unit.Kind
PREFIX = "XQ-"
"""What the codes of the model district's units begin with."""


def code_of(short: str) -> str:
    """The full code of a unit that the data files name shortly: ``SFJ`` → ``XQ-SFJ``."""
    return PREFIX + short


def unit(short: str) -> Unit:
    """A unit of the model district by its short code. Raises ``Unit.DoesNotExist``."""
    return Unit.objects.get(code=code_of(short))


def load(places: Mapping[str, Place]) -> dict[str, Unit]:
    """Make every unit that is not there yet; returns the district's units by short code."""
    existing = Unit.objects.filter(code__startswith=PREFIX).select_related("place")
    known = {unit.code.removeprefix(PREFIX): unit for unit in existing}
    plan = data("units")
    for number, row in enumerate(rows(), 1):
        if row["code"] not in known:
            known[row["code"]] = _make(plan, row, number, known, places)
    for row in plan["departments"]:
        if "successor" in row and known[row["code"]].successor_id is None:
            known[row["code"]].successor = known[row["successor"]]
            known[row["code"]].save()
    return known


def rows() -> Iterator[dict[str, Any]]:
    """Every unit as a row with kind and parent, parents first."""
    plan = data("units")
    county = data("places")["county"]["code"]
    yield {**plan["government"], "kind": Kind.GOVERNMENT, "place": county}
    groups = {
        "departments": Kind.DEPARTMENT,
        "party": Kind.PARTY,
        "courts": Kind.COURT,
        "others": Kind.OTHER,
        "offices": Kind.OFFICE,
    }
    for group, kind in groups.items():
        for row in plan[group]:
            parent = row.get("parent", "GOV" if group == "departments" else None)
            yield {"place": county, **row, "kind": kind, "parent": parent}
    yield from _townships(plan)


def _townships(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A government or street office and a judicial station for each township."""
    station = plan["stations"]
    for place in data("places")["townships"]:
        number, name = place["code"][6:9], place["name"]
        street = name.endswith("街道")
        yield {
            "code": f"T{number}",
            "name": f"{name}办事处" if street else f"{name}人民政府",
            "short": f"{name}办" if street else f"{name}政府",
            "word": f"兴{name[:2]}",
            "kind": Kind.TOWNSHIP,
            "parent": "GOV",
            "place": place["code"],
        }
        short = name.removesuffix("街道") + station["name"]
        yield {
            "code": f"S{number}",
            "name": f"司法局{short}",
            "short": short,
            "kind": Kind.JUSTICE_OFFICE,
            "parent": station["parent"],
            "place": place["code"],
        }


def _make(
    plan: dict[str, Any],
    row: dict[str, Any],
    number: int,
    known: Mapping[str, Unit],
    places: Mapping[str, Place],
) -> Unit:
    return Unit.objects.create(
        code=code_of(row["code"]),
        name=plan["prefix"] + row["name"],
        short_name=row["short"],
        kind=row["kind"],
        parent=known[row["parent"]] if row.get("parent") else None,
        place=places[row["place"]],
        document_code=row.get("word", ""),
        phone=f"0951-0000{number:03d}",
        address=f"{plan['road']}{number}号",
        valid_from=row.get("valid_from", plan["valid_from"]),
        valid_to=row.get("valid_to"),
    )
