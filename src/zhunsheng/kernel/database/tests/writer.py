"""Several writer threads, a program the tests start several times: ``writer.py FILE THREADS TURNS``."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import django
from django.conf import settings
from django.db import connection, transaction

ENGINE = "zhunsheng.kernel.database.sqlite"


def write(name: str, turns: int) -> None:
    """Read, then add a row that continues what was read: lost updates would repeat a number."""
    for _ in range(turns):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(max(number), 0) FROM turn")
            number = cursor.fetchone()[0] + 1
            cursor.execute("INSERT INTO turn (number, writer) VALUES (%s, %s)", [number, name])
        with connection.cursor() as cursor:
            cursor.execute("UPDATE tally SET n = n + 1")
    connection.close()


def main(path: Path, threads: int, turns: int) -> None:
    """Write from `threads` threads at once, `turns` times each, in a transaction and outside."""
    settings.configure(DATABASES={"default": {"ENGINE": ENGINE, "NAME": path}})
    django.setup()
    # The starting line: every process waits for the word.
    sys.stdin.readline()
    writers = [
        threading.Thread(target=write, args=(f"{os.getpid()}-{i}", turns)) for i in range(threads)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
