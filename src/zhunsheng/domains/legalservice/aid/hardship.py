"""Who is poor: the standard in force where and when somebody applies, and what the household's income comes to."""

from __future__ import annotations

from datetime import date

from zhunsheng.domains.legalservice.aid.choices import Found
from zhunsheng.domains.legalservice.aid.models import HardshipStandard
from zhunsheng.kernel.orgs.models import Place


def standard_on(day: date, place: Place | None) -> HardshipStandard | None:
    """The standard of the place, of one above it, or the one for everywhere."""
    found: dict[int | None, HardshipStandard] = {
        one.place_id: one for one in HardshipStandard.objects.in_force(day).order_by("pk")
    }
    while place is not None:
        if place.pk in found:
            return found[place.pk]
        place = place.parent
    return found.get(None)


def per_head(income: int | None, household: int | None) -> int | None:
    """The monthly income of one member in 分, rounded up so that nobody passes by a fraction of a 分."""
    if income is None or not household:
        return None
    return -(-income // household)


def judge(income: int | None, household: int | None, standard: int | None) -> str:
    """What the numbers say; empty when one of them is not known."""
    head = per_head(income, household)
    if head is None or standard is None:
        return ""
    return Found.POOR if head <= standard else Found.NOT
