"""The raw side: statements through the driver alone, with the locking that the system uses."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any


class Sqlite:
    """The sqlite3 module on the same file: WAL, the same pragmas, the same queue of writers."""

    def __init__(self, path: Path) -> None:
        import sqlite3

        from zhunsheng.kernel.database.sqlite.base import PRAGMAS, TIMEOUT
        from zhunsheng.kernel.database.sqlite.lock import WriteLock

        self._connection = sqlite3.connect(path, isolation_level=None, timeout=TIMEOUT)
        for pragma in ("foreign_keys = ON", *PRAGMAS):
            self._connection.execute(f"PRAGMA {pragma}")
        self._lock = WriteLock(path.with_name(f"{path.name}.lock"))
        self._texts: dict[str, str] = {}

    def begin(self) -> None:
        """Take the turn and begin."""
        self._lock.acquire(20)
        self._connection.execute("BEGIN IMMEDIATE")

    def run(self, sql: str, params: Any) -> Any:
        """See ``tape.Driver``."""
        text = self._texts.get(sql)
        if text is None:
            text = self._texts[sql] = sql.replace("%s", "?")
        cursor = self._connection.execute(text, [_stored(value) for value in params])
        return cursor.fetchone() if cursor.description else None

    def commit(self) -> None:
        """Commit and give way."""
        self._connection.execute("COMMIT")
        self._lock.release()


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


class Postgresql:
    """psycopg with server-side binding and prepared statements."""

    def __init__(self, url: str) -> None:
        import psycopg

        self._connection = psycopg.connect(url, prepare_threshold=5)
        self._cursor = self._connection.cursor()

    def begin(self) -> None:
        """Nothing: psycopg begins with the first statement."""

    def run(self, sql: str, params: Any) -> Any:
        """See ``tape.Driver``."""
        self._cursor.execute(sql, params)
        return self._cursor.fetchone() if self._cursor.description else None

    def commit(self) -> None:
        """Commit."""
        self._connection.commit()


def connect() -> Sqlite | Postgresql:
    """The driver of the database that Django is set up with."""
    import os

    from django.conf import settings

    if url := os.environ.get("ZHUNSHENG_DATABASE_URL"):
        return Postgresql(url)
    return Sqlite(Path(settings.DATABASES["default"]["NAME"]))
