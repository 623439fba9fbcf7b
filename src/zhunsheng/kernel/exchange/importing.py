"""Taking a sheet in: every row in its own transaction, so that good rows come in and nothing is half written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.exchange.models import ImportedRow
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import xlsx
from zhunsheng.lib.digest import sm3
from zhunsheng.lib.xlsx import Column, Row

MOST_ROWS = 50_000
STEP = 25
"""Rows between two reports of progress."""


@dataclass
class Tally:
    """How a sheet went: ``taken`` rows came in (or would), ``repeated`` were in already, the others have errors."""

    total: int = 0
    taken: int = 0
    repeated: int = 0
    errors: dict[int, list[str]] = field(default_factory=dict)


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
    person: Person,
    *,
    trial: bool,
    titles: Mapping[str, str] | None = None,
    progress: Callable[[Tally], None] = lambda _tally: None,
) -> Tally:
    """Take the rows of ``source`` in, or with ``trial`` only find out what would happen.

    Raises ``SheetError`` for a file that is no such sheet. Rows are read one by one, so memory does not grow with
    the file.
    """
    tally, seen = Tally(), dict[str, int]()
    for row in xlsx.read_rows(source, columns_of(sheet, titles), max_rows=MOST_ROWS):
        tally.total += 1
        try:
            if _take(sheet, row, person, seen, trial=trial):
                tally.taken += 1
            else:
                tally.repeated += 1
        except RowRefused as refusal:
            tally.errors[row.number] = refusal.messages
        except Refused as refusal:
            tally.errors[row.number] = [str(refusal)]
        if tally.total % STEP == 0:
            progress(tally)
    progress(tally)
    return tally


def _take(sheet: Sheet, row: Row, person: Person, seen: dict[str, int], *, trial: bool) -> bool:
    """Whether the row came in; False when it was in already. Nothing stays of a row that is refused."""
    if row.errors:
        raise RowRefused(*row.messages)
    key = sm3(sheet.key(row.values).encode())
    if key in seen:
        raise RowRefused(f"与第{seen[key]}行是同一条，请删去其中一行。")
    with transaction.atomic():
        if ImportedRow.objects.filter(sheet=sheet.code, key=key).exists():
            seen[key] = row.number
            return False
        subject = sheet.load(row.values, person)
        ImportedRow.objects.create(sheet=sheet.code, key=key, subject_id=subject)
        if trial:
            transaction.set_rollback(True)
    seen[key] = row.number
    return True
