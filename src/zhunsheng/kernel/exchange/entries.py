"""The sheet of a register: lines added, changed and left alone, five hundred in one transaction.

A line that was exported comes back with its number in this system and is matched by it; another one is matched by its
code, as files of other systems are. Columns that a file does not have keep what they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import DateField, QuerySet

from zhunsheng.kernel.exchange.declare import Job, Result, Sheet, Taken
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.registers import changing, content, history
from zhunsheng.kernel.registers.access import editable_units
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.kernel.registers.checking import faults
from zhunsheng.kernel.registers.columns import ID, VERSION, Reader, columns_of
from zhunsheng.kernel.registers.content import Words
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib import clock
from zhunsheng.lib.xlsx import Row

AT_ONCE = 500
OF_OTHERS = "这个单位的条目不归您维护，请删去这一行，或者请它的维护人导入。"


def sheet_of(register: Register) -> Sheet:
    """The sheet that a register brings."""
    return Sheet(
        code=register.code,
        title=register.title,
        domain=register.domain,
        roles=register.roles,
        columns=columns_of(register),
        taker=partial(EntryTaker, register),
        hint=register.hint or "一行一条；修改已有的条目，请先导出再改。",
        by_operator=True,
    )


@dataclass
class Line:
    """A row on its way: what it says, the entry that it means, and what is wrong with it."""

    row: Row
    values: dict[str, Any]
    faults: list[str]
    entry: Any = None

    @property
    def id(self) -> int | None:
        """The number in this system, where the sheet has it."""
        found: int | None = self.row.values.get(ID)
        return found

    @property
    def code(self) -> str:
        """The code that the row gives."""
        return str(self.values.get("code") or "")


class EntryTaker:
    """Takes lines of a register; see :class:`zhunsheng.kernel.exchange.declare.Taker`."""

    at_once = AT_ONCE

    def __init__(self, register: Register, job: Job) -> None:
        self._register, self._job = register, job
        self._reader = Reader(register)
        self._units = editable_units(job.person, register) if job.person else None
        #: Row numbers by the id (a number) and by the code (a text) of what they mean.
        self._seen: dict[int | str, int] = {}

    def take(self, rows: Sequence[Row]) -> Sequence[Result]:
        """See :class:`Taker`."""
        lines = [self._line(row) for row in rows]
        try:
            return self._take(lines)
        except IntegrityError:
            # Somebody has made one of the lines meanwhile: now it is found.
            return self._take([self._line(row, again=True) for row in rows])

    def _line(self, row: Row, *, again: bool = False) -> Line:
        cells = {key: value for key, value in row.values.items() if key not in row.absent}
        line = Line(row, *self._reader.read(cells))
        if not again and not line.faults:
            line.faults += self._note(line)
        return line

    def _note(self, line: Line) -> Iterator[str]:
        """Remember the line; the second one for one entry is refused."""
        number = line.row.number
        for key in (line.id, line.code):
            if key and (first := self._seen.setdefault(key, number)) != number:
                yield f"与第{first}行是同一条，请删去其中一行。"
                return

    def _take(self, lines: Sequence[Line]) -> Sequence[Result]:
        with transaction.atomic():
            self._find(lines)
            for line in lines:
                if not line.faults:
                    line.faults += self._check(line)
            return self._write(lines)

    def _find(self, lines: Sequence[Line]) -> None:
        """The entries that the lines mean, in two queries; an entry given by number keeps its number."""
        register = self._register
        good = [line for line in lines if not line.faults]
        ids = [line.id for line in good if line.id]
        codes = [line.code for line in good if line.code]
        by_id = register.model.objects.in_bulk(ids) if ids else {}
        found = register.model.objects.filter(code__in=codes) if codes else ()
        by_code = {entry.code: entry for entry in found}
        for line in good:
            other = by_code.get(line.code)
            line.entry = by_id.get(line.id) if line.id else other
            if line.id and line.entry is None:
                line.faults.append(
                    f"系统编号：没有{line.id}号条目；新增的行请把系统编号留空，修改的请重新导出。"
                )
            elif other is not None and other.pk != line.entry.pk:
                title = register.title_of("code")
                line.faults.append(f"{title}：“{line.code}”是另一条的{title}，请核对。")

    def _check(self, line: Line) -> Iterator[str]:
        """What is wrong with a line as a whole, and with who imports it."""
        register, entry, values = self._register, line.entry, line.values
        if entry is None:
            self._adopt(values)
            values.setdefault("valid_from", None)
            values["valid_from"] = values["valid_from"] or clock.today()
        elif values.get("valid_from", entry.valid_from) is None:
            values["valid_from"] = entry.valid_from
        version = line.row.values.get(VERSION)
        if entry is not None and version is not None and version != entry.version:
            yield "导出以后，这一条又有人改过；请重新导出，在新的表上改。"
        whole = values if entry is None else {**content.columns(register, entry), **values}
        units = {whole.get("unit"), *([] if entry is None else [entry.unit_id])}
        if self._units is not None and not units <= self._units:
            yield OF_OTHERS
        yield from faults(register, whole)

    def _adopt(self, values: dict[str, Any]) -> None:
        """A new line that names no unit is the importer's own house's, where its lists are all that they may keep."""
        person = self._job.person
        if "unit" not in self._register.fields or self._units is None or person is None:
            return
        if person.unit_id in self._units:
            values["unit"] = values.get("unit") or person.unit_id

    def _write(self, lines: Sequence[Line]) -> Sequence[Result]:
        change = Change(self._job.person, clock.today(), "表格导入", self._job.source)
        good = [line for line in lines if not line.faults]
        new = [line for line in good if line.entry is None]
        known = [line for line in good if line.entry is not None]
        different = {line.entry.pk for line in known if self._differs(line)}
        if not self._job.trial:
            if new:
                changing.add(self._register, [line.values for line in new], change)
            edits = [
                Edit(line.entry.pk, line.values, line.entry.version)
                for line in known
                if line.entry.pk in different
            ]
            if edits:
                self._edit(edits, change, lines)
        return [self._result(line, different) for line in lines]

    def _edit(self, edits: Sequence[Edit], change: Change, lines: Sequence[Line]) -> None:
        """Change the entries together; when one of them is refused, each by itself, so that only that one stays out."""
        try:
            changing.edit(self._register, edits, change)
        except Refused:
            by_id = {line.entry.pk: line for line in lines if line.entry is not None}
            for one in edits:
                try:
                    changing.edit(self._register, [one], change)
                except Refused as refusal:
                    by_id[one.entry_id].faults.append(refusal.in_sheet)

    def _differs(self, line: Line) -> bool:
        before = content.columns(self._register, line.entry)
        return any(before[name] != value for name, value in line.values.items())

    def _result(self, line: Line, different: set[int]) -> Result:
        if line.faults:
            return line.faults
        if line.entry is None:
            return Taken.ADDED
        return Taken.CHANGED if line.entry.pk in different else Taken.KNOWN


def exported(register: Register, entries: QuerySet[Any]) -> Iterator[dict[str, Any]]:
    """The rows of the register's sheet for ``entries``, read in parts; names of what they point to are read once."""
    words = Words(register)
    for part in _parts(entries):
        rows = [(e.pk, e.version, content.columns(register, e)) for e in part]
        yield from _rows(register, words, rows)


