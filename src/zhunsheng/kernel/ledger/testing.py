"""For tests only: let the test runner empty tables that the ledger's triggers protect.

Transactional tests end with a flush (DELETE on SQLite, TRUNCATE on PostgreSQL), which the triggers
refuse. Nothing stored in a database, no setting and no session variable can switch them off, since
production would have it too; instead the test process wraps Django's flush.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.db.backends.base.operations import BaseDatabaseOperations

from zhunsheng.kernel.ledger import guards


@contextmanager
def flushable() -> Iterator[None]:
    """While it lasts, a flush drops the triggers first; ``post_migrate`` makes them again after."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def unguarded(operations: BaseDatabaseOperations, statements: Any) -> Any:
        guards.remove(operations.connection)
        try:
            return flush(operations, statements)
        finally:
            guards.install(operations.connection)

    with mock.patch.object(BaseDatabaseOperations, "execute_sql_flush", unguarded):
        yield
