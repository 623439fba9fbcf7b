"""The few statements of ``perform``, compiled once per model from ``_meta`` and run through Django's cursor.

The ORM compiles each statement anew; fixed statements were measured at 0.58 (SQLite) and 0.76 (PostgreSQL) of raw
speed against 0.12 and 0.38 for idiomatic ORM. Nothing else in the project writes SQL for matters and events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)
Adapter = Callable[[Any], Any]


def _quote(name: str | None) -> str:
    assert name is not None
    return connection.ops.quote_name(name)


@cache
def _adapter(field: Field[Any, Any], _vendor: str) -> Adapter:
    return lambda value: field.get_db_prep_save(value, connection)


def adapt(field: Field[Any, Any], value: Any) -> Any:
    """``value`` as the database driver takes it."""
    if value is None or type(value) in (int, str, bool):
        internal = field.get_internal_type()
        if internal not in ("TextField", "JSONField") or type(field).__module__.startswith(
            "django"
        ):
            return value
    return _adapter(field, connection.vendor)(value)


def own_fields(model: type[Model]) -> list[Field[Any, Any]]:
    """The concrete fields stored in the model's own table, parent link included."""
    return list(model._meta.local_concrete_fields)


@cache
def _select(model: type[Model], vendor: str) -> tuple[str, list[Any], tuple[str, ...]]:
    query = model._base_manager.filter(pk=0).query
    compiler = query.get_compiler(connection=connection)
    sql, _params = compiler.as_sql()
    names = tuple(field.attname for field in model._meta.concrete_fields)
    columns = [expression for expression, *_rest in compiler.select]
    converters = compiler.get_converters(columns)
    ready = [(index, steps, expression) for index, (steps, expression) in converters.items()]
    lock = " FOR UPDATE" if vendor == "postgresql" else ""
    return sql + lock, ready, names


def lock(model: type[M], pk: int) -> M | None:
    """The row (parent and child) locked until the transaction ends, or None.

    On SQLite the transaction itself is the lock: it begins IMMEDIATE.
    """
    sql, converters, names = _select(model, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, (pk,))
        row = cursor.fetchone()
    if row is None:
        return None
    values = list(row)
    for index, steps, expression in converters:
        for convert in steps:
            values[index] = convert(values[index], expression, connection)
    return model.from_db(connection.alias, names, values)


@cache
def _insert(model: type[Model], with_pk: bool, _vendor: str) -> tuple[str, list[Field[Any, Any]]]:
    fields = [field for field in own_fields(model) if with_pk or not field.primary_key]
    columns = ", ".join(_quote(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = _quote(model._meta.db_table)
    returning = "" if with_pk else f" RETURNING {_quote(model._meta.pk.column)}"
    return f"INSERT INTO {table} ({columns}) VALUES ({marks}){returning}", fields  # noqa: S608


def insert(instance: Model) -> None:
    """Insert ``instance`` with every parent row; keys are set on the instance."""
    model = type(instance)
    parents = [parent for parent in model._meta.get_parent_list() if not parent._meta.abstract]
    for table in [*reversed(parents), model]:
        pk = table._meta.pk
        given = getattr(instance, pk.attname) is not None
        sql, fields = _insert(table, given, connection.vendor)
        params = [adapt(field, getattr(instance, field.attname)) for field in fields]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            if not given:
                setattr(instance, pk.attname, cursor.fetchone()[0])
        if table is not model:
            link = model._meta.parents.get(table)
            if link is not None:
                setattr(instance, link.attname, getattr(instance, pk.attname))
    instance._state.adding = False
    instance._state.db = connection.alias


@cache
def _update(
    model: type[Model], names: frozenset[str], _vendor: str
) -> list[tuple[str, list[Field[Any, Any]]]]:
    by_table: dict[type[Model], list[Field[Any, Any]]] = {}
    for field in model._meta.concrete_fields:
        if field.attname in names:
            by_table.setdefault(field.model, []).append(field)
    statements = []
    for table, fields in by_table.items():
        assignments = ", ".join(f"{_quote(field.column)} = %s" for field in fields)
        key = _quote(table._meta.pk.column)
        statements.append(
            (f"UPDATE {_quote(table._meta.db_table)} SET {assignments} WHERE {key} = %s", fields)  # noqa: S608
        )
    return statements


def update(instance: Model, attnames: Iterable[str]) -> None:
    """Write the named columns of ``instance``, one statement for each table that they live in."""
    for sql, fields in _update(type(instance), frozenset(attnames), connection.vendor):
        params: Sequence[Any] = [adapt(field, getattr(instance, field.attname)) for field in fields]
        with connection.cursor() as cursor:
            cursor.execute(sql, [*params, instance.pk])
