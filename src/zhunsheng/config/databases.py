"""Which database: SQLite in the run-time directory, or PostgreSQL by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

DJANGO_NAMES = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}


def sqlite(path: Path) -> dict[str, Any]:
    """Settings of the embedded database in the file `path`."""
    return {
        "ENGINE": "zhunsheng.kernel.database.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": 600,
        "ATOMIC_REQUESTS": False,
    }


def postgresql(address: str, *, server_side_binding: bool = True) -> dict[str, Any]:
    """Settings of a PostgreSQL at `address` (a libpq URL or key-value string).

    `server_side_binding` also turns on prepared statements and server-side cursors; a pgbouncer
    before 1.21 in transaction mode can do none of the three.
    """
    parameters = conninfo_to_dict(address)
    known = {name: parameters.pop(key, "") or "" for key, name in DJANGO_NAMES.items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **known,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "DISABLE_SERVER_SIDE_CURSORS": not server_side_binding,
        "OPTIONS": {
            **parameters,
            "server_side_binding": server_side_binding,
            "prepare_threshold": 5 if server_side_binding else None,
        },
    }
