"""Which petitions are rated, and whose service it was (满意率)."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.disputes.petitions.choices import Kind
from zhunsheng.kernel.orgs.models import Unit


def is_rated(matter: Any) -> bool:
    """Answered. An informer is not asked: the words of a rating go to the unit and could give them away."""
    return matter.answered_on is not None and matter.kind != Kind.ACCUSATION


def responsible(matter: Any) -> Unit:
    """The unit that answered, whoever reviews it now."""
    found: Unit = matter.responsible or matter.unit
    return found
