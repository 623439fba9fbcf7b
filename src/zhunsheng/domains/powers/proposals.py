"""Lines of a proposed change: held against the register's own rules, shown old and new, applied as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from zhunsheng.domains.powers.choices import Operation
from zhunsheng.domains.powers.models import PowerChange, ProposedChange
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Conflict, Refused
from zhunsheng.kernel.registers import changing, content
from zhunsheng.kernel.registers.access import editable_units
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.kernel.registers.checking import faults_by_field
from zhunsheng.kernel.registers.content import Words
from zhunsheng.kernel.registers.declare import Fault, Register, registers
from zhunsheng.kernel.registers.history import FieldChange, changed_fields

REFRESH = "请退回提出单位，由它“重新对照”明细、核对以后再送审。"


@dataclass
class Draft:
    """One line on its way into a change: what is to be done with which entry, and what is wrong with it."""

    operation: str
    code: str
    values: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)
    entry: Any = None
    #: The row of the sheet that it came from.
    row: int = 0

    def line(self, register: Register, change: PowerChange) -> ProposedChange:
        """The row that keeps it."""
        before = content.plain_of(register, self.entry) if self.entry else {}
        named = register.model(**_columns(register, self.values)) if not self.entry else self.entry
        return ProposedChange(
            change=change,
            register=register.code,
            operation=self.operation,
            entry_id=self.entry.pk if self.entry else None,
            version=self.entry.version if self.entry else None,
            code=self.code,
            title=register.name(named)[:200],
            values=content.dumps(_plain(self.values)),
            before=content.dumps({name: before[name] for name in self.values if name in before}),
        )


def _columns(register: Register, values: Mapping[str, Any]) -> dict[str, Any]:
    return {register.model_fields[name].attname: value for name, value in values.items()}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }


def check(register: Register, drafts: Sequence[Draft], person: Person | None) -> None:
    """Find the entries that the drafts mean and note in each draft what is wrong; a fixed number of queries."""
    codes = [draft.code for draft in drafts]
    entries = {one.code: one for one in register.model.objects.filter(code__in=codes)}
    units = editable_units(person, register) if person else None
    seen: set[str] = set()
    for draft in drafts:
        draft.entry = entries.get(draft.code)
        draft.faults += _faults(register, draft, units)
        if draft.code in seen:
            draft.faults.append(("code", f"“{draft.code}”在这次调整里出现了两次，请合并。"))
        seen.add(draft.code)


def _faults(
    register: Register, draft: Draft, units: frozenset[int | None] | None
) -> Iterator[Fault]:
    entry, title = draft.entry, register.title_of("code")
    if not draft.code:
        yield "code", f"请填写{title}。"
        return
    if draft.operation == Operation.ADD:
        if entry is not None:
            yield "code", f"{title}“{draft.code}”已经在清单里了；要改它，请选“修改”。"
            return
        draft.values = {**_defaults(register), **draft.values, "code": draft.code}
        yield from _missing(register, draft.values)
    elif entry is None or not entry.is_in_force():
        yield "code", f"清单里没有{title}“{draft.code}”，或者它已经失效，请核对。"
        return
    elif draft.operation == Operation.CANCEL:
        draft.values = {}
    else:
        now = content.columns(register, entry)
        draft.values = {k: v for k, v in draft.values.items() if v != now[k]}
        if not draft.values:
            yield "code", "拟定的内容和现行的一样，没有要改的。"
    yield from _whole(register, draft, units)


def _whole(
    register: Register, draft: Draft, units: frozenset[int | None] | None
) -> Iterator[Fault]:
    """The line as it will stand, by the register's own rules, and whether it is the proposer's to change."""
    before = content.columns(register, draft.entry) if draft.entry else {}
    whole = {**before, **draft.values}
    concerned = {whole.get("unit"), before.get("unit", whole.get("unit"))} - {None}
    if units is not None and not concerned <= units:
        yield "unit", "这个单位的条目不归您维护，请由它自己提出，或者请清单主管人员提出。"
    if draft.operation != Operation.CANCEL:
        yield from faults_by_field(register, whole)


def _defaults(register: Register) -> dict[str, Any]:
    return {
        name: one.get_default() if one.has_default() else (None if one.null else "")
        for name, one in register.model_fields.items()
        if one.blank or one.has_default()
    }


def _missing(register: Register, values: Mapping[str, Any]) -> Iterator[Fault]:
    """Fields that a new line needs; the day from which it holds is that of its publication."""
    for name, one in register.model_fields.items():
        needed = not one.blank and not one.has_default() and name != "valid_from"
        if needed and values.get(name) in (None, ""):
            yield name, f"新增的条目须填写{register.title_of(name)}。"


@dataclass(frozen=True)
class ShownLine:
    """A line as people read it: its fields old and new, in words."""

    line: ProposedChange
    register: str
    changes: tuple[FieldChange, ...]


def shown(lines: Iterable[ProposedChange]) -> list[ShownLine]:
    """Lines in words; names of what they point to are read once for each register."""
    found = []
    for code, part in groupby(lines, key=lambda line: line.register):
        register, rows = registers[code], list(part)
        pairs = [(content.loads(row.before), content.loads(row.values)) for row in rows]
        words = Words(register)
        words.read([values for pair in pairs for values in pair])
        for row, (before, after) in zip(rows, pairs, strict=True):
            changes = tuple(changed_fields(register, words, before, after))
            found.append(ShownLine(row, register.title, changes))
    return found


def stale(lines: Sequence[ProposedChange]) -> list[ProposedChange]:
    """Lines whose entry has changed, ended or come to be since they were proposed."""
    found = []
    for code, rows in _by_register(lines):
        register = registers[code]
        now = register.model.objects.filter(code__in=[row.code for row in rows])
        entries = {one.code: one for one in now}
        found += [row for row in rows if _is_stale(row, entries.get(row.code))]
    return found


def _is_stale(line: ProposedChange, entry: Any) -> bool:
    if line.operation == Operation.ADD:
        return entry is not None
    return entry is None or entry.version != line.version


def _by_register(
    lines: Sequence[ProposedChange],
) -> Iterator[tuple[str, list[ProposedChange]]]:
    ordered = sorted(lines, key=lambda line: (line.register, line.pk))
    for code, rows in groupby(ordered, key=lambda line: line.register):
        yield code, list(rows)


def refresh(lines: Sequence[ProposedChange]) -> int:
    """Hold the lines against the entries as they stand now; returns how many had gone stale."""
    old = [line for line in stale(lines) if line.operation != Operation.ADD]
    for code, rows in _by_register(old):
        register = registers[code]
        entries = {
            one.code: one
            for one in register.model.objects.filter(code__in=[row.code for row in rows])
        }
        for row in rows:
            entry = entries[row.code]
            now, values = content.plain_of(register, entry), content.loads(row.values)
            row.version = entry.version
            row.before = content.dumps({name: now[name] for name in values})
    ProposedChange.objects.bulk_update(old, ["version", "before"])
    return len(old)


def apply(lines: Sequence[ProposedChange], change: Change) -> None:
    """Change the registers as proposed and make new lines public; all of them or, with a ``Refused``, none."""
    moved = stale(lines)
    if moved:
        names = "、".join(f"“{line.title}”" for line in moved[:5])
        raise Conflict(f"提出调整以后，{names}等{len(moved)}项的内容又有了变动。", REFRESH)
    for code, rows in _by_register(lines):
        _apply(registers[code], rows, change)


def _apply(register: Register, lines: Sequence[ProposedChange], change: Change) -> None:
    new = [line for line in lines if line.operation == Operation.ADD]
    made = changing.add(register, [_new(register, line, change) for line in new], change)
    if made:
        changing.publish(register, [entry.pk for entry in made], change)
    for line, entry in zip(new, made, strict=True):
        line.entry_id, line.applied = entry.pk, entry.version
    edits = [_edit(register, line, change) for line in lines if line.operation != Operation.ADD]
    done = {entry.pk: entry.version for entry in changing.edit(register, edits, change)}
    for line in lines:
        line.applied = line.applied or done.get(line.entry_id or 0)
    ProposedChange.objects.bulk_update(lines, ["entry_id", "applied"])


def _new(register: Register, line: ProposedChange, change: Change) -> dict[str, Any]:
    values = content.revived(register, content.loads(line.values))
    values["valid_from"] = values.get("valid_from") or change.on
    return values


def _edit(register: Register, line: ProposedChange, change: Change) -> Edit:
    if line.entry_id is None:
        raise Refused("这一项没有对应的条目。", REFRESH)
    if line.operation == Operation.CANCEL:
        return Edit(line.entry_id, {"valid_to": change.on}, line.version)
    values = content.revived(register, content.loads(line.values))
    return Edit(line.entry_id, values, line.version)
