"""Full text beside a table: which rows contain some words.

Chinese has no blanks, so texts are stored as character pairs (lib.search). SQLite keeps them in an FTS5 table,
PostgreSQL in a ``tsvector`` with a GIN index; neither is a Django model, so the tables are made after ``migrate``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from zhunsheng.lib.search import bigrams, fts5, pinyin_initials, tsquery

MOST_HITS = 2000
"""How many hits are considered before access and filters narrow them; who finds more adds words."""

ROWS_AT_ONCE = 200

MOST_WORDS = 16_000
"""How many words of one row are kept: PostgreSQL counts positions up to about this and refuses a megabyte."""

M = TypeVar("M", bound=Model)

Row = tuple[int, Iterable[str], Iterable[str]]
"""A row's id, its texts, and names that are also found by their pinyin initials."""


def words(texts: Iterable[str], names: Iterable[str] = ()) -> str:
    """What is stored for texts and names."""
    names = list(names)
    found = [*map(pinyin_initials, names), *(bigrams(text) for text in (*names, *texts))]
    return " ".join(" ".join(found).split(" ")[:MOST_WORDS])


@dataclass(frozen=True)
class Index:
    """The full text of the rows of one table, by their ids. ``table`` is the name of the table that keeps it."""

    table: str

    def install(self, database: BaseDatabaseWrapper) -> None:
        """Make the table if it is not there."""
        statements = (
            (
                f"CREATE TABLE IF NOT EXISTS {self.table} (id bigint PRIMARY KEY, text tsvector NOT NULL)",
                f"CREATE INDEX IF NOT EXISTS {self.table}_text ON {self.table} USING gin (text)",
            )
            if database.vendor == "postgresql"
            else (f"CREATE VIRTUAL TABLE IF NOT EXISTS {self.table} USING fts5(text)",)
        )
        with database.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def index(self, pk: int, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        """Make a row findable by ``texts`` and by the pinyin initials of ``names``; replaces what was there."""
        self.index_many([(pk, texts, names)])

    def index_many(self, rows: Sequence[Row]) -> None:
        """Make many rows findable, in a few statements."""
        for start in range(0, len(rows), ROWS_AT_ONCE):
            part = rows[start : start + ROWS_AT_ONCE]
            values = [value for pk, texts, names in part for value in (pk, words(texts, names))]
            with connection.cursor() as cursor:
                cursor.execute(self._insert(len(part)), values)

    def _insert(self, rows: int) -> str:
        if connection.vendor == "postgresql":
            marks = ", ".join(["(%s, to_tsvector('simple', %s))"] * rows)
            return (
                f"INSERT INTO {self.table} (id, text) VALUES {marks} "  # noqa: S608
                "ON CONFLICT (id) DO UPDATE SET text = excluded.text"
            )
        marks = ", ".join(["(%s, %s)"] * rows)
        return f"INSERT OR REPLACE INTO {self.table} (rowid, text) VALUES {marks}"  # noqa: S608

    def find(self, text: str, most: int = MOST_HITS) -> list[int]:
        """Ids of the newest rows that contain all of ``text``, at most ``most``; [] for nothing to seek."""
        postgresql = connection.vendor == "postgresql"
        wanted = tsquery(text) if postgresql else fts5(text)
        if not wanted:
            return []
        sql = (
            f"SELECT id FROM {self.table} WHERE text @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s"  # noqa: S608
            if postgresql
            else f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s ORDER BY rowid DESC LIMIT %s"  # noqa: S608
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, (wanted, most))
            return [row[0] for row in cursor.fetchall()]

    def narrow(self, rows: QuerySet[M], text: str) -> QuerySet[M]:
        """Those of ``rows`` that contain all of ``text``, in one statement and however many there are.

        For lists with filters and an order of their own, where the newest hits of :meth:`find` could all be others.
        """
        postgresql = connection.vendor == "postgresql"
        wanted = tsquery(text) if postgresql else fts5(text)
        if not wanted:
            return rows.none()
        sql = (
            f"SELECT id FROM {self.table} WHERE text @@ to_tsquery('simple', %s)"  # noqa: S608
            if postgresql
            else f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s"  # noqa: S608
        )
        return rows.filter(pk__in=RawSQL(sql, (wanted,)))  # noqa: S611 - the words are a parameter


def install_all(indexes: Iterable[Index], using: str) -> None:
    """Make the tables of ``indexes``; for a receiver of ``post_migrate``."""
    from django.db import connections

    for one in indexes:
        one.install(connections[using])


def after_migrate(*indexes: Index) -> Any:
    """A receiver of ``post_migrate`` that makes the tables of ``indexes``."""

    def receiver(using: str = "default", **_kwargs: Any) -> None:
        install_all(indexes, using)

    return receiver
