"""谁执法谁普法 in figures: what was done for each duty, and for each unit in a year.

An event or a post fulfils a duty when somebody has said so on it; held events that were proved or still wait for
their proof count, those that could not be proved do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from zhunsheng.domains.publicity.outreach.models import (
    DutyReview,
    PublicityDuty,
    PublicityEvent,
    PublicityPost,
)
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock

UNCOUNTED = "uncounted"


def held(year: int) -> QuerySet[PublicityEvent]:
    """Events that count in a year."""
    rows: QuerySet[PublicityEvent] = PublicityEvent.objects.filter(
        held_on__range=(date(year, 1, 1), date(year, 12, 31))
    ).exclude(outcome=UNCOUNTED)
    return rows


def posted(year: int) -> QuerySet[PublicityPost]:
    """Posts of a year."""
    rows: QuerySet[PublicityPost] = PublicityPost.objects.filter(
        posted_on__range=(date(year, 1, 1), date(year, 12, 31))
    )
    return rows


def _times(rows: QuerySet[PublicityEvent] | QuerySet[PublicityPost]) -> Coalesce:
    """How many rows stand on the duty of the outer query."""
    counted = rows.filter(duty=OuterRef("pk")).order_by().values("duty").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")[:1], output_field=IntegerField()), Value(0))


def with_done(duties: QuerySet[PublicityDuty]) -> QuerySet[PublicityDuty]:
    """The duties with ``by_events`` and ``by_posts``, in the same query."""
    events = PublicityEvent.objects.filter(held_on__isnull=False).exclude(outcome=UNCOUNTED)
    found: QuerySet[PublicityDuty] = duties.annotate(
        by_events=_times(events), by_posts=_times(PublicityPost.objects.all())
    )
    return found


@dataclass
class Line:
    """One duty with what was done for it."""

    duty: PublicityDuty
    by_events: int
    by_posts: int

    @property
    def done(self) -> int:
        """Events and posts together."""
        return self.by_events + self.by_posts

    @property
    def is_fulfilled(self) -> bool:
        """As often as promised."""
        return self.done >= self.duty.times

    @property
    def is_late(self) -> bool:
        """The time is over and it is not done."""
        return not self.is_fulfilled and self.duty.due_on < clock.today()

    @property
    def state(self) -> str:
        """In a word."""
        if self.is_fulfilled:
            return "已落实"
        return "逾期未落实" if self.is_late else "未到期"


def lines(duties: QuerySet[PublicityDuty]) -> list[Line]:
    """Duties with what was done for them, in one query."""
    rows = with_done(duties).select_related("unit").order_by("unit__code", "due_on", "code")
    return [Line(row, row.by_events, row.by_posts) for row in rows]  # type: ignore[attr-defined]


def of_year(year: int) -> QuerySet[PublicityDuty]:
    """The list of a year."""
    rows: QuerySet[PublicityDuty] = PublicityDuty.objects.filter(year=year)
    return rows


def of_unit(year: int, unit: int) -> list[Line]:
    """The duties of one unit."""
    return lines(of_year(year).filter(unit=unit))


def unfulfilled(today: date) -> Q:
    """The condition on duties whose time is over while too little was done."""
    late = with_done(PublicityDuty.objects.filter(due_on__lt=today)).filter(
        times__gt=F("by_events") + F("by_posts")
    )
    return Q(pk__in=late.values("pk"))


@dataclass
class UnitYear:
    """What one unit did in a year."""

    unit: Unit
    duties: list[Line] = field(default_factory=list)
    events: int = 0
    heads: int = 0
    posts: int = 0
    reads: int = 0
    review: DutyReview | None = None

    @property
    def fulfilled(self) -> int:
        """Duties done."""
        return sum(line.is_fulfilled for line in self.duties)

    @property
    def late(self) -> int:
        """Duties whose time is over."""
        return sum(line.is_late for line in self.duties)


def by_unit(year: int, units: Iterable[int] | None = None) -> list[UnitYear]:
    """Every unit that has duties, events or posts in the year: five queries, however many units there are."""
    found: dict[int, UnitYear] = {}
    narrow = Q() if units is None else Q(unit__in=list(units))
    grouped: dict[int, list[Line]] = defaultdict(list)
    for line in lines(of_year(year).filter(narrow)):
        if line.duty.unit_id is not None:
            grouped[line.duty.unit_id].append(line)
    events = {
        unit: (n, heads or 0)
        for unit, n, heads in held(year)
        .filter(narrow)
        .order_by()
        .values_list("unit")
        .annotate(n=Count("pk"), heads=Sum("heads"))
    }
    posts = {
        unit: (n, reads or 0)
        for unit, n, reads in posted(year)
        .filter(narrow, unit__isnull=False)
        .order_by()
        .values_list("unit")
        .annotate(n=Count("pk"), total=Sum("reads"))
    }
    reviews = {one.unit_id: one for one in DutyReview.objects.filter(narrow, year=year)}
    for unit in Unit.objects.filter(pk__in={*grouped, *events, *posts}).order_by("kind", "code"):
        n, heads = events.get(unit.pk, (0, 0))
        p, reads = posts.get(unit.pk, (0, 0))
        found[unit.pk] = UnitYear(
            unit, grouped.get(unit.pk, []), n, heads, p, reads, reviews.get(unit.pk)
        )
    return list(found.values())
