"""Sheets whose rows become cases: each row in a transaction of its own, and never twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from zhunsheng.kernel.exchange.declare import Job, Result, RowRefused, Taken, Taker
from zhunsheng.kernel.exchange.models import ImportedRow
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.lib.digest import sm3
from zhunsheng.lib.hanzi import date_text
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
            return [refusal.in_sheet]

    def _loaded(self, row: Row) -> Result:
        key = sm3(self._key(row.values).encode())
        if key in self._seen:
            raise RowRefused(f"与第{self._seen[key]}行是同一条，请删去其中一行。")
        with transaction.atomic():
            known = ImportedRow.objects.filter(sheet=self._sheet, key=key).exists()
            if not known:
                assert self._job.person is not None  # no sheet of cases is for the operator
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


Step = tuple[date, str, Mapping[str, Any]]
"""An act that a row tells of: its day, its code, its answers."""


def enter(
    procedure: str,
    person: Person,
    number: str,
    filed: tuple[date, Mapping[str, Any]],
    steps: Iterable[Step],
) -> int:
    """Make the case that a row tells of by its acts in the order of their days; returns its id.

    All of them are recorded as facts: nobody is notified, and what broke a rule is marked. The caller's transaction
    holds all. Raises :class:`RowRefused` with the act, its day, the reason and the remedy.
    """
    # Not a member of staff: the row tells of acts by others, and the importer holds not all their roles.
    actor = Actor("system", f"person:{person.pk}", f"import:{procedure}", person)
    reason = f"期初补录，原案号：{number}"
    day, application = filed
    try:
        event = file(procedure, actor, application, at=day, back_entry=reason)
    except Refused as refusal:
        raise _refused("收件登记", day, refusal) from refusal
    matter = Matter.objects.get(pk=event.subject_id)
    for on, action, data in sorted(steps, key=lambda step: step[0]):
        try:
            perform(matter, action, actor, data, at=on, back_entry=reason)
        except Refused as refusal:
            declared = procedure_of(matter).action_by_code.get(action)
            raise _refused(declared.title if declared else action, on, refusal) from refusal
    return matter.pk


def _refused(act: str, day: date, refusal: Refused) -> RowRefused:
    return RowRefused(f"{act}（{date_text(day)}）：{refusal}")


def titles_of(kind: Any) -> tuple[str, ...]:
    """The labels of a coded list, as a sheet offers them."""
    return tuple(str(label) for _code, label in kind.choices)


def code_of(kind: Any, title: str | None) -> str:
    """The code behind a label; empty when there is none."""
    return next((str(code) for code, label in kind.choices if label == title), "")
