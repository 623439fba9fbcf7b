"""Triggers that keep events, seals and batches append-only, however a statement reaches them.

An event's ``seal_id`` and ``leaf`` may be set once, together; nothing else changes and nothing is
deleted. The triggers are (re)made after every ``migrate``, because a table that SQLite rebuilds for
a later migration loses them. They stop mistakes and quiet edits; whoever may drop a trigger is
found out by ``verify``.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from zhunsheng.kernel.ledger.models import Batch, Event, Seal

SEALING = ("seal_id", "leaf")
EVENT_MESSAGE = "事项记录只能追加，不能修改或删除；更正请追加一项记录。"
OTHER_MESSAGE = "封存和批量摘要只能追加，不能修改或删除。"
_FUNCTION = "ledger_refuse"


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, replacing older ones."""
    with transaction.atomic(using=connection.alias):
        remove(connection)
        _run(connection, _making(connection))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers. For the flush of test databases and for tests that play the intruder."""
    _run(connection, [_dropping(connection, *trigger) for trigger in _triggers(connection)])


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that should be there and are not."""
    if connection.vendor == "postgresql":
        sql = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
    else:
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        present = {row[0] for row in cursor.fetchall()}
    return [name for name, _model, _event in _triggers(connection) if name not in present]


def after_migrate(*, using: str, **_: Any) -> None:
    """Receiver of ``post_migrate``."""
    connection = connections[using]
    if Event._meta.db_table in connection.introspection.table_names():
        install(connection)


def _triggers(connection: BaseDatabaseWrapper) -> list[tuple[str, type[Model], str]]:
    """(name, model, SQL event) of every trigger on this engine."""
    events = ["INSERT", "UPDATE", "DELETE"]
    if connection.vendor == "postgresql":
        events.append("TRUNCATE")
    return [
        (f"{model._meta.db_table}_{event.lower()}_guard", model, event)
        for model in (Event, Seal, Batch)
        for event in events
        if model is Event or event != "INSERT"
    ]


def _dropping(connection: BaseDatabaseWrapper, name: str, model: type[Model], _event: str) -> str:
    on_table = f" ON {model._meta.db_table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {name}{on_table}"


def _making(connection: BaseDatabaseWrapper) -> list[str]:
    if connection.vendor == "postgresql":
        return [_POSTGRESQL_FUNCTION, *(_postgresql(*trigger) for trigger in _triggers(connection))]
    return [_sqlite(*trigger) for trigger in _triggers(connection)]


def _forbidden(model: type[Model], event: str, same: str) -> str:
    """The condition under which a row operation is refused; empty for always."""
    if model is not Event or event not in ("INSERT", "UPDATE"):
        return ""
    if event == "INSERT":
        return "NEW.seal_id IS NOT NULL OR NEW.leaf IS NOT NULL"
    columns = [field.column for field in Event._meta.local_concrete_fields]
    kept = [f"OLD.{name} {same} NEW.{name}" for name in columns if name not in SEALING]
    once = ["OLD.seal_id IS NULL", "NEW.seal_id IS NOT NULL", "NEW.leaf IS NOT NULL"]
    return f"NOT ({' AND '.join(once + kept)})"


def _message(model: type[Model]) -> str:
    return EVENT_MESSAGE if model is Event else OTHER_MESSAGE


_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = TG_ARGV[0];
END $$
"""


def _postgresql(name: str, model: type[Model], event: str) -> str:
    condition = _forbidden(model, event, "IS NOT DISTINCT FROM")
    level = "STATEMENT" if event == "TRUNCATE" else "ROW"
    when = f"WHEN ({condition}) " if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {model._meta.db_table} FOR EACH {level} "
        f"{when}EXECUTE FUNCTION {_FUNCTION}('{_message(model)}')"
    )


def _sqlite(name: str, model: type[Model], event: str) -> str:
    condition = _forbidden(model, event, "IS")
    when = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {model._meta.db_table} FOR EACH ROW "
        f"{when}BEGIN SELECT RAISE(ABORT, '{_message(model)}'); END"
    )


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
