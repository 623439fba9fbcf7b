"""A paper as its page shows it, with answers that were saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhunsheng.commons.exams.taking import Option, Ticket, shown


@dataclass(frozen=True)
class Asking:
    """One question on the page; ``saved`` are the positions that were ticked before."""

    number: int
    name: str
    stem: str
    several: bool
    options: tuple[tuple[str, Option, bool], ...]


def page_of(ticket: Ticket, saved: Mapping[str, Sequence[str]] | None = None) -> list[Asking]:
    """The questions in their order; the positions shown are what the form sends, never the bank's order."""
    questions = ticket.frozen.questions
    found = []
    for number, place in enumerate(ticket.places(), start=1):
        asked, name = questions[place.question], f"q{number}"
        ticked = (saved or {}).get(name, ())
        options = tuple(
            (str(at), option, str(at) in ticked) for at, option in enumerate(shown(place, asked))
        )
        found.append(Asking(number, name, asked.stem, asked.several, options))
    return found
