"""What an entry says: its fields as plain values, as words, and as the digest that binds a version."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models

from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib import canonical
from zhunsheng.lib.digest import sm3
from zhunsheng.lib.hanzi import date_text, yuan
from zhunsheng.lib.newlines import unified

Values = Mapping[str, Any]


def columns(register: Register, entry: Any) -> dict[str, Any]:
    """The entry's content by field name as its columns hold it: foreign keys as keys, dates as dates."""
    row = entry.__dict__
    return {name: row[one.attname] for name, one in register.model_fields.items()}


def plain_of(register: Register, entry: Any) -> dict[str, Any]:
    """The same as canonical JSON takes it."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in columns(register, entry).items()
    }


def split(register: Register, plain: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """The content in clear, and what is encrypted at rest."""
    hidden = {name: plain[name] for name in register.private if plain.get(name)}
    return {name: value for name, value in plain.items() if name not in register.private}, hidden


def dumps(values: Values) -> str:
    """Canonical JSON; the empty text for nothing."""
    return canonical.dumps(dict(values)).decode() if values else ""


def loads(data: str, private: str = "") -> dict[str, Any]:
    """The content of a stored version."""
    found: dict[str, Any] = json.loads(data) if data else {}
    return found | (json.loads(private) if private else {})


def revived(register: Register, plain: Values) -> dict[str, Any]:
    """Values as columns hold them again, from what :func:`plain_of` made of them."""
    return {
        name: date.fromisoformat(value)
        if value and isinstance(register.model_fields[name], models.DateField)
        else value
        for name, value in plain.items()
    }


def digest(data: str, private: str, reason: str, salt: str) -> str:
    """What a ledger event says of a version. The salt, of fixed length or empty, keeps private values from guessing."""
    return sm3(f"{salt}\x00{data}\x00{private}\x00{reason}".encode())


def written(values: Values) -> dict[str, Any]:
    """Values as they are kept: the same lines are the same content, whether a browser or a sheet brought them."""
    return {
        name: unified(value) if isinstance(value, str) else value for name, value in values.items()
    }


def assign(register: Register, entry: Any, values: Values) -> None:
    """Set the entry's columns from values by field name; foreign keys are given as keys."""
    for name, value in values.items():
        setattr(entry, register.model_fields[name].attname, value)


class Words:
    """Values in words; names of what foreign keys point to are read once for all rows."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._names: dict[tuple[type[models.Model], Any], str] = {}

    def read(self, rows: Sequence[Values]) -> None:
        """Read the names of everything that ``rows`` point to, one query for each model."""
        wanted: dict[type[models.Model], set[Any]] = {}
        for name, one in self.register.model_fields.items():
            target = one.related_model
            if isinstance(target, type):
                keys = {row[name] for row in rows if row.get(name) is not None}
                wanted.setdefault(target, set()).update(
                    key for key in keys if (target, key) not in self._names
                )
        for target, keys in wanted.items():
            if keys:
                found = target._base_manager.in_bulk(list(keys))
                self._names.update({(target, key): label(row) for key, row in found.items()})

    def of(self, name: str, value: Any) -> str:
        """One value in words; :meth:`read` has seen its row."""
        if value is None or value == "":
            return ""
        one = self.register.model_fields[name]
        if isinstance(one.related_model, type):
            return self._names.get((one.related_model, value), str(value))
        return say(self.register, name, value)


def say(register: Register, name: str, value: Any) -> str:
    """A value that is no foreign key in words."""
    one = register.model_fields[name]
    if value is None or value == "":
        return ""
    if name in register.money:
        return yuan(int(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(one, models.DateField):
        return date_text(value if isinstance(value, date) else date.fromisoformat(value))
    if one.choices:
        return str(dict(one.flatchoices).get(value, value))
    return str(value)


def label(row: Any) -> str:
    """How something that is pointed to is called: its short name where it has one."""
    return str(getattr(row, "label", "") or row)
