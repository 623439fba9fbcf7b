"""Which organisations are near: the same village, then the same township, then those of the whole district.

Distance is that of the place tree; nobody is asked where their telephone is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.domains.disputes.organisations import words
from zhunsheng.domains.disputes.organisations.choices import OrganisationKind
from zhunsheng.domains.disputes.organisations.models import Organisation
from zhunsheng.kernel.orgs.models import Place

ORDER = list(OrganisationKind)


@dataclass(frozen=True)
class Ring:
    """Organisations equally far away."""

    title: str
    organisations: Sequence[Organisation]


def nearest(place: Place, *, kind: str = "", dispute: str = "") -> list[Ring]:
    """Public organisations around a village or township, the nearest ring first; empty rings are left out.

    ``kind`` of organisation and ``dispute`` (a :class:`Kind`) narrow. One query, whatever the district's size: only
    the place, its township and the county are read.
    """
    rings = _rings(place)
    rows = Organisation.objects.public().filter(place__in=[one.pk for _title, one in rings])
    if kind:
        rows = rows.filter(kind=kind)
    label = str(Kind(dispute).label) if dispute else ""
    found = [one for one in rows if not label or words.names(one.disputes, label)]
    # Who settles just this kind of dispute comes before who settles everything.
    found.sort(key=lambda one: (ORDER.index(OrganisationKind(one.kind)), one.code))
    if label:
        found.sort(key=lambda one: words.EVERYTHING in one.disputes)
    by_place = [(title, [o for o in found if o.place_id == one.pk]) for title, one in rings]
    return [Ring(title, some) for title, some in by_place if some]


def _rings(place: Place) -> list[tuple[str, Place]]:
    found = []
    if place.level == Place.Level.VILLAGE:
        found.append((f"就在{place.name}", place))
    township = place.parent if place.level == Place.Level.VILLAGE else place
    if township is not None:
        found.append((f"在{township.name}", township))
        if township.parent is not None:
            found.append((f"全{_short(township.parent)}都可以找", township.parent))
    return found


def _short(county: Place) -> str:
    return "区" if county.name.endswith("区") else "县"


def townships() -> list[Place]:
    """Every township in which an organisation can be found, streets first."""
    rows = Place.objects.filter(level=Place.Level.TOWNSHIP).select_related("parent")
    here = Q(pk__in=Organisation.objects.public().order_by().values("place"))
    return sorted(rows.filter(here), key=lambda one: (not one.name.endswith("街道"), one.code))
