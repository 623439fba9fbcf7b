"""Statements compiled once per model from ``_meta`` and run through Django's cursor.

The ORM compiles each statement anew, which costs several times what the database does. What every act needs is
compiled once for each engine: rows inserted, changed, locked, and a few :class:`Read`. Everything else stays with
the ORM.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)
Adapter = Callable[[Any], Any]


def _quote(name: str | None) -> str:
    assert name is not None
    return connection.ops.quote_name(name)


#: Writes one column: its name on the instance, what readies a value for the driver, the types ready as they are.
Writer = tuple[str, Adapter, frozenset[type]]
_PLAIN: frozenset[type] = frozenset({int, str, bool, type(None)})


@cache
def _writer(field: Field[Any, Any], vendor: str) -> Writer:
    ready = _PLAIN
    kind, own = field.get_internal_type(), not type(field).__module__.startswith("django")
    if kind == "JSONField" or (kind == "TextField" and own):
        ready = frozenset({type(None)})
    elif kind == "DateField" and vendor == "postgresql":
        ready |= {date}
    elif kind == "DateField":
        return field.attname, _iso, ready
    elif kind == "DateTimeField":
        # Rows of one act share their moment.
        return (
            field.attname,
            lru_cache(8)(lambda value: field.get_db_prep_save(value, connection)),
            ready,
        )
    return field.attname, lambda value: field.get_db_prep_save(value, connection), ready


def _iso(value: date | str) -> str:
    return value if isinstance(value, str) else value.isoformat()[:10]


def _values(instance: Model, writers: Iterable[Writer]) -> list[Any]:
    """The columns of ``instance`` as the database driver takes them."""
    row = instance.__dict__
    return [
        value if type(value := row[name]) in ready else prepare(value)
        for name, prepare, ready in writers
    ]


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
    database = connections[DEFAULT_DB_ALIAS]
    sql, converters, names = _select(model, database.vendor)
    with database.cursor() as cursor:
        cursor.execute(sql, (pk,))
        row = cursor.fetchone()
    if row is None:
        return None
    values = list(row)
    for index, steps, expression in converters:
        value = values[index]
        if value is not None and value != "":
            for convert in steps:
                value = convert(value, expression, database)
            values[index] = value
    # As ``from_db`` does, without asking sixty times whether a column is deferred.
    instance = model.__new__(model)
    instance._state = ModelState()
    instance._state.adding, instance._state.db = False, database.alias
    instance.__dict__.update(zip(names, values, strict=True))
    return instance


@cache
def _defaults(model: type[Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """What the columns of a new row hold: plain values, and what has to be called for each row."""
    fields = model._meta.concrete_fields
    called = [(f.attname, f.default) for f in fields if f.has_default() and callable(f.default)]
    names = {name for name, _make in called}
    return {f.attname: f.get_default() for f in fields if f.attname not in names}, called


def new(model: type[M], **columns: Any) -> M:
    """An unsaved row as the model's constructor makes it, without its signals and in a third of the time.

    Columns are given by their attributes (``person_id``), the others hold their defaults.
    """
    plain, called = _defaults(model)
    instance = model.__new__(model)
    instance._state = ModelState()
    row = instance.__dict__
    row.update(plain)
    row.update(columns)
    for name, make in called:
        if name not in columns:
            row[name] = make()
    return instance


@cache
def _insert(model: type[Model], with_pk: bool, rows: int, vendor: str) -> tuple[str, list[Writer]]:
    fields = [
        field for field in model._meta.local_concrete_fields if with_pk or not field.primary_key
    ]
    columns = ", ".join(_quote(field.column) for field in fields)
    marks = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * rows)
    table = _quote(model._meta.db_table)
    returning = "" if with_pk else f" RETURNING {_quote(model._meta.pk.column)}"
    writers = [_writer(field, vendor) for field in fields]
    return f"INSERT INTO {table} ({columns}) VALUES {marks}{returning}", writers  # noqa: S608


def insert(instance: Model) -> None:
    """Insert ``instance`` with every parent row; keys are set on the instance. No signals are sent."""
    model = type(instance)
    parents = [parent for parent in model._meta.get_parent_list() if not parent._meta.abstract]
    database = connections[DEFAULT_DB_ALIAS]
    values = instance.__dict__
    for table in [*reversed(parents), model]:
        pk = table._meta.pk
        given = values[pk.attname] is not None
        sql, writers = _insert(table, given, 1, database.vendor)
        with database.cursor() as cursor:
            cursor.execute(sql, _values(instance, writers))
            if not given:
                values[pk.attname] = cursor.fetchone()[0]
        if table is not model:
            link = model._meta.parents.get(table)
            if link is not None:
                values[link.attname] = values[pk.attname]
    instance._state.adding, instance._state.db = False, database.alias


def insert_new(instance: Model) -> bool:
    """Insert ``instance`` (of a model without parents) unless a row with its unique key is there; whether it was.

    One statement, and no error that would end a transaction: for what may be sent twice.
    """
    database = connections[DEFAULT_DB_ALIAS]
    sql, writers = _insert(type(instance), False, 1, database.vendor)
    with database.cursor() as cursor:
        cursor.execute(
            sql.replace(" RETURNING ", " ON CONFLICT DO NOTHING RETURNING "),
            _values(instance, writers),
        )
        row = cursor.fetchone()
    if row is None:
        return False
    instance.pk = row[0]
    instance._state.adding, instance._state.db = False, database.alias
    return True


def insert_many(instances: Sequence[Model]) -> None:
    """Insert very many rows of one model without parents; their keys stay unknown."""
    database = connections[DEFAULT_DB_ALIAS]
    sql, writers = _insert(type(instances[0]), False, 1, database.vendor)
    with database.cursor() as cursor:
        cursor.executemany(
            sql.rpartition(" RETURNING ")[0], [_values(one, writers) for one in instances]
        )


#: Rows of one statement: few texts to prepare, far below every limit of parameters.
MOST_ROWS = 20


def insert_all(instances: Sequence[Model]) -> None:
    """Insert rows of one model without parents in one statement (for each twenty); their keys are set."""
    database = connections[DEFAULT_DB_ALIAS]
    for start in range(0, len(instances), MOST_ROWS):
        part = instances[start : start + MOST_ROWS]
        sql, writers = _insert(type(part[0]), False, len(part), database.vendor)
        with database.cursor() as cursor:
            cursor.execute(sql, [value for one in part for value in _values(one, writers)])
            keys = cursor.fetchall()
        for one, (key,) in zip(part, keys, strict=True):
            one.pk = key
            one._state.adding, one._state.db = False, database.alias


@cache
def _update(
    model: type[Model], names: frozenset[str], vendor: str
) -> list[tuple[str, list[Writer]]]:
    by_table: dict[type[Model], list[Field[Any, Any]]] = {}
    for field in model._meta.concrete_fields:
        if field.attname in names:
            by_table.setdefault(field.model, []).append(field)
    statements = []
    for table, fields in by_table.items():
        assignments = ", ".join(f"{_quote(field.column)} = %s" for field in fields)
        name, key = _quote(table._meta.db_table), _quote(table._meta.pk.column)
        writers = [_writer(field, vendor) for field in fields]
        statements.append((f"UPDATE {name} SET {assignments} WHERE {key} = %s", writers))  # noqa: S608
    return statements


def update(instance: Model, attnames: Iterable[str]) -> None:
    """Write the named columns of ``instance``, one statement for each table that they live in."""
    database = connections[DEFAULT_DB_ALIAS]
    for sql, writers in _update(type(instance), frozenset(attnames), database.vendor):
        with database.cursor() as cursor:
            cursor.execute(sql, [*_values(instance, writers), instance.pk])


class Read(Generic[M]):
    """A query that is compiled at its first use: ``Read(lambda key: Part.objects.filter(whole=key), int)``.

    ``make`` gets one stand-in for each parameter (``int``, ``str`` or ``date``) and returns the query set; a
    stand-in may be used several times, and only in conditions. ``select_related`` works, annotations do not.
    """

    _STAND_INS: dict[type, Callable[[int], Any]] = {
        int: lambda at: 910_000_001 + at,
        str: lambda at: f"stand-in {at}",
        date: lambda at: date(1801, 1, 1 + at),
    }

    def __init__(self, make: Callable[..., QuerySet[M]], *types: type) -> None:
        self._make, self._types = make, types
        self._ready: dict[str, Any] = {}

    def __call__(self, *values: Any) -> list[M]:
        """The rows for ``values``."""
        database = connections[DEFAULT_DB_ALIAS]
        ready = self._ready.get(database.vendor) or self._compile()
        sql, params, places, compiler, converters, build = ready
        filled = list(params)
        for place, at in places:
            filled[place] = _as_driver(values[at])
        with database.cursor() as cursor:
            cursor.execute(sql, filled)
            rows = cursor.fetchall()
        if converters:
            rows = compiler.apply_converters(rows, converters)
        return [build(row) for row in rows]

    def _compile(self) -> Any:
        stand_ins = [self._STAND_INS[kind](at) for at, kind in enumerate(self._types)]
        # Compilers keep their connection: one of this engine, whichever thread compiled, serves only to convert.
        compiler = self._make(*stand_ins).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        drivers = [_as_driver(value) for value in stand_ins]
        places = [
            (place, drivers.index(value)) for place, value in enumerate(params) if value in drivers
        ]
        converters = compiler.get_converters([column for column, *_rest in compiler.select])
        ready = (sql, list(params), places, compiler, converters, _builder(compiler))
        self._ready[connection.vendor] = ready
        return ready


def _builder(compiler: Any) -> Callable[[Any], Any]:
    """A function from a row to an instance, related ones included, as Django's ``ModelIterable`` builds it."""
    info, alias = compiler.klass_info, connection.alias
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in compiler.select[start:end]]
    # The stubs describe a later Django, which takes one argument more.
    populators = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg]

    def build(row: Any) -> Any:
        instance = info["model"].from_db(alias, names, row[start:end])
        for populator in populators:
            populator.populate(row, instance)
        return instance

    return build


def _as_driver(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


@cache
def _by_key(model: type[Model], n: int) -> Read[Any]:
    return Read(lambda *keys: model._base_manager.filter(pk__in=keys), *[int] * n)


def fill(instance: Model, model: type[Model]) -> None:
    """Read what ``instance`` refers to in ``model`` and has not read yet, in one statement for all its columns."""
    missing = [
        field
        for field in instance._meta.concrete_fields
        if isinstance(field, ForeignKey)
        and field.related_model is model
        and instance.__dict__[field.attname] is not None
        and not field.is_cached(instance)
    ]
    keys = sorted({instance.__dict__[field.attname] for field in missing})
    if not keys:
        return
    found = {one.pk: one for one in _by_key(model, len(keys))(*keys)}
    for field in missing:
        if one := found.get(instance.__dict__[field.attname]):
            field.set_cached_value(instance, one)
