"""Taking a sheet in: good rows come in, the others are set apart with their reasons, nothing is half written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from zhunsheng.kernel.exchange.declare import Job, Sheet, Taken
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import xlsx
from zhunsheng.lib.xlsx import Column, Row

MOST_ROWS = 50_000
STEP = 25
"""Rows between two reports of progress, where a sheet is taken row by row."""


@dataclass
class Tally:
    """How a sheet went: ``taken`` rows are new, ``changed`` ones were there and differ, ``repeated`` were in already.

    ``errors`` has the reasons of the others by row number. Of a trial it says what would happen.
    """

    total: int = 0
    taken: int = 0
    changed: int = 0
    repeated: int = 0
    errors: dict[int, list[str]] = field(default_factory=dict)

    def add(self, result: Taken) -> None:
        """Count a row that was not refused."""
        setattr(self, result, getattr(self, result) + 1)


def columns_of(sheet: Sheet, titles: Mapping[str, str] | None) -> list[Column]:
    """The sheet's columns, which also answer to the titles of another system."""
    given = titles or {}
    return [
        replace(column, aliases=(*column.aliases, given[column.key]))
        if given.get(column.key)
        else column
        for column in sheet.columns
    ]


def run(
    sheet: Sheet,
    source: Any,
    person: Person | None,
    *,
    trial: bool,
    titles: Mapping[str, str] | None = None,
    progress: Callable[[Tally], None] = lambda _tally: None,
    origin: str = "",
) -> Tally:
    """Take the rows of ``source`` in, or with ``trial`` only find out what would happen.

    ``origin`` names the import in what it makes. Raises ``SheetError`` for a file that is no such sheet. Rows are read
    as they are taken, so memory does not grow with the file.
    """
    tally = Tally()
    taker = sheet.taker(Job(person, origin, trial))
    rows = xlsx.read_rows(source, columns_of(sheet, titles), max_rows=MOST_ROWS)
    for part in _parts(rows, max(taker.at_once, STEP)):
        good = [row for row in part if not row.errors]
        tally.errors.update((row.number, row.messages) for row in part if row.errors)
        for row, result in zip(good, taker.take(good), strict=True):
            if isinstance(result, Taken):
                tally.add(result)
            else:
                tally.errors[row.number] = list(result)
        tally.total += len(part)
        progress(tally)
    tally.errors = dict(sorted(tally.errors.items()))
    return tally


def _parts(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while part := list(islice(iterator, size)):
        yield part
