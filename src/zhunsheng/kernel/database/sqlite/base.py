"""The connection: WAL, and a fair file lock taken before every write transaction.

SQLite lets writers that meet sleep and try again, so that with several of them an unlucky one
starves (measured with 8: p99 104 ms and up to a second, against 11 ms in a queue). Here every
transaction and every single write first takes its turn at a lock beside the database file and
gives it back at commit or rollback. Programs that do not know the lock are still kept out by
SQLite itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from zhunsheng.kernel.database.sqlite.lock import WriteLock

TIMEOUT = 20.0
"""Seconds that a writer waits for its turn, then OperationalError; OPTIONS["timeout"] overrides."""

PRAGMAS = ("synchronous = NORMAL", "temp_store = MEMORY", "journal_size_limit = 67108864")
WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP)\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _question_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class Cursor(base.SQLiteCursorWrapper):
    """A cursor whose writes outside a transaction queue as well."""

    turn: Callable[[], Any]

    def execute(self, query: str, params: Any = None) -> Any:
        """Run `query`, in turn when it writes outside a transaction."""
        return self._in_turn(super().execute, query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run `query` for each of `param_list`, in turn when it writes outside a transaction."""
        return self._in_turn(super().executemany, query, param_list)

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        """Django's %s as SQLite's ?; statements come again and again, so most are known."""
        if param_names is None:
            return _question_marks(query)
        return str(super().convert_query(query, param_names=param_names))

    def _in_turn(self, run: Callable[[str, Any], Any], query: str, params: Any) -> Any:
        if self.connection.in_transaction or not WRITES.match(query):
            return run(query, params)
        with self.turn():
            return run(query, params)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite connection with a place in the queue of writers.

    Databases in memory have no file to lock and are left alone.
    """

    transaction_mode: str | None
    _lock: WriteLock | None = None
    _timeout = TIMEOUT

    def get_connection_params(self) -> dict[str, Any]:
        """Connection parameters, with immediate transactions and the time limit of this module."""
        params = super().get_connection_params()
        self.transaction_mode = self.transaction_mode or "IMMEDIATE"
        self._timeout = params.setdefault("timeout", TIMEOUT)
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the database; a new file is switched to WAL, which is then remembered in it."""
        connection = super().get_new_connection(conn_params)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if not self.is_in_memory_db():
            name = Path(self.settings_dict["NAME"])
            self._lock = WriteLock(name.with_name(f"{name.name}.lock"))
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                # SQLite does not wait when two connections switch at once; the lock does.
                self._take_turn()
                try:
                    connection.execute("PRAGMA journal_mode = WAL")
                finally:
                    self._lock.release()
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor that takes its turn."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        cursor.turn = self._turn
        return cursor

    def _take_turn(self) -> None:
        if self._lock is not None and not self._lock.acquire(self._timeout):
            raise OperationalError(
                f"database is locked: another writer held it for {self._timeout:g} seconds"
            )

    def _give_way(self) -> None:
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The turn of one statement, kept when the statement began a transaction."""
        self._take_turn()
        try:
            yield
        finally:
            if not self.connection.in_transaction:
                self._give_way()

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_way()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            if self.connection is None or not self.connection.in_transaction:
                self._give_way()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._give_way()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            if self._lock is not None:
                self._lock.close()
