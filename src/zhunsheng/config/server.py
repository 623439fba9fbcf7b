"""The running system: web workers, and beside them the worker of background tasks."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces, Loops
from granian.log import LogLevels

logger = logging.getLogger(__name__)

THREADS = 8
"""Requests that one web worker handles at once."""

GRACE = 30
"""Seconds that running requests and tasks have to finish when the system stops."""

RESTART = 2
"""Seconds before a task worker that fell is started again."""


class TaskWorker:
    """The process that runs background tasks (jobs, seals, digests), kept alive while we are."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process = self._start()
        self._keeper = threading.Thread(target=self._keep, name="task-worker", daemon=True)
        self._keeper.start()

    def _start(self) -> subprocess.Popen[bytes]:
        # Its own session, so that Ctrl+C reaches it once, from us; a pipe, so that it ends
        # even when we are killed and cannot tell it.
        return subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def _keep(self) -> None:
        while True:
            status = self._process.wait()
            if self._stopping.wait(RESTART):
                return
            logger.error("task worker ended with status %s; starting it again", status)
            self._process = self._start()

    def stop(self) -> None:
        """Let the running task finish, at most GRACE seconds."""
        self._stopping.set()
        self._process.terminate()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            logger.warning("a task still ran after %s seconds; it is ended", GRACE)
            self._process.kill()
        self._keeper.join()


def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    *,
    started: Callable[[], None] | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM, then end the web workers and the task worker.

    `started` is called when the address is ours. Raises OSError when it is taken, and SystemExit
    with a status other than 0 when the web workers cannot run.
    """
    _claim(host, port)
    # A forked worker would share our database connections, and with them their locks.
    multiprocessing.set_start_method("spawn", force=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")
    server = Granian(
        "zhunsheng.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        loop=Loops.asyncio,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        websockets=False,
        log_level=LogLevels.error,
    )
    if started is not None:
        server.on_startup(started)
    tasks = TaskWorker()
    try:
        server.serve()
    finally:
        tasks.stop()


def _claim(host: str, port: int) -> None:
    """Raise OSError when something listens there: granian would quietly share the port with it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def run_tasks() -> None:
    """The task worker's process: queues what recurs and works through all queues until told to stop
    or left alone.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")
    threading.Thread(target=_end_with_parent, daemon=True).start()

    import django
    from django.core.management import call_command

    django.setup()
    from zhunsheng.kernel.modules import schedule

    threading.Thread(target=schedule.run, args=[threading.Event()], daemon=True).start()
    call_command("db_worker", queue_name="*", startup_delay=False, reload=False)


def _end_with_parent() -> None:
    # Not sys.stdin: its lock, held by this thread for ever, would break the interpreter's own end.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    run_tasks()
