"""Fields of a register as columns of a sheet, and cells as values again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import models

from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.kernel.registers.content import label
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.registers.models import Entry
from zhunsheng.lib.xlsx import Column, Kind

ID, VERSION = "id", "version"
IDENTITY = (
    Column(ID, "系统编号", Kind.INTEGER, hint="导出时带出，用来对应原来的条目；新增的行留空"),
    Column(VERSION, "版本", Kind.INTEGER, hint="导出时带出，用来发现导出以后别人的改动；不要改"),
)


def columns_of(register: Register) -> tuple[Column, ...]:
    """The columns of the register's sheet: what identifies a line, then its fields."""
    return (*IDENTITY, *(_column(register, name) for name in register.fields))


def _column(register: Register, name: str) -> Column:
    field = register.model_fields[name]
    kind, choices = _kind(register, name, field)
    return Column(
        name,
        register.title_of(name),
        kind,
        # A line without a day is in force from the day of its entry.
        required=not field.blank and name != "valid_from" and not field.has_default(),
        aliases=register.aliases.get(name, ()),
        choices=choices,
        hint=register.hints.get(name, ""),
    )


def _kind(
    register: Register, name: str, field: models.Field[Any, Any]
) -> tuple[Kind, tuple[str, ...]]:
    if name in register.money:
        return Kind.MONEY, ()
    if field.choices:
        return Kind.TEXT, tuple(str(label) for _code, label in field.flatchoices)
    kinds: tuple[tuple[type[Any], Kind], ...] = (
        (models.BooleanField, Kind.BOOLEAN),
        (models.DateField, Kind.DATE),
        (models.ForeignKey, Kind.TEXT),
        (models.IntegerField, Kind.INTEGER),
    )
    return next((kind for known, kind in kinds if isinstance(field, known)), Kind.TEXT), ()


Names = Mapping[str, Any]
"""Keys by the names under which people write them; None for a name that several have."""


def _names_of(rows: Iterable[tuple[Any, ...]]) -> Names:
    """Keys by each of the names that stand after the key in a row."""
    found: dict[str, Any] = {}
    for key, *names in rows:
        for name in {name for name in names if name}:
            found[name] = key if found.get(name, key) == key else None
    return found


_KNOWN_NAMES: Mapping[type[models.Model], tuple[str, ...]] = {
    Unit: ("name", "short_name", "code"),
    Place: ("full_name", "name", "code"),
    Person: ("username", "name"),
}


def names_in(model: type[models.Model]) -> Names:
    """How the rows of a model are written in a sheet, in one query."""
    known = _KNOWN_NAMES.get(model)
    if known is None and issubclass(model, Entry):
        # What an export writes of an entry is how it is called; its code is what no other one has.
        rows = model._base_manager.all()
        return _names_of((row.pk, row.code, label(row)) for row in rows.iterator())
    if known is None:
        raise TypeError(f"{model.__name__} has no name by which a sheet could refer to it.")
    return _names_of(model._base_manager.values_list("pk", *known))


class Reader:
    """Cells of the sheet as values of the fields; names are looked up once for the whole sheet."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._names: dict[type[models.Model], Names] = {}
        self._readers = {name: self._reader(name) for name in register.fields}

    def read(self, cells: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
        """Values by field name, and what is wrong with them in sentences."""
        values, faults = {}, []
        for name, read in self._readers.items():
            if name not in cells:
                continue
            try:
                values[name] = read(cells[name])
            except ValueError as error:
                faults.append(f"{self._register.title_of(name)}：{error}")
        return values, faults

    def _reader(self, name: str) -> Callable[[Any], Any]:
        field = self._register.model_fields[name]
        if isinstance(field, models.ForeignKey):
            return self._key_reader(field)
        nothing = empty(field)
        if field.choices:
            codes = {str(label): code for code, label in field.flatchoices}
            return lambda value: codes[value] if value is not None else nothing
        if isinstance(field, models.CharField):
            return _text_reader(field)
        return lambda value: nothing if value is None else value

    def _key_reader(self, field: models.ForeignKey[Any, Any]) -> Callable[[Any], Any]:
        model: Any = field.related_model

        def read(value: Any) -> Any:
            if value is None:
                return None
            if model not in self._names:
                self._names[model] = names_in(model)
            names = self._names[model]
            if value not in names:
                raise ValueError(
                    f"没有“{value}”，请核对名称；确实没有登记过的，请先登记这个{model._meta.verbose_name}。"
                )
            if names[value] is None:
                raise ValueError(f"有几个“{value}”，请改填全称或者代码。")
            return names[value]

        return read


def _text_reader(field: models.CharField[Any, Any]) -> Callable[[Any], Any]:
    longest = field.max_length

    def read(value: Any) -> Any:
        text = "" if value is None else value
        if longest is not None and len(text) > longest:
            raise ValueError(f"共{len(text)}个字，超过{longest}个字的上限，请缩短。")
        return text

    return read


def empty(field: models.Field[Any, Any]) -> Any:
    """What stands in a column that nothing was said about."""
    if field.has_default():
        return field.get_default()
    return None if field.null else ""
