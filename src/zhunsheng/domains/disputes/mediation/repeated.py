"""Earlier disputes between the same two sides: shown to those who may see both, and nowhere else."""

from __future__ import annotations

from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.orgs.models import Person

MOST = 10


def earlier(matter: Dispute, person: Person) -> list[Dispute]:
    """Other disputes of the same pair that the person may see, the newest first."""
    if not matter.pair:
        return []
    rows = Dispute.objects.filter(pair=matter.pair).exclude(pk=matter.pk)
    return list(visible(person, rows).order_by("-pk")[:MOST])
