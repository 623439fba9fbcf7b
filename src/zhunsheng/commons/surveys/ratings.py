"""Rate a concluded matter; the figures of units, those that are too small hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Avg, Count, Q, QuerySet

from zhunsheng.commons.surveys import following
from zhunsheng.commons.surveys.declare import HIGHEST, LOW, LOWEST, RatingUse, rating_uses
from zhunsheng.commons.surveys.hiding import hidden
from zhunsheng.commons.surveys.models import FollowUp, Rating
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import clock

SATISFIED = 4
"""The lowest score that counts as satisfied (满意、非常满意)."""
SCORES = (
    (5, "非常满意"),
    (4, "满意"),
    (3, "一般"),
    (2, "不满意"),
    (1, "很不满意"),
)


class NotOpen(Refused):
    """The matter cannot be rated, or its rating can no longer be changed."""

    code = "not_open"


@dataclass(frozen=True)
class Standing:
    """What the person served may do and read: the use, what was given, whether it is still open."""

    use: RatingUse
    rating: Rating | None
    open: bool
    until: date | None = None

    @property
    def reply(self) -> str:
        """What the unit answered to a low rating."""
        return self.rating.follow_up.reply if self.rating and self.rating.follow_up else ""


def standing(matter: Any) -> Standing | None:
    """How things stand for a matter; None for a procedure that is not rated or a matter that goes on."""
    use = rating_uses.get(matter.procedure)
    if use is None:
        return None
    rating = Rating.objects.select_related("follow_up").filter(matter_id=matter.pk).first()
    if rating is None:
        if not use.when(matter):
            return None
        until = (matter.closed_on or matter.acted_on) + timedelta(days=use.days)
        return Standing(use, None, clock.today() <= until, until)
    until = rating.rated_on + timedelta(days=use.changeable)
    return Standing(use, rating, clock.today() <= until, until)


def rate(
    matter: Any,
    score: int,
    words: str = "",
    answers: Mapping[str, int] | None = None,
    *,
    channel: str = "",
    on: date | None = None,
) -> Rating:
    """Keep what the person served says; a second time within the days changes it.

    Raises :class:`NotOpen`. A low score raises a follow-up for the unit's chief once, however often it is changed.
    ``on`` is the day of a rating that was given on paper or by telephone and is recorded afterwards.
    """
    if not LOWEST <= score <= HIGHEST:
        raise NotOpen("评分应当是1到5分。", "请重新选择。")
    found = standing(matter)
    if found is None or not (found.open or (found.rating is None and on is not None)):
        raise NotOpen("现在不能评价这件事。", "办结以后30天内可以评价，评价后7天内可以修改。")
    use = found.use
    with transaction.atomic():
        rating = found.rating or Rating(
            matter_id=matter.pk, procedure=matter.procedure, unit=use.unit(matter), channel=channel
        )
        rating.score, rating.words, rating.answers = score, words, dict(answers or {})
        if found.rating is None:
            rating.rated_on = on or clock.today()
        else:
            rating.changed_on = clock.today()
        if rating.is_low and rating.follow_up_id is None:
            rating.follow_up = _raise(use, rating)
        rating.save(force_insert=found.rating is None)
    return rating


def _raise(use: RatingUse, rating: Rating) -> FollowUp:
    """The follow-up knows service, unit, score and words; not the matter, so that the rater stays hidden."""
    data = {
        "unit": rating.unit_id,
        "service": use.title,
        "score": rating.score,
        "words": rating.words,
    }
    event = file(following.CODE, Actor.system(), data, at=rating.rated_on)
    made: FollowUp = FollowUp.objects.get(pk=event.subject_id)
    return made


@dataclass(frozen=True)
class Figures:
    """What the ratings of one service or unit come to; everything but the name is None when there are too few."""

    title: str
    count: int | None
    mean: float | None = None
    satisfied: float | None = None
    low: int | None = None


def of(first: date, last: date, *scopes: Q) -> QuerySet[Rating]:
    """Ratings given in a period, within the given scopes (any of them)."""
    rows = Rating.objects.filter(rated_on__range=(first, last))
    if scopes:
        every = Q(pk__in=())
        for one in scopes:
            every |= one
        rows = rows.filter(every)
    return rows


def by_service(rows: QuerySet[Rating]) -> list[Figures]:
    """The figures of every service that was rated."""
    titles = {use.procedure: use.title for use in rating_uses}
    return _figures(rows, "procedure", titles)


def by_unit(rows: QuerySet[Rating]) -> list[Figures]:
    """The figures of every unit that was rated."""
    ids = rows.values("unit").order_by()
    titles = {unit.pk: unit.label for unit in Unit.objects.filter(pk__in=ids)}
    return _figures(rows, "unit", titles)


def whole(rows: QuerySet[Rating]) -> Figures:
    """The figures of all of them."""
    found = rows.aggregate(**_AGGREGATES)
    return _one("合计", found, hide=0 < found["n"] < 5)


_AGGREGATES: dict[str, Any] = {
    "n": Count("pk"),
    "mean": Avg("score"),
    "good": Count("pk", filter=Q(score__gte=SATISFIED)),
    "low": Count("pk", filter=Q(score__lte=LOW)),
}


def _figures(rows: QuerySet[Rating], by: str, titles: Mapping[Any, str]) -> list[Figures]:
    found = list(rows.order_by().values(by).annotate(**_AGGREGATES))
    secret = hidden({row[by]: row["n"] for row in found})
    made: Iterable[tuple[Any, Figures]] = (
        (row["n"], _one(titles.get(row[by], str(row[by])), row, hide=row[by] in secret))
        for row in found
    )
    return [one for _n, one in sorted(made, key=lambda pair: (-pair[0], pair[1].title))]


def _one(title: str, row: Mapping[str, Any], *, hide: bool) -> Figures:
    if hide or not row["n"]:
        return Figures(title, None if hide else 0)
    share = round(100 * row["good"] / row["n"], 1)
    return Figures(title, row["n"], round(row["mean"], 1), share, row["low"])
