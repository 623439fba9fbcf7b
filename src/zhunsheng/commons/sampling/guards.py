"""Triggers that keep what was published: list, plan, announcement for good; commitments, seed, result once set.

Made after every ``migrate``, like the ledger's (a table that SQLite rebuilds loses its triggers). They refuse
``UPDATE`` only: a row that is deleted leaves its events, and ``zhunsheng verify`` and every published copy stay.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from zhunsheng.commons.sampling.models import Commitment, Draw, PublicEntry, Reveal

MESSAGE = "名录、公告、承诺和抽取结果公布以后不能更改；需要更正的，请另行公告抽取。"
_FUNCTION = "sampling_refuse"

#: Columns that never change.
ALWAYS: dict[type[models.Model], tuple[str, ...]] = {
    Draw: (
        "number",
        "domain",
        "title",
        "unit_id",
        "subject_stream",
        "subject_id",
        "listed",
        "list_digest",
        "size",
        "announcement",
        "digest",
        "announced_at",
        "reveal_by",
        "public_source",
        "public_on",
    ),
    Commitment: ("draw_id", "order", "party"),
    Reveal: ("commitment_id", "salt", "value"),
    PublicEntry: ("draw_id",),
}
#: Column → groups of columns that no longer change once it is set.
ONCE: dict[type[models.Model], tuple[tuple[str, tuple[str, ...]], ...]] = {
    Draw: (
        ("seed <> ''", ("seed", "exclusions", "public_value")),
        ("drawn_at IS NOT NULL", ("result", "drawn_at")),
    ),
    Commitment: (("digest <> ''", ("digest",)),),
    PublicEntry: (("checked_by_id IS NOT NULL", ("value", "checked_by_id")),),
}


def after_migrate(*, using: str, **_: Any) -> None:
    """Receiver of ``post_migrate``."""
    connection = connections[using]
    if Draw._meta.db_table not in connection.introspection.table_names():
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for model in ALWAYS:
            for statement in _statements(model, connection):
                cursor.execute(statement)


def _statements(model: type[models.Model], connection: BaseDatabaseWrapper) -> list[str]:
    table = model._meta.db_table
    name = f"{table}_frozen"
    condition = _changed(model, connection)
    if connection.vendor == "postgresql":
        return [
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            (
                f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({condition}) "
                f"EXECUTE FUNCTION {_FUNCTION}()"
            ),
        ]
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        (
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        ),
    ]


def _changed(model: type[models.Model], connection: BaseDatabaseWrapper) -> str:
    """The condition under which an update is refused."""
    differs = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"

    def any_of(columns: tuple[str, ...]) -> str:
        quoted = [connection.ops.quote_name(column) for column in columns]
        return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in quoted)

    parts = [any_of(ALWAYS[model])]
    parts += [f"(OLD.{once} AND ({any_of(columns)}))" for once, columns in ONCE.get(model, ())]
    return " OR ".join(parts)


_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = '{MESSAGE}';
END $$
"""
