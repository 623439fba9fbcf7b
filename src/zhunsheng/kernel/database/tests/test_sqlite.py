"""Writers to one SQLite file wait their turn, and none is told that the database is locked."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from django.db import DatabaseError, OperationalError, connections, transaction
from django.test.utils import CaptureQueriesContext

from zhunsheng.kernel.database.sqlite.base import DatabaseWrapper
from zhunsheng.kernel.database.sqlite.lock import WriteLock
from zhunsheng.kernel.database.tests import writer

ALIAS = "turns"

pytestmark = pytest.mark.sqlite


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "turns.sqlite3"


@pytest.fixture
def turns(path: Path, django_db_blocker: Any) -> Iterator[DatabaseWrapper]:
    """A database of its own, known to Django under the name ALIAS."""
    connections.settings[ALIAS] = connections.configure_settings(
        {"default": {}, ALIAS: {"ENGINE": writer.ENGINE, "NAME": path}}
    )[ALIAS]
    connection = cast(DatabaseWrapper, connections[ALIAS])
    with django_db_blocker.unblock():
        execute("CREATE TABLE turn (number integer PRIMARY KEY, writer text)")
        execute("CREATE TABLE tally (n integer)")
        execute("INSERT INTO tally VALUES (0)")
        yield connection
        connection.close()
    del connections[ALIAS]
    del connections.settings[ALIAS]


def execute(sql: str) -> list[tuple[object, ...]]:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall()) if cursor.description else []


def is_free(path: Path) -> bool:
    """Whether another writer could have its turn now."""
    lock = WriteLock(path.with_name(f"{path.name}.lock"))
    try:
        return lock.acquire(timeout=0)
    finally:
        lock.close()


def test_processes_and_threads_take_turns(turns: DatabaseWrapper, path: Path) -> None:
    command = [sys.executable, writer.__file__, str(path), "2", "60"]
    pipe = subprocess.PIPE
    programs = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(4)
    ]
    errors = "".join(program.communicate("go\n", timeout=60)[1] for program in programs)
    assert errors == ""
    assert execute("SELECT count(*), max(number), count(DISTINCT writer) FROM turn") == [
        (480, 480, 8)
    ]
    assert execute("SELECT n FROM tally") == [(480,)]


def test_no_writer_is_passed_over(turns: DatabaseWrapper) -> None:
    """While all of them want turns, every thread has its share."""
    together = threading.Barrier(6)
    order: list[int] = []

    def take_turns(me: int) -> None:
        together.wait()
        for _ in range(40):
            with transaction.atomic(using=ALIAS):
                order.append(me)
                time.sleep(0.002)
        connections[ALIAS].close()

    threads = [threading.Thread(target=take_turns, args=(i,)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # SQLite's own waiting lets threads run away one after the other, so that the last has none of the first half; in
    # a queue each has about twenty, or fewer where the machine's own scheduler, busy with others, let it wait.
    counts = [order[:120].count(i) for i in range(6)]
    assert min(counts) >= 1, counts


def test_turn_lasts_from_begin_to_commit(turns: DatabaseWrapper, path: Path) -> None:
    with transaction.atomic(using=ALIAS):
        assert not is_free(path)
        with transaction.atomic(using=ALIAS):
            execute("UPDATE tally SET n = 1")
        assert not is_free(path), "the end of a savepoint ended the turn"
    assert is_free(path)


def test_turn_ends_at_rollback_also_when_only_a_savepoint_is_undone(
    turns: DatabaseWrapper, path: Path
) -> None:
    with transaction.atomic(using=ALIAS):
        with pytest.raises(DatabaseError), transaction.atomic(using=ALIAS):
            execute("UPDATE nothing SET n = 1")
        assert not is_free(path)
        execute("UPDATE tally SET n = 2")
    with pytest.raises(KeyError), transaction.atomic(using=ALIAS):
        execute("UPDATE tally SET n = 3")
        raise KeyError
    assert is_free(path)
    assert execute("SELECT n FROM tally") == [(2,)]


def test_single_statements_take_a_turn_of_their_own(turns: DatabaseWrapper, path: Path) -> None:
    holder = WriteLock(path.with_name(f"{path.name}.lock"))
    assert holder.acquire(timeout=0)

    def write() -> None:
        execute("UPDATE tally SET n = 5")
        connections[ALIAS].close()

    waiting = threading.Thread(target=write)
    waiting.start()
    time.sleep(0.2)
    assert execute("SELECT n FROM tally") == [(0,)], "reading waits for nobody"
    holder.close()
    waiting.join(timeout=5)
    assert execute("SELECT n FROM tally") == [(5,)]
    assert is_free(path)


def test_turn_lasts_while_autocommit_is_off(turns: DatabaseWrapper, path: Path) -> None:
    turns.set_autocommit(False)
    execute("UPDATE tally SET n = 6")
    assert not is_free(path)
    turns.commit()
    assert is_free(path)
    turns.set_autocommit(True)


def test_many_rows_at_once_take_one_turn(turns: DatabaseWrapper, path: Path) -> None:
    with turns.cursor() as cursor:
        cursor.executemany("INSERT INTO turn VALUES (%s, %s)", [(1, "a"), (2, "b")])
    assert execute("SELECT count(*) FROM turn") == [(2,)]
    assert is_free(path)


def test_waiting_has_an_end(turns: DatabaseWrapper, path: Path) -> None:
    holder = WriteLock(path.with_name(f"{path.name}.lock"))
    assert holder.acquire(timeout=0)
    turns._timeout = 0.2
    with pytest.raises(OperationalError, match="locked"), transaction.atomic(using=ALIAS):
        pytest.fail("entered while another writer had the turn")
    holder.release()
    # The place given up in the queue is not taken by a ghost.
    for _ in range(3):
        with transaction.atomic(using=ALIAS):
            execute("UPDATE tally SET n = n + 1")
    assert execute("SELECT n FROM tally") == [(3,)]
    assert is_free(path)
    holder.close()


def _interrupt_the_waiter() -> None:
    while not any(thread.name == "write-lock" for thread in threading.enumerate()):
        time.sleep(0.01)
    time.sleep(0.1)
    os.kill(os.getpid(), signal.SIGINT)


def test_interrupted_waiter_leaves_no_lock_behind(tmp_path: Path) -> None:
    lock_file = tmp_path / "lock"
    holder, waiter = WriteLock(lock_file), WriteLock(lock_file)
    assert holder.acquire(timeout=0)
    # Whoever ran before in this process (Chromium's driver, say) may have taken the signal over.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Thread(target=_interrupt_the_waiter).start()
        with pytest.raises(KeyboardInterrupt):
            waiter.acquire(timeout=20)
    finally:
        signal.signal(signal.SIGINT, before)
    holder.release()
    time.sleep(0.1)
    assert holder.acquire(timeout=1)
    assert waiter.acquire(timeout=0) is False
    holder.close()
    assert waiter.acquire(timeout=1)
    waiter.close()


def test_turn_falls_with_its_process(turns: DatabaseWrapper, path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from zhunsheng.kernel.database.sqlite.lock import WriteLock;"
        "lock = WriteLock(Path(sys.argv[1])); lock.acquire(0); print('held', flush=True); input()"
    )
    lock_file = path.with_name(f"{path.name}.lock")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", code, str(lock_file)], stdin=pipe, stdout=pipe, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert not is_free(path)
        holder.kill()
    assert is_free(path)


def test_program_that_knows_no_lock_is_waited_for(turns: DatabaseWrapper, path: Path) -> None:
    stranger = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    stranger.execute("BEGIN IMMEDIATE")
    stranger.execute("UPDATE tally SET n = 7")
    end = threading.Timer(0.3, stranger.execute, ("COMMIT",))
    end.start()
    with transaction.atomic(using=ALIAS):
        execute("UPDATE tally SET n = n + 1")
    end.join()
    stranger.close()
    assert execute("SELECT n FROM tally") == [(8,)]


def test_closing_in_a_transaction_ends_the_turn(turns: DatabaseWrapper, path: Path) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(using=ALIAS):
        turns.close()
        execute("SELECT 1")
    assert is_free(path)


def test_database_in_memory_needs_no_lock(django_db_blocker: Any) -> None:
    settings = connections.configure_settings({"default": {"NAME": ":memory:"}})["default"]
    connection = DatabaseWrapper(settings, ALIAS)
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (n integer)")
        cursor.execute("INSERT INTO t VALUES (1)")
        cursor.execute("SELECT n FROM t")
        assert cursor.fetchall() == [(1,)]
    connection.connection.close()


def test_a_transaction_is_two_statements_more(turns: DatabaseWrapper) -> None:
    """The queue costs no statement: BEGIN IMMEDIATE, the update, COMMIT."""
    with CaptureQueriesContext(turns) as queries, transaction.atomic(using=ALIAS):
        execute("UPDATE tally SET n = 9")
    assert [q["sql"] for q in queries] == ["BEGIN IMMEDIATE", "UPDATE tally SET n = 9", "COMMIT"]
    assert execute("PRAGMA journal_mode") == [("wal",)]
    assert execute("PRAGMA synchronous") == [(1,)]
