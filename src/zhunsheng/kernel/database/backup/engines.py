"""One consistent copy of the database, and back: SQLite's online backup, PostgreSQL's pg_dump."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

from django.db import connection, connections
from django.db.backends.postgresql.client import DatabaseClient

from zhunsheng.kernel.database.backup.manifest import BackupError
from zhunsheng.lib import clock

MODE = 0o600


class Engine(Protocol):
    """What a backup needs of an engine."""

    file: str

    def version(self) -> str:
        """The server's version."""

    def dump(self, target: Path, left_out: Sequence[str] = ()) -> None:
        """Write one consistent state to ``target`` while others read and write; tables ``left_out`` come empty."""

    def load(self, source: Path) -> None:
        """Replace the database by what ``dump`` wrote."""


def engine() -> Engine:
    """The engine of the default database."""
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()


class SQLite:
    """The embedded database: one file."""

    file = "database.sqlite3"

    def __init__(self) -> None:
        self.path = Path(str(connection.settings_dict["NAME"]))

    def version(self) -> str:
        """The library's version."""
        return sqlite3.sqlite_version

    def dump(self, target: Path, left_out: Sequence[str] = ()) -> None:
        """Copy in one step of the online backup API, which writers in WAL mode do not disturb."""
        target.unlink(missing_ok=True)
        target.touch(MODE)
        with (
            closing(sqlite3.connect(self.path)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            # One file, not three: what is moved about must not depend on a -wal beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            # Overwritten, not only given up: a deleted row would else stay readable in the file.
            copy.execute("PRAGMA secure_delete = ON")
            for table in left_out:
                copy.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names from _meta
            copy.commit()
            _sound(copy, "数据库副本")

    def load(self, source: Path) -> None:
        """Put the copy in place; the database that was there is kept beside it."""
        connections.close_all()
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            _sound(copy, "备份中的数据库")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists() and self._close_log():
            stamp = clock.now().astimezone(clock.CHINA)
            kept = self.path.with_name(f"{self.path.name}.before-restore-{stamp:%Y%m%d%H%M%S%f}")
            self.path.replace(kept)
        draft = self.path.with_name(f"{self.path.name}.part")
        shutil.copyfile(source, draft)
        draft.chmod(MODE)
        draft.replace(self.path)

    def _close_log(self) -> bool:
        """Fold the log into the file, which only works while nobody else has it open.

        Returns whether there is anything in it.
        """
        try:
            with closing(sqlite3.connect(self.path, timeout=1)) as database:
                database.execute("PRAGMA journal_mode = DELETE")
                return bool(database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        except sqlite3.OperationalError:
            raise BackupError("数据库还有程序在使用。请先停止服务，再恢复。") from None


def _sound(database: sqlite3.Connection, name: str) -> None:
    try:
        [answer] = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise BackupError(f"{name}不完整：{answer}")


class PostgreSQL:
    """A PostgreSQL server, through its own tools."""

    file = "database.pgdump"

    def version(self) -> str:
        """The server's version."""
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return str(cursor.fetchone()[0])

    def dump(self, target: Path, left_out: Sequence[str] = ()) -> None:
        """``pg_dump`` in custom format: one snapshot, compressed."""
        target.unlink(missing_ok=True)
        target.touch(MODE)
        empty = [f"--exclude-table-data={table}" for table in left_out]
        options = ["--format=custom", "--no-owner", "--no-privileges", *empty]
        self._run("pg_dump", [*options, f"--file={target}"])

    def load(self, source: Path) -> None:
        """``pg_restore`` in one transaction: it replaces everything or changes nothing."""
        connections.close_all()
        options = ["--clean", "--if-exists", "--no-owner", "--no-privileges"]
        self._run("pg_restore", [*options, "--single-transaction", str(source)])

    def _run(self, tool: str, options: Sequence[str]) -> None:
        if shutil.which(tool) is None:
            raise BackupError(f"找不到 {tool}。请安装与服务器同版本的 PostgreSQL 客户端工具。")
        arguments, environment = DatabaseClient.settings_to_cmd_args_env(
            connection.settings_dict, []
        )
        _psql, *server, name = arguments
        done = subprocess.run(
            [tool, *server, f"--dbname={name}", *options],
            env={**os.environ, **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            lines = done.stderr.strip().splitlines()
            raise BackupError(f"{tool} 没有成功：{'；'.join(lines[:3]) or done.returncode}")
