"""What a case is paid: the rate that fits best, more for further recipients, what was proven beside it (52)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from zhunsheng.domains.legalservice.aid.models import SubsidyLine, SubsidyRate


def rate_for(matter: Any, on: date) -> SubsidyRate | None:
    """The rate in force that names kind and level; else one of them; else the general one."""
    rows = SubsidyRate.objects.in_force(on).filter(
        Q(kind=matter.kind) | Q(kind=""), Q(level=matter.level) | Q(level="")
    )
    return max(rows, key=lambda one: (bool(one.kind), bool(one.level), -one.pk), default=None)


def lines_for(matter: Any, on: date, costs: int = 0, costs_title: str = "") -> list[SubsidyLine]:
    """The unsaved lines of a case; ``costs`` in 分 are what was proven beside the rate."""
    found = []
    rate = rate_for(matter, on)
    if rate is not None:
        found.append(_line(matter, rate.title, rate, 1, rate.amount))
        if rate.each_more and matter.recipients > 1:
            found.append(
                _line(matter, "同案其他受援人", rate, matter.recipients - 1, rate.each_more)
            )
    if costs:
        found.append(SubsidyLine(matter_id=matter.pk, title=costs_title or "其他费用", each=costs))
    return found


def _line(matter: Any, title: str, rate: SubsidyRate, quantity: int, each: int) -> SubsidyLine:
    name = f"{rate.code}（第{rate.version}版）"
    return SubsidyLine(
        matter_id=matter.pk, title=title[:80], rate=name, quantity=quantity, each=each
    )
