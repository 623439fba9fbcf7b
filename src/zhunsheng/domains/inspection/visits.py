"""How often enterprises are visited, over all units: the caps, who is over them, who could go together.

A visit is a day on which somebody checks an object: two units that go on the same day are one visit (综合查一次).
A check that is not done yet counts on the day for which it is planned, or by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.models import (
    InspectionItem,
    InspectionObject,
    InspectionTask,
    VisitCap,
)

REPLACED = "replaced"


def tasks_of(year: int, targets: Collection[int] | None = None) -> QuerySet[InspectionTask]:
    """The year's tasks that are a visit or will be one: checked in it, or drawn in it and still open."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    done = Q(checked_on__range=(first, last))
    open_ = Q(checked_on=None, received_on__range=(first, last))
    rows = InspectionTask.objects.filter(done | open_).exclude(stage=REPLACED)
    return rows if targets is None else rows.filter(target__in=targets)


@dataclass
class Burden:
    """What one object has to bear in a year."""

    days: set[date]
    #: Checks that nobody has fixed a day for yet.
    undated: int
    by_item: dict[str, int]

    @property
    def visits(self) -> int:
        """Visits made and to come."""
        return len(self.days) + self.undated


def burdens(year: int, targets: Collection[int]) -> dict[int, Burden]:
    """The burden of each of the objects that have any, in one query."""
    rows = tasks_of(year, targets).values_list("target", "checked_on", "planned_on", "items")
    found: dict[int, Burden] = defaultdict(lambda: Burden(set(), 0, defaultdict(int)))
    for target, checked_on, planned_on, items in rows:
        burden = found[target]
        if day := checked_on or planned_on:
            burden.days.add(day)
        else:
            burden.undated += 1
        for code in naming.words(items):
            burden.by_item[code] += 1
    return dict(found)


def caps(year: int) -> dict[str, int]:
    """The year's cap on visits by credit grade; a grade without one is not there."""
    return dict(VisitCap.objects.filter(year=year).values_list("credit", "most"))


def over_cap(
    objects: Collection[InspectionObject], items: Collection[InspectionItem], year: int
) -> dict[str, str]:
    """Codes of the objects that may not be visited once more this year, each with the reason that is published.

    Three queries, however many objects there are.
    """
    limits = caps(year)
    known = burdens(year, [one.pk for one in objects])
    found = {}
    for one in objects:
        burden = known.get(one.pk)
        if burden is not None and (reason := _reason(one, burden, items, limits)):
            found[one.code] = reason
    return found


def _reason(
    one: InspectionObject,
    burden: Burden,
    items: Collection[InspectionItem],
    limits: Mapping[str, int],
) -> str:
    most = limits.get(one.credit)
    if most is not None and burden.visits >= most:
        return f"本年度已经检查或者安排检查{burden.visits}次，达到上限{most}次"
    for item in items:
        times = burden.by_item.get(item.code, 0)
        if times >= item.yearly_cap:
            return f"“{item.title}”本年度已经检查{times}次，达到上限{item.yearly_cap}次"
    return ""


def visited_too_often(today: date) -> Q:
    """The condition on objects that were visited more often this year than their grade's cap allows."""
    first = today.replace(month=1, day=1)
    most = VisitCap.objects.filter(year=today.year, credit=OuterRef("target__credit"))
    often = (
        InspectionTask.objects.filter(checked_on__range=(first, today))
        .exclude(stage=REPLACED)
        .values("target", "target__credit")
        .annotate(days=Count("checked_on", distinct=True))
        .filter(days__gt=Subquery(most.values("most")[:1]))
    )
    return Q(pk__in=often.values("target"))


def companions(task: InspectionTask) -> list[InspectionTask]:
    """Open tasks of others on the same object that nobody has begun: both could go together."""
    rows = InspectionTask.objects.filter(target=task.target_id, checked_on=None, arrived_at=None)
    rows = rows.filter(stage__in=("assigned", "accepted")).exclude(pk=task.pk)
    return list(rows.select_related("unit").order_by("pk")[:10])
