"""Leader boards of units, from the tallies; units with few people are not shown."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.commons.exams.models import Exam, UnitTally

FEWEST = 5
"""Of fewer persons no average is shown: colleagues would know whose it is."""


@dataclass(frozen=True)
class Rank:
    """One unit on the board; ``average`` in tenths of a point."""

    rank: int
    unit: str
    persons: int
    n: int
    average: int

    @property
    def average_text(self) -> str:
        """86.4."""
        return f"{self.average // 10}.{self.average % 10}"


@dataclass(frozen=True)
class Board:
    """Ranks, how many units are too small to be shown, and who named no unit."""

    ranks: list[Rank]
    small: int
    others: int

    @property
    def is_empty(self) -> bool:
        """Nothing to show yet."""
        return not self.ranks


def board_of(exam: Exam) -> Board:
    """Equal averages share a rank; the unit with more persons stands first. One query."""
    rows = list(exam.units.select_related("unit"))
    named = [(row.unit, row) for row in rows if row.unit is not None]
    shown = [(_average(row), unit, row) for unit, row in named if row.persons >= FEWEST]
    shown.sort(key=lambda one: (-one[0], -one[2].persons, one[1].code))
    ranks: list[Rank] = []
    for place, (average, unit, row) in enumerate(shown, start=1):
        same = ranks and ranks[-1].average == average
        rank = ranks[-1].rank if same else place
        ranks.append(Rank(rank, unit.label, row.persons, row.n, average))
    others = sum(row.persons for row in rows if row.unit is None)
    return Board(ranks, len(named) - len(shown), others)


def _average(row: UnitTally) -> int:
    """Of the persons' best papers, in tenths of a point, rounded half up in whole numbers."""
    return (20 * row.best + row.persons) // (2 * row.persons)