def stood(register: Register, day: date, within: QuerySet[Any]) -> Iterator[dict[str, Any]]:
    """The rows of the sheet as the register stood on ``day``; ``within`` is a query of ids. No encrypted fields."""
    words = Words(register)
    for part in _parts(history.as_at(register, day).filter(entry_id__in=within)):
        contents = [(v.entry_id, v.number, content.loads(v.data)) for v in part]
        yield from _rows(register, words, [row for row in contents if history.holds(row[2], day)])


def _rows(
    register: Register, words: Words, rows: Sequence[tuple[int, int, dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    words.read([values for _pk, _version, values in rows])
    for pk, version, values in rows:
        cells = {name: _cell(register, words, name, value) for name, value in values.items()}
        yield {ID: pk, VERSION: version, **cells}


def _parts(entries: QuerySet[Any]) -> Iterator[list[Any]]:
    """Entries in the order of their keys, in parts."""
    ordered, last = entries.order_by("pk"), 0
    while part := list(ordered.filter(pk__gt=last)[:AT_ONCE]):
        yield part
        last = part[-1].pk


def _cell(register: Register, words: Words, name: str, value: Any) -> Any:
    """A value as the sheet has it: names and labels as text, days and numbers as they are."""
    field = register.model_fields[name]
    if field.choices or field.is_relation:
        return words.of(name, value)
    is_text_of_day = isinstance(field, DateField) and isinstance(value, str)
    return date.fromisoformat(value) if is_text_of_day else value
