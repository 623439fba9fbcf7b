"""What a register said on a day, and what differs between two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from zhunsheng.kernel.registers import content
from zhunsheng.kernel.registers.content import Values, Words
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.registers.models import EntryVersion


def versions(register: Register, entry_id: int) -> list[EntryVersion]:
    """Every version of an entry, newest first."""
    rows = EntryVersion.objects.filter(register=register.code, entry_id=entry_id)
    return list(rows.select_related("person").order_by("-number"))


def as_at(register: Register, day: date) -> QuerySet[EntryVersion]:
    """The versions that stood on ``day`` (at its end), one for each entry that was there."""
    return EntryVersion.objects.filter(
        Q(until__isnull=True) | Q(until__gt=day), register=register.code, since__lte=day
    )


def holds(values: Values, day: date) -> bool:
    """Whether the content of a version says that the entry is in force on ``day``."""
    since, until = values.get("valid_from"), values.get("valid_to")
    text = day.isoformat()
    return (since is None or since <= text) and (until is None or until >= text)


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in words."""

    name: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """What became of one entry between two days."""

    entry_id: int
    kind: EntryVersion.Kind
    title: str
    changes: tuple[FieldChange, ...]
    reason: str
    unit_id: int | None


@dataclass(frozen=True)
class State:
    """What an entry said on a day, on what ground, and whether it was in force."""

    values: dict[str, Any]
    reason: str
    in_force: bool


def differences(
    register: Register, first: date, second: date, *, within: QuerySet[Any] | None = None
) -> Iterator[Difference]:
    """Entries that differ between the ends of two days, in the order of their ids.

    Only entries with a version that begins between the days, or that begin or end in between by their own dates, are
    read, five hundred at a time. ``within`` is a query of ids that narrows them.
    """
    words = Words(register)
    for part in _parts(sorted(_touched(register, first, second, within))):
        old, new = _contents(register, first, part), _contents(register, second, part)
        words.read([state.values for state in (*old.values(), *new.values())])
        for pk in part:
            found = _difference(register, words, pk, old.get(pk), new.get(pk))
            if found is not None:
                yield found


AT_ONCE = 500


def _parts(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _touched(
    register: Register, first: date, second: date, within: QuerySet[Any] | None
) -> set[int]:
    begun = EntryVersion.objects.filter(register=register.code, since__gt=first, since__lte=second)
    ended = register.model.objects.filter(
        Q(valid_to__gte=first, valid_to__lt=second)
        | Q(valid_from__gt=first, valid_from__lte=second)
    )
    if within is not None:
        begun, ended = begun.filter(entry_id__in=within), ended.filter(pk__in=within)
    return set(begun.values_list("entry_id", flat=True)) | set(ended.values_list("pk", flat=True))


def _contents(register: Register, day: date, ids: Sequence[int]) -> dict[int, State]:
    """What stood at the end of ``day``, its ground, and whether it was in force then."""
    found = {}
    for row in as_at(register, day).filter(entry_id__in=ids):
        values = content.loads(row.data)
        found[row.entry_id] = State(values, row.reason, holds(values, day))
    return found


def _difference(
    register: Register, words: Words, pk: int, old: State | None, new: State | None
) -> Difference | None:
    was, holds_now = old is not None and old.in_force, new is not None and new.in_force
    if not (was or holds_now):
        return None
    kind = EntryVersion.Kind.CHANGED
    changes: tuple[FieldChange, ...] = ()
    if was and holds_now and old and new:
        changes = tuple(changed_fields(register, words, old.values, new.values))
        if not changes:
            return None
    else:
        kind = EntryVersion.Kind.ENDED if was else EntryVersion.Kind.ADDED
    # Of an entry that ended, the ground stands in the version that ended it.
    last = new or old or State({}, "", in_force=False)
    title = register.name(register.model(**_columns(register, last.values)))
    return Difference(pk, kind, title, changes, last.reason, last.values.get("unit"))


def _columns(register: Register, values: Values) -> dict[str, Any]:
    return {
        register.model_fields[name].attname: value
        for name, value in values.items()
        if name in register.model_fields
    }


def changed_fields(
    register: Register, words: Words, before: Values, after: Values
) -> Iterator[FieldChange]:
    """The fields that differ, in the order of the register; ``words`` has read both rows."""
    for name in register.fields:
        old, new = before.get(name), after.get(name)
        if old != new and (old or new):
            yield FieldChange(
                name, register.title_of(name), words.of(name, old), words.of(name, new)
            )
