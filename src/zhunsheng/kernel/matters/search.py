"""Full text over matters: number, title, participants and pinyin initials.

Chinese has no blanks, so texts are stored as character pairs (lib.search). SQLite keeps them in an FTS5 table,
PostgreSQL in a ``tsvector`` with a GIN index; neither is a Django model, so the table is made after ``migrate``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from zhunsheng.lib.search import bigrams, fts5, pinyin_initials, tsquery

TABLE = "matters_search"
#: How many hits are considered before access narrows them; a search that finds more asks for more words.
MOST_HITS = 2000


def install(database: BaseDatabaseWrapper) -> None:
    """Make the table if it is not there."""
    statements = (
        (
            f"CREATE TABLE IF NOT EXISTS {TABLE} (id bigint PRIMARY KEY, text tsvector NOT NULL)",
            f"CREATE INDEX IF NOT EXISTS {TABLE}_text ON {TABLE} USING gin (text)",
        )
        if database.vendor == "postgresql"
        else (f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(text)",)
    )
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def index(matter_id: int, texts: Iterable[str], names: Iterable[str] = ()) -> None:
    """Make a matter findable by ``texts`` and by the pinyin initials of ``names``; replaces what was there."""
    names = list(names)
    words = " ".join([*(bigrams(text) for text in (*texts, *names)), *map(pinyin_initials, names)])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"INSERT INTO {TABLE} (id, text) VALUES (%s, to_tsvector('simple', %s)) "  # noqa: S608
                "ON CONFLICT (id) DO UPDATE SET text = excluded.text",
                (matter_id, words),
            )
        else:
            cursor.execute(
                f"INSERT OR REPLACE INTO {TABLE} (rowid, text) VALUES (%s, %s)",  # noqa: S608
                (matter_id, words),
            )


def find(text: str) -> list[int]:
    """Ids of the newest matters that contain all of ``text``, at most :data:`MOST_HITS`; [] for nothing to seek."""
    postgresql = connection.vendor == "postgresql"
    words = tsquery(text) if postgresql else fts5(text)
    if not words:
        return []
    sql = (
        f"SELECT id FROM {TABLE} WHERE text @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s"  # noqa: S608
        if postgresql
        else f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY rowid DESC LIMIT %s"  # noqa: S608
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, (words, MOST_HITS))
        return [row[0] for row in cursor.fetchall()]


def after_migrate(using: str = "default", **_kwargs: Any) -> None:
    """Receiver of ``post_migrate``."""
    from django.db import connections

    install(connections[using])
