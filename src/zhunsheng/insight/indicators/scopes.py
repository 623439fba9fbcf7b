"""The places and units that figures are counted for."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from zhunsheng.insight.indicators.declaration import Table
from zhunsheng.kernel.access.scope import place_ids, unit_ids
from zhunsheng.kernel.orgs.models import Place, Unit


@dataclass(frozen=True)
class Scope:
    """Everything, or one place and what is below it, or one unit, those below it and those it succeeds.

    Both may be given; then both hold.
    """

    place: Place | None = None
    unit: Unit | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The common names by which the scope narrows."""
        wanted = (("place", self.place), ("unit", self.unit))
        return tuple(name for name, value in wanted if value is not None)

    @property
    def units(self) -> frozenset[int] | None:
        """Ids of the units in scope; None when units do not narrow."""
        return unit_ids(self.unit, below=True) if self.unit else None

    @property
    def places(self) -> frozenset[int] | None:
        """Ids of the places in scope; None when places do not narrow."""
        return place_ids(self.place) if self.place else None

    def condition(self, table: Table) -> Q:
        """The rows of ``table`` in scope."""
        found = Q()
        if (places := self.places) is not None:
            found &= Q((f"{table.path('place')}__in", sorted(places)))
        if (units := self.units) is not None:
            found &= Q((f"{table.path('unit')}__in", sorted(units)))
        return found

    def __str__(self) -> str:
        return "".join(str(part) for part in (self.place, self.unit) if part) or "全部"


EVERYWHERE = Scope()
