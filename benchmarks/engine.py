"""Which database is measured: a fresh SQLite in ``var/benchmarks``, or a private PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

FOLDER = Path(__file__).resolve().parents[1] / "var" / "benchmarks"
NAMES = ("sqlite", "postgresql")


@contextmanager
def running(name: str, *, keep: str = "") -> Iterator[dict[str, str]]:
    """The environment of processes that use a fresh database of engine ``name``; all is gone afterwards.

    ``keep`` names a folder in ``var/benchmarks`` that stays, and is found again, instead. Raises ``LookupError``
    when no PostgreSQL is installed.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    var = FOLDER / keep if keep else Path(mkdtemp(dir=FOLDER, prefix=f"{name}-"))
    var.mkdir(exist_ok=True)
    environment = {**os.environ, "ZHUNSHENG_VAR_DIR": str(var)}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")
    environment.pop("ZHUNSHENG_DATABASE_URL", None)
    server = None
    try:
        if name == "postgresql":
            from tests.support.postgres import Postgres, binaries

            folder = binaries()
            if folder is None:
                raise LookupError("PostgreSQL is not installed (make system)")
            server = Postgres(folder)
            environment["ZHUNSHENG_DATABASE_URL"] = server.url
            _create(server.url)
        yield environment
    finally:
        if server is not None:
            server.stop()
        if not keep:
            shutil.rmtree(var, ignore_errors=True)


def _create(url: str) -> None:
    import psycopg

    with psycopg.connect(url, dbname="postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE zhunsheng")


def migrate() -> None:
    """Django set up in this process, and every table made."""
    set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def set_up() -> None:
    """Django set up in this process."""
    import django

    django.setup()
