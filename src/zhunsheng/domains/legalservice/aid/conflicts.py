"""Conflict check: nobody is assigned who acts, or whose firm acts, for the other side or has done so (律师法 39).

Names are compared, since the other side's identity numbers are rarely known: a namesake is cleared with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from zhunsheng.domains.legalservice.aid.models import AidCase, AidProvider
from zhunsheng.domains.legalservice.aid.naming import split_names
from zhunsheng.kernel.matters.models import Participant

SIDES = {"applicant": "曾经或者正在代理", "opponent": "曾经或者正在代理他人与其对立"}


@dataclass(frozen=True)
class Sides:
    """The names on both sides of a case."""

    ours: frozenset[str]
    theirs: frozenset[str]

    @classmethod
    def of(cls, matter: Any) -> Sides:
        """Those of a case as recorded."""
        rows = Participant.objects.filter(matter_id=matter.pk).select_related("party", "unit")
        named = [(row.role, row.name) for row in rows]
        return cls(
            frozenset(name for role, name in named if role == "applicant"),
            frozenset(name for role, name in named if role == "opponent"),
        )


@dataclass(frozen=True)
class Acted:
    """An earlier or running case: who acted, of which firm, for or against whom."""

    provider: int
    firm: str
    role: str
    name: str
    number: str


def found(matter: Any, providers: Sequence[AidProvider]) -> dict[int, list[str]]:
    """What speaks against each of some providers, in sentences, by their ids; a bounded number of queries."""
    sides = Sides.of(matter)
    acted = _acted(sides, matter.pk)
    return {one.pk: list(_against(one, sides, acted)) for one in providers}


def _acted(sides: Sides, matter: int) -> list[Acted]:
    names = sides.ours | sides.theirs
    cases = (
        AidCase.objects.filter(
            participants__role__in=("applicant", "opponent"),
            participants__party__name__in=names,
            provider__isnull=False,
        )
        .exclude(pk=matter)
        .values_list(
            "provider_id",
            "provider__firm",
            "participants__role",
            "participants__party__name",
            "number",
        )
    )
    rows = [Acted(*row) for row in cases]
    return [
        one
        for one in rows
        if (one.role == "applicant" and one.name in sides.theirs)
        or (one.role == "opponent" and one.name in sides.ours)
    ]


def _against(provider: AidProvider, sides: Sides, acted: Iterable[Acted]) -> Iterable[str]:
    if provider.name in sides.theirs:
        yield f"与对方当事人{provider.name}同名"
    for name in sorted(sides.theirs & set(split_names(provider.clients))):
        yield f"常年为对方当事人{name}提供服务"
    for one in acted:
        if one.provider == provider.pk:
            yield f"本人{SIDES[one.role]}{one.name}（{one.number}）"
        elif provider.firm and one.firm == provider.firm:
            yield f"所在机构{SIDES[one.role]}{one.name}（{one.number}）"
