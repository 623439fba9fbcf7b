"""Whom to assign: who may (kind, years, holds, conflicts), then who fits best (skill, language, load)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from zhunsheng.domains.legalservice.aid import conflicts
from zhunsheng.domains.legalservice.aid.choices import Kind, Provider
from zhunsheng.domains.legalservice.aid.models import AidProvider
from zhunsheng.domains.legalservice.aid.naming import split_names
from zhunsheng.lib.hanzi import numeral

YEARS = 3
"""Years of practice for those who may get life or death (26)."""
SKILLS = {
    Kind.CIVIL: ("婚姻家庭", "民事", "交通事故", "侵权"),
    Kind.ADMINISTRATIVE: ("行政",),
    Kind.CRIMINAL: ("刑事",),
    Kind.COMPENSATION: ("国家赔偿", "行政"),
    Kind.LABOUR: ("劳动",),
    Kind.NON_LITIGATION: ("调解", "民事"),
}


@dataclass(frozen=True)
class Suggestion:
    """One provider for one case: ``barred`` says why not, ``doubts`` what to weigh."""

    provider: AidProvider
    load: int
    is_skilled: bool
    speaks: bool
    barred: tuple[str, ...]
    conflicts: tuple[str, ...]

    @property
    def may(self) -> bool:
        """Nothing speaks against the person."""
        return not self.barred and not self.conflicts

    @property
    def is_full(self) -> bool:
        """Has as many cases as the person takes at a time."""
        return self.load >= self.provider.capacity

    @property
    def rank(self) -> tuple[Any, ...]:
        """The best first."""
        return (
            not self.may,
            self.is_full,
            not self.speaks,
            not self.is_skilled,
            self.load,
            self.provider.pk,
        )


def suggestions(matter: Any, on: date) -> list[Suggestion]:
    """Everybody of the register, the best first; four queries whatever their number."""
    running = Count("cases", filter=Q(cases__closed_on__isnull=True, cases__assigned_on__lte=on))
    providers = list(AidProvider.objects.in_force(on).annotate(load=running).order_by("pk"))
    against = conflicts.found(matter, providers)
    rows = [
        Suggestion(
            one,
            one.load,
            _is_skilled(one, matter.kind),
            bool(matter.language) and matter.language in split_names(one.languages),
            tuple(bars(one, matter, on)),
            tuple(against[one.pk]),
        )
        for one in providers
    ]
    return sorted(rows, key=lambda row: row.rank)


def _is_skilled(provider: AidProvider, kind: str) -> bool:
    return any(word in provider.skills for word in SKILLS.get(Kind(kind), ()))


def bars(provider: AidProvider, matter: Any, on: date) -> Iterator[str]:
    """Why the law or a hold keeps the person from this case."""
    if provider.on_hold:
        yield f"已暂停指派{f'（{provider.hold_reason}）' if provider.hold_reason else ''}"
    if matter.kind == Kind.CRIMINAL and provider.kind not in (Provider.LAWYER, Provider.STAFF):
        yield "刑事案件应当指派律师"
    if matter.is_grave and not _has_years(provider, on):
        yield f"可能判处无期徒刑、死刑的案件，应当指派有{numeral(YEARS)}年以上执业经历的律师"


def _has_years(provider: AidProvider, on: date) -> bool:
    begun = provider.practising_from
    return begun is not None and (on.year - begun.year, on.month, on.day) >= (
        YEARS,
        begun.month,
        begun.day,
    )
