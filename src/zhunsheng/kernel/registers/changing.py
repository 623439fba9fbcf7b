"""The only way in which entries come to be and change: row, version, ledger event and full text in one transaction.

Everything takes many entries at once, since a sheet of fifty thousand lines and a form of one line are the same act.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.ledger.journal import Note
from zhunsheng.kernel.ledger.personal import SALT_BYTES
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Conflict, Refused
from zhunsheng.kernel.registers import content, search
from zhunsheng.kernel.registers.content import Values
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.registers.models import Entry, EntryVersion
from zhunsheng.lib.hanzi import date_text

Kind = EntryVersion.Kind


@dataclass(frozen=True)
class Change:
    """Who changes entries, from which day on, on what ground.

    ``source`` names what brought the change (``import:12``, ``matter:345``); ``kind`` overrules what the values tell.
    A correction (``CORRECTED``) says what was true all the time: it holds from the first day of the version that it
    puts right, whatever ``on`` is.
    """

    person: Person | None
    on: date
    reason: str = ""
    source: str = ""
    kind: Kind | None = None

    @property
    def actor(self) -> str:
        """How the ledger names who did it."""
        return f"person:{self.person.pk}" if self.person else "system"


@dataclass(frozen=True)
class Edit:
    """New values for some fields of one entry; ``version`` is the one that the editor saw, if any."""

    entry_id: int
    values: Values
    version: int | None = None


def add(register: Register, rows: Sequence[Values], change: Change) -> list[Any]:
    """Make entries of values by field name (foreign keys as keys); ``valid_from`` defaults to the day of the change.

    Raises ``IntegrityError`` when a code is there already; look before.
    """
    entries = []
    for values in rows:
        entry = compiled.new(register.model, valid_from=change.on, version=1)
        content.assign(register, entry, content.written(values))
        entries.append(entry)
    with transaction.atomic():
        compiled.insert_all(entries)
        _keep(register, [(entry, Kind.ADDED, ()) for entry in entries], change)
    return entries


def edit(register: Register, edits: Sequence[Edit], change: Change) -> list[Any]:
    """Change entries and return those that are different now; an edit that changes nothing leaves no trace.

    Raises :class:`Conflict` when somebody else has changed an entry since the editor saw it, and ``Refused`` for a
    day before the entry's newest version or an entry that is not there.
    """
    with transaction.atomic():
        ids = [one.entry_id for one in edits]
        rows = register.model.objects.select_for_update().filter(pk__in=ids).order_by("pk")
        entries = {entry.pk: entry for entry in rows}
        changed = []
        for one in edits:
            entry = entries.get(one.entry_id)
            if entry is None:
                raise Refused(f"“{register.title}”中没有这一条。", "请从列表重新打开。")
            if one.version is not None and one.version != entry.version:
                raise Conflict(
                    f"您打开以后，“{register.name(entry)}”又有了新的版本。",
                    "请核对最新内容后再提交，已填的内容都保留着。",
                )
            if names := _apply(register, entry, one.values):
                changed.append((entry, _kind(entry, names, change), names))
        since = _close_versions(register, [entry.pk for entry, _kind, _names in changed], change)
        for entry, _kind_of, names in changed:
            columns = [register.model_fields[name].attname for name in names]
            compiled.update(entry, (*columns, "version"))
        _keep(register, changed, change, since)
    return [entry for entry, _kind_of, _names in changed]


def end(register: Register, ids: Iterable[int], change: Change) -> list[Any]:
    """Let entries end with the day of the change."""
    return edit(register, [Edit(pk, {"valid_to": change.on}) for pk in ids], change)


def _apply(register: Register, entry: Any, values: Values) -> tuple[str, ...]:
    """Set the values and return the names of the fields that differ now."""
    values = content.written(values)
    before = {name: getattr(entry, register.model_fields[name].attname) for name in values}
    names = tuple(name for name, value in values.items() if before[name] != value)
    if names:
        content.assign(register, entry, {name: values[name] for name in names})
        entry.version += 1
    return names


def _kind(entry: Entry, names: Sequence[str], change: Change) -> Kind:
    if change.kind is not None:
        return change.kind
    if "valid_to" in names:
        return Kind.RESTORED if entry.valid_to is None else Kind.ENDED
    return Kind.CHANGED


def _close_versions(register: Register, ids: Sequence[int], change: Change) -> dict[int, date]:
    """The newest versions end where the new ones begin, which is returned by entry where it is not the change's day.

    A change on a day before one of them is refused.
    """
    newest = EntryVersion.objects.filter(register=register.code, entry_id__in=ids, until=None)
    if change.kind == Kind.CORRECTED:
        since = dict(newest.values_list("entry_id", "since"))
        newest.update(until=F("since"))
        return since
    late = newest.filter(since__gt=change.on).first()
    if late is not None:
        raise Refused(
            f"变动日期{date_text(change.on)}早于这一条最近一次变动的日期{date_text(late.since)}。",
            "请核对日期；要改正原来录错的内容，请选择“更正”。",
        )
    newest.update(until=change.on)
    return {}


def _keep(
    register: Register,
    changed: Sequence[tuple[Any, Kind, Sequence[str]]],
    change: Change,
    since: Mapping[int, date] | None = None,
) -> None:
    """Write versions, ledger events and full text of entries that are in their tables."""
    versions, notes = [], []
    for entry, kind, names in changed:
        version = _version(register, entry, kind, names, change)
        version.since = (since or {}).get(entry.pk, change.on)
        versions.append(version)
        notes.append(Note(entry.pk, f"{register.code}.{kind}", said(version)))
    compiled.insert_all(versions)
    journal.append_many(register.stream, notes, change.actor, person=change.person)
    search.note(register, [entry for entry, _kind_of, _names in changed])


def _version(
    register: Register, entry: Any, kind: Kind, names: Sequence[str], change: Change
) -> EntryVersion:
    clear, hidden = content.split(register, content.plain_of(register, entry))
    return compiled.new(
        EntryVersion,
        register=register.code,
        entry_id=entry.pk,
        number=entry.version,
        kind=kind,
        data=content.dumps(clear),
        private=content.dumps(hidden),
        changed=" ".join(names),
        reason=change.reason[:200],
        source=change.source,
        person_id=change.person.pk if change.person else None,
        salt=secrets.token_hex(SALT_BYTES) if hidden else "",
    )


def said(version: EntryVersion) -> dict[str, Any]:
    """What the ledger event of a version says."""
    bound = content.digest(version.data, version.private, version.reason, version.salt)
    return {"version": version.number, "since": version.since.isoformat(), "digest": bound}


def publish(register: Register, ids: Sequence[int], change: Change) -> list[Any]:
    """Make entries public from the day of the change; those that are public already stay as they are.

    Returns the entries that became public. Raises ``Refused`` for a register that has no public face.
    """
    if register.public is None:
        raise Refused(f"“{register.title}”不对外公开。", "")
    with transaction.atomic():
        rows = register.model.objects.select_for_update().filter(pk__in=ids).order_by("pk")
        fresh = [entry for entry in rows if not entry.is_public]
        for entry in fresh:
            entry.published_on, entry.withdrawn_on, entry.withdrawn_reason = change.on, None, ""
            compiled.update(entry, ("published_on", "withdrawn_on", "withdrawn_reason"))
        _tell(register, fresh, "published", change)
    return fresh


def withdraw(register: Register, ids: Sequence[int], change: Change) -> list[Any]:
    """Take public entries down for the reason of the change; who opens their address is told that they are gone."""
    if not change.reason:
        raise Refused("撤下要写明原因。", "请填写原因后再提交。")
    with transaction.atomic():
        rows = register.model.objects.select_for_update().filter(pk__in=ids).order_by("pk")
        public = [entry for entry in rows if entry.is_public]
        for entry in public:
            entry.withdrawn_on, entry.withdrawn_reason = change.on, change.reason[:120]
            compiled.update(entry, ("withdrawn_on", "withdrawn_reason"))
        _tell(register, public, "withdrawn", change)
    return public


def _tell(register: Register, entries: Sequence[Any], verb: str, change: Change) -> None:
    data: Mapping[str, Any] = {"on": change.on.isoformat(), "reason": change.reason}
    notes = [
        Note(entry.pk, f"{register.code}.{verb}", {**data, "version": entry.version})
        for entry in entries
    ]
    if notes:
        journal.append_many(register.stream, notes, change.actor, person=change.person)
