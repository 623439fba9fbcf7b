"""Columns that name several things: ``SP-01、SP-02``, ``区应急局、区卫健局``, ``餐饮服务、食品销售``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.db.models import Q

from zhunsheng.domains.inspection.choices import ObjectKind
from zhunsheng.domains.inspection.models import InspectionItem
from zhunsheng.kernel.orgs.models import Unit

_MARKS = re.compile(r"[、,，;；\s]+")
ALL = "全部"
KINDS = {label: code for code, label in ObjectKind.choices}


def words(text: str) -> list[str]:
    """The named things in order, each once."""
    return list(dict.fromkeys(word for word in _MARKS.split(text) if word))


def text(names: Iterable[str]) -> str:
    """Several names as a column holds them."""
    return "、".join(names)


def items_of(codes: str) -> list[InspectionItem]:
    """The items of a column, in its order."""
    wanted = words(codes)
    known = {item.code: item for item in InspectionItem.objects.filter(code__in=wanted)}
    return [known[code] for code in wanted if code in known]


def units_of(names: str) -> list[Unit]:
    """The units of a column, by short name, name or code, in its order."""
    wanted = words(names)
    if not wanted:
        return []
    named = Q(short_name__in=wanted) | Q(name__in=wanted) | Q(code__in=wanted)
    rows = Unit.objects.filter(named)
    known = {name: unit for unit in rows for name in (unit.code, unit.name, unit.short_name)}
    return list(dict.fromkeys(known[name] for name in wanted if name in known))


def kinds_of(labels: str) -> list[str]:
    """The codes of the object kinds of a column."""
    return [KINDS[label] for label in words(labels) if label in KINDS]


def unknown(wanted: Sequence[str], known: Iterable[str]) -> list[str]:
    """What nobody has heard of."""
    there = set(known)
    return [word for word in wanted if word not in there]
