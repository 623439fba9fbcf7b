"""Who may be asked to mediate a dispute: nearest first, then by skill; the register of mediators has the last word.

The register ``mediation.mediators`` is asked by its code, as another business would ask it. Where it is empty, names
are typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.registers.declare import registers

REGISTER = "mediation.mediators"
MOST = 12
"""So many are offered to choose from; anybody else in the register is named by name."""
EVERYTHING = "全部"


@dataclass(frozen=True)
class Candidate:
    """Somebody who may mediate; ``code`` names them in the register or among the people of the house."""

    code: str
    name: str
    organisation: str
    skills: str = ""
    languages: str = ""
    near: int = 0

    @property
    def label(self) -> str:
        """How a clerk tells one from another."""
        known = [f"擅长{self.skills}" if self.skills and self.skills != EVERYTHING else ""]
        known += [self.languages]
        more = "；".join(filter(None, known))
        where = NEARNESS[self.near]
        return f"{self.name}（{self.organisation}，{where}{'；' + more if more else ''}）"

    def knows(self, kind: str) -> bool:
        """Whether the kind of dispute is among what they are good at."""
        title = str(Kind(kind).label) if kind in Kind.values else kind
        return not self.skills or EVERYTHING in self.skills or title in self.skills


NEARNESS = ("本村（社区）", "本乡镇（街道）", "其他地方")


def assignable(kind: str, place: Place | None, parties: Iterable[str] = ()) -> list[Candidate]:
    """Mediators for a kind of dispute at a place, those first who are nearest and good at it.

    Whoever bears the name of a party or belongs to an organisation that is one is left out (conflict of interest).
    """
    barred = {"".join(name.split()) for name in parties}
    found = [one for one in _all(place) if not {one.name, one.organisation} & barred]
    found.sort(key=lambda one: (not one.knows(kind), one.near, one.organisation, one.name))
    return found[:MOST]


def by_code(codes: Iterable[str], place: Place | None = None) -> list[Candidate]:
    """The mediators of some codes, in the order asked for; unknown codes are left out."""
    wanted = list(codes)
    found = {one.code: one for one in _all(place, code__in=wanted)} if wanted else {}
    return [found[code] for code in wanted if code in found]


def named(name: str, place: Place | None = None) -> Candidate:
    """Somebody by name: the one in the register, or a person from outside whom both sides want."""
    found = _all(place, name=name)
    return found[0] if len(found) == 1 else Candidate("", name, "")


def _all(place: Place | None, **narrow: Any) -> list[Candidate]:
    register = registers.get(REGISTER)
    return _of_register(register.model, place, narrow) if register else []


def _of_register(model: Any, place: Place | None, narrow: dict[str, Any]) -> list[Candidate]:
    """Whom the register has in force, with the place of their organisation."""
    rows = model.objects.in_force().filter(is_active=True, **narrow)
    rows = rows.select_related("organisation__place")
    above = _above(place)
    if above is not None and not narrow:
        # One township and what serves the whole county: a hundred lines, not four hundred.
        rows = rows.filter(organisation__place__path__startswith=above.path) | rows.filter(
            organisation__place__level=Place.Level.COUNTY
        )
    return [
        Candidate(
            one.code,
            one.name,
            one.organisation.name,
            one.skills,
            one.languages,
            _near(place, one.organisation.place),
        )
        for one in rows
    ]


def _above(place: Place | None) -> Place | None:
    """The township of a place; None for the county or no place."""
    if place is None or place.level == Place.Level.TOWNSHIP:
        return place
    return place.parent if place.level == Place.Level.VILLAGE else None


def _near(place: Place | None, theirs: Place | None) -> int:
    if place is None or theirs is None:
        return 2
    if place.pk == theirs.pk:
        return 0 if place.level == Place.Level.VILLAGE else 1
    above = _above(place)
    return 1 if above is not None and theirs.path.startswith(above.path) else 2
