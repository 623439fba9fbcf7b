"""Which ways the answers suggest, from ``suggestions.yaml``. The clerk decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from zhunsheng.domains.disputes.intake.ways import BY_CODE, Way
from zhunsheng.kernel.statutes.cites import Cite

if TYPE_CHECKING:
    from zhunsheng.domains.disputes.intake.models import Intake

CONDITIONS = ("needs", "kinds", "decisions", "urgency")


@dataclass(frozen=True)
class Suggestion:
    """One rule: a way, why, and the article."""

    way: Way
    reason: str
    cite: Cite
    needs: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    decisions: frozenset[str] = frozenset()
    urgency: frozenset[str] = frozenset()

    def fits(self, intake: Intake) -> bool:
        """Whether every condition of the rule holds."""
        asked = (
            (self.needs, frozenset(intake.wanted)),
            (self.kinds, frozenset((intake.kind,))),
            (self.decisions, frozenset((intake.decision,))),
            (self.urgency, frozenset((intake.urgency,))),
        )
        return all(not wanted or wanted & given for wanted, given in asked)


@cache
def rules() -> tuple[Suggestion, ...]:
    """The rules of the data file."""
    rows = yaml.safe_load(Path(__file__).with_name("suggestions.yaml").read_text(encoding="utf-8"))
    return tuple(
        Suggestion(
            BY_CODE[row["way"]],
            row["reason"],
            Cite.parse(row["cite"]),
            **{name: frozenset(row.get(name, ())) for name in CONDITIONS},
        )
        for row in rows
    )


def suggested(intake: Intake) -> list[Suggestion]:
    """The first fitting rule of each way that this installation has, in the order of the file."""
    found: dict[str, Suggestion] = {}
    for rule in rules():
        if rule.way.is_open and rule.way.code not in found and rule.fits(intake):
            found[rule.way.code] = rule
    return list(found.values())
