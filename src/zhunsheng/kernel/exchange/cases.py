"""Sheets whose rows become cases: each row in a transaction of its own, and never twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction

from zhunsheng.kernel.exchange.declare import Job, Result, RowRefused, Taken, Taker
from zhunsheng.kernel.exchange.models import ImportedRow
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib.digest import sm3
from zhunsheng.lib.xlsx import Row

Values = Mapping[str, Any]
Key = Callable[[Values], str]
Load = Callable[[Values, Person], int]


class OneByOne:
    """The taker of such a sheet; see :func:`one_by_one`."""

    at_once = 1

    def __init__(self, sheet: str, key: Key, load: Load, job: Job) -> None:
        self._sheet, self._key, self._load, self._job = sheet, key, load, job
        self._seen: dict[str, int] = {}

    def take(self, rows: Sequence[Row]) -> Sequence[Result]:
        """See :class:`Taker`."""
        return [self._take(row) for row in rows]

    def _take(self, row: Row) -> Result:
        try:
            return self._loaded(row)
        except RowRefused as refusal:
            return refusal.messages
        except Refused as refusal:
            return [str(refusal)]

    def _loaded(self, row: Row) -> Result:
        key = sm3(self._key(row.values).encode())
        if key in self._seen:
            raise RowRefused(f"与第{self._seen[key]}行是同一条，请删去其中一行。")
        with transaction.atomic():
            known = ImportedRow.objects.filter(sheet=self._sheet, key=key).exists()
            if not known:
                subject = self._load(row.values, self._job.person)
                ImportedRow.objects.create(sheet=self._sheet, key=key, subject_id=subject)
                if self._job.trial:
                    transaction.set_rollback(True)
        self._seen[key] = row.number
        return Taken.KNOWN if known else Taken.ADDED


def one_by_one(sheet: str, key: Key, load: Load) -> Callable[[Job], Taker]:
    """The taker of a sheet whose rows are cases.

    ``key`` gives what identifies a row among all imports of the sheet: a row whose key is in already is passed over,
    so that a corrected sheet can be sent again as a whole. ``load`` makes the records of one row in the transaction
    that is open and returns the matter's id; it raises :class:`RowRefused` or a ``Refused``.
    """
    return lambda job: OneByOne(sheet, key, load, job)
