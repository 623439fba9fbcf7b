"""Helpers of the ledger's tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from zhunsheng.kernel.ledger import guards, journal
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import Report

ZEROS = "0" * 64
SEALED, OPEN = 3, 6
"""Sequences of an event of the sealed part and of the part without a seal."""


def put(subject: int = 1, stream: str = "units", **data: Any) -> Event:
    """An event of an entry."""
    return journal.append(stream, subject, "change", "system", data)


def together(*works: Callable[[], Any]) -> list[Any]:
    """Run all of ``works`` at once in threads, each with its own connection."""

    def run(work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def intrude(*statements: str | tuple[str, Sequence[Any]]) -> None:
    """Run SQL as somebody who may drop triggers, and put them back so as to leave no trace."""
    connection.check_constraints()  # PostgreSQL alters no table with pending checks
    guards.remove(connection)
    with connection.cursor() as cursor:
        for statement in statements:
            sql, params = (statement, []) if isinstance(statement, str) else statement
            cursor.execute(sql, params)
    connection.check_constraints()
    guards.install(connection)


def found(report: Report) -> set[str]:
    """The kinds of defects."""
    return {defect.kind for defect in report.defects}


def stored(event: Event) -> Event:
    """The event as the database holds it."""
    return Event.objects.get(pk=event.pk)


def set_(event: Event, **values: Any) -> tuple[str, list[Any]]:
    """The statement that changes columns of an event."""
    assignments = ", ".join(f"{column} = %s" for column in values)
    return f"UPDATE ledger_event SET {assignments} WHERE id = %s", [*values.values(), event.pk]
